import { findExtension, parseCertificate, readBasicConstraints, type Certificate } from "@idpkit/x509";

import { isCborBytes, type CborValue } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";

/** The `x5c` of a statement: certificates in DER, the one that signed first. */
export type CertificateList = readonly [Uint8Array, ...Uint8Array[]];

/** Tells an `x5c` from other values. A chain has no certificate twice. */
export function isCertificateList(x5c: CborValue | undefined): x5c is CertificateList {
  if (!Array.isArray(x5c) || x5c.length < 1 || x5c.length > maxCertificates || !x5c.every(isCborBytes)) return false;
  return !x5c.some((der, index) => x5c.slice(0, index).some((earlier) => equalBytes(der, earlier)));
}

// Vendors send one or two; search for a path grows with their number.
const maxCertificates = 8;

/** Parses the certificates of `x5c`, the one that signed first. None of them is trusted for being there. */
export function parseTrustPath(x5c: CertificateList): [Certificate, ...Certificate[]] {
  const [attestationCertificate, ...others] = x5c;
  return readingCertificate(() => [parseCertificate(attestationCertificate), ...others.map(parseCertificate)]);
}

/** Attestation certificates have extensions, so they are of version 3. */
export function checkCertificateVersion({ version }: Certificate): void {
  if (version !== 3) throw unfitCertificate("is not of version 3");
}

/** Who can issue certificates could attest whatever he likes. */
export function checkNoAuthority(certificate: Certificate): void {
  if (readingCertificate(() => readBasicConstraints(certificate))?.ca !== false) {
    throw unfitCertificate("could be one of an authority");
  }
}

/** The model that the vendor certified; certificates for a single model may leave it out. */
export function checkAaguidExtension(certificate: Certificate, aaguid: Uint8Array): void {
  const extension = findExtension(certificate, idFidoGenCeAaguid);
  if (extension === undefined) return;
  if (extension.critical) throw unfitCertificate("has a critical AAGUID extension");
  if (!equalBytes(extension.value, concatBytes(octetStringOf16, aaguid))) {
    throw new WebAuthnError("attestation-aaguid-mismatch", "The attestation certificate is for another model.");
  }
}

const idFidoGenCeAaguid = "1.3.6.1.4.1.45724.1.1.4";
/** Tag and length: the AAGUID is an OCTET STRING inside the extension's own. */
const octetStringOf16 = Uint8Array.of(0x04, 16);

/** Reads something of a certificate; what cannot be read is `attestation-certificate-malformed`. */
export function readingCertificate<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new WebAuthnError("attestation-certificate-malformed", "An attestation certificate cannot be read.", {
      cause,
    });
  }
}

/** The refusal of a certificate that is not what its format asks for. */
export function unfitCertificate(what: string): WebAuthnError {
  return new WebAuthnError("attestation-certificate-unfit", `The attestation certificate ${what}.`);
}
