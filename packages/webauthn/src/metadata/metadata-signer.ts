import {
  parseCertificate,
  parseCertificateList,
  readKeyUsage,
  readSubjectAltName,
  verifyCertificatePath,
  type Certificate,
} from "@idpkit/x509";

import { WebAuthnError } from "../errors.js";
import type { ExpectedMetadataBlob } from "./expected-metadata-blob.js";
import { readingBlob } from "./malformed-blob.js";

/**
 * Verifies that the certificates of a BLOB lead from a signer of this name to a trust anchor.
 *
 * @returns the certificate of the signer.
 * @throws {@link WebAuthnError} `metadata-blob-malformed`, `metadata-untrusted` or `metadata-signer-mismatch`.
 */
export function verifyMetadataSigner(
  x5c: readonly [Uint8Array, ...Uint8Array[]],
  expected: ExpectedMetadataBlob,
): Certificate {
  const [signer, ...intermediates] = parseCertificates(x5c);
  const path = {
    intermediates,
    trustAnchors: configured("trustAnchors", expected.trustAnchors, parseCertificate),
    at: expected.now,
    // The standard asks for no purpose; the FIDO Alliance's certificate is one of a TLS server.
    extendedKeyUsage: [],
    revocation: readRevocation(expected),
    certificateProfile: "unchecked",
  } as const;
  try {
    verifyCertificatePath(signer, path);
  } catch (cause) {
    throw new WebAuthnError("metadata-untrusted", "The metadata BLOB does not end at a trust anchor.", { cause });
  }
  checkKeyUsage(signer);
  checkName(signer, expected.signerName ?? "mds.fidoalliance.org");
  return signer;
}

function parseCertificates([signer, ...others]: readonly [Uint8Array, ...Uint8Array[]]): [
  Certificate,
  ...Certificate[],
] {
  return readingBlob(() => [parseCertificate(signer), ...others.map(parseCertificate)]);
}

function readRevocation({ certificateLists }: ExpectedMetadataBlob) {
  if (certificateLists === undefined) return "unchecked";
  const lists = configured("certificateLists", certificateLists, parseCertificateList);
  return { certificateLists: lists, scope: "chain" } as const;
}

function configured<T>(option: string, ders: readonly Uint8Array[], parse: (der: Uint8Array) => T): readonly T[] {
  try {
    return ders.map(parse);
  } catch (cause) {
    throw new TypeError(`${option} must be in DER`, { cause });
  }
}

/** A key that is limited must be for signatures ([RFC5280] §4.2.1.3). */
function checkKeyUsage(signer: Certificate): void {
  if (readingBlob(() => readKeyUsage(signer))?.includes("digitalSignature") === false) {
    throw new WebAuthnError("metadata-untrusted", "The certificate of the metadata BLOB is not for signatures.");
  }
}

/** Compared whole: a wildcard is a name of its own. */
function checkName(signer: Certificate, signerName: string): void {
  if (signerName === "unchecked") return;
  const names = readingBlob(() => readSubjectAltName(signer));
  if (!names.some(({ type, value }) => type === "dNSName" && value.toLowerCase() === signerName.toLowerCase())) {
    throw new WebAuthnError("metadata-signer-mismatch", "The metadata BLOB is signed by somebody of another name.");
  }
}
