import { malformedStructure, readStructure } from "./structure-reader.js";

/** What a TPM says when it certifies one of its keys, as far as it is looked at. */
export interface CertInfo {
  /** What the caller of the TPM had it put in: for WebAuthn, the digest of the ceremony. */
  readonly extraData: Uint8Array;
  /** The Name of the certified key: the algorithm of a digest and the digest of its public area. */
  readonly name: Uint8Array;
}

/**
 * Parses a `TPMS_ATTEST` that the TPM made itself (`magic`) and in which it certifies a key (`type`).
 *
 * Who asked, the clock and the firmware are not looked at, as the standard has it.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`.
 * @see {@link https://trustedcomputinggroup.org/resource/tpm-library-specification/ | TPM 2.0 Library, Part 2 §10.12.8}
 */
export function parseCertInfo(bytes: Uint8Array): CertInfo {
  const fields = readStructure(bytes);
  if (fields.uint32() !== tpmGeneratedValue) throw malformedStructure("was not made by a TPM");
  if (fields.uint16() !== tpmStAttestCertify) throw malformedStructure("certifies no key");
  fields.sized(); // qualifiedSigner
  const extraData = fields.sized();
  fields.skip(clockInfoLength + firmwareVersionLength);
  const name = fields.sized();
  fields.sized(); // qualifiedName
  fields.finish();
  return { extraData, name };
}

/** `TPM_GENERATED_VALUE`: a TPM signs nothing from outside that begins with it. */
const tpmGeneratedValue = 0xff544347;
/** `TPM_ST_ATTEST_CERTIFY` */
const tpmStAttestCertify = 0x8017;
/** clock, resetCount, restartCount and safe of `TPMS_CLOCK_INFO`. */
const clockInfoLength = 8 + 4 + 4 + 1;
const firmwareVersionLength = 8;
