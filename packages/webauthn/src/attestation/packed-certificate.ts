import { findExtension, parseCertificate, readBasicConstraints, type Certificate } from "@idpkit/x509";

import { concatBytes } from "../concat-bytes.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";

/** Parses the certificates of `x5c`, the one that signed first. None of them is trusted for being there. */
export function parseTrustPath(x5c: readonly [Uint8Array, ...Uint8Array[]]): [Certificate, ...Certificate[]] {
  const [attestationCertificate, ...others] = x5c;
  return reading(() => [parseCertificate(attestationCertificate), ...others.map(parseCertificate)]);
}

/**
 * Checks what a packed attestation certificate must be, beyond leading to a trust anchor.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation-cert-requirements | WebAuthn Level 3 §8.2.1}
 */
export function checkPackedCertificate(certificate: Certificate, aaguid: Uint8Array): void {
  checkVersion(certificate);
  checkSubject(certificate);
  checkBasicConstraints(certificate);
  checkAaguidExtension(certificate, aaguid);
}

function checkVersion({ version }: Certificate): void {
  if (version !== 3) throw unfit("is not of version 3");
}

function checkSubject({ subject }: Certificate): void {
  const values = (type: string): readonly string[] =>
    subject.attributes.filter((attribute) => attribute.type === type).map((attribute) => attribute.value);
  const { countryName, organizationName, organizationalUnitName, commonName } = SubjectAttribute;
  if (![countryName, organizationName, commonName].every((type) => values(type).some((value) => value !== ""))) {
    throw unfit("has no country, organization or common name");
  }
  const [unit, ...others] = values(organizationalUnitName);
  if (unit !== "Authenticator Attestation" || others.length > 0) throw unfit("is for another organizational unit");
}

/** Attribute types of [X.520]. */
const SubjectAttribute = {
  commonName: "2.5.4.3",
  countryName: "2.5.4.6",
  organizationName: "2.5.4.10",
  organizationalUnitName: "2.5.4.11",
} as const;

function checkBasicConstraints(certificate: Certificate): void {
  if (reading(() => readBasicConstraints(certificate))?.ca !== false) throw unfit("could be one of an authority");
}

/** The model that the vendor certified; certificates for a single model may leave it out. */
function checkAaguidExtension(certificate: Certificate, aaguid: Uint8Array): void {
  const extension = findExtension(certificate, idFidoGenCeAaguid);
  if (extension === undefined) return;
  if (extension.critical) throw unfit("has a critical AAGUID extension");
  if (!equalBytes(extension.value, concatBytes(octetStringOf16, aaguid))) {
    throw new WebAuthnError("attestation-aaguid-mismatch", "The attestation certificate is for another model.");
  }
}

const idFidoGenCeAaguid = "1.3.6.1.4.1.45724.1.1.4";
/** Tag and length: the AAGUID is an OCTET STRING inside the extension's own. */
const octetStringOf16 = Uint8Array.of(0x04, 16);

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new WebAuthnError("attestation-certificate-malformed", "An attestation certificate cannot be read.", {
      cause,
    });
  }
}

function unfit(what: string): WebAuthnError {
  return new WebAuthnError("attestation-certificate-unfit", `The attestation certificate ${what}.`);
}
