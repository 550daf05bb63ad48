import type { Certificate } from "@idpkit/x509";

import {
  checkAaguidExtension,
  checkCertificateVersion,
  checkNoAuthority,
  unfitCertificate,
} from "./attestation-certificate.js";

/**
 * Checks what a packed attestation certificate must be, beyond leading to a trust anchor.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation-cert-requirements | WebAuthn Level 3 §8.2.1}
 */
export function checkPackedCertificate(certificate: Certificate, aaguid: Uint8Array): void {
  checkCertificateVersion(certificate);
  checkSubject(certificate);
  checkNoAuthority(certificate);
  checkAaguidExtension(certificate, aaguid);
}

function checkSubject({ subject }: Certificate): void {
  const values = (type: string): readonly string[] =>
    subject.attributes.filter((attribute) => attribute.type === type).map((attribute) => attribute.value);
  const { countryName, organizationName, organizationalUnitName, commonName } = SubjectAttribute;
  if (![organizationName, commonName].every((type) => values(type).some((value) => value !== ""))) {
    throw unfitCertificate("has no organization or common name");
  }
  if (!values(countryName).some((value) => /^[A-Z]{2}$/i.test(value))) throw unfitCertificate("has no country");
  const [unit, ...others] = values(organizationalUnitName);
  if (unit !== "Authenticator Attestation" || others.length > 0) {
    throw unfitCertificate("is for another organizational unit");
  }
}

/** Attribute types of [X.520]. */
const SubjectAttribute = {
  commonName: "2.5.4.3",
  countryName: "2.5.4.6",
  organizationName: "2.5.4.10",
  organizationalUnitName: "2.5.4.11",
} as const;
