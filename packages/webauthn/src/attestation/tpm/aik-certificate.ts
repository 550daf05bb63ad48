import { extensionOid, findExtension, readExtendedKeyUsage, readSubjectAltName, type Certificate } from "@idpkit/x509";

import { WebAuthnError } from "../../errors.js";
import {
  checkAaguidExtension,
  checkCertificateVersion,
  checkNoAuthority,
  readingCertificate,
  unfitCertificate,
} from "../attestation-certificate.js";
import { isManufacturer, type TpmPolicy } from "./tpm-policy.js";
import { tpmManufacturers } from "./tpm-manufacturers.js";

/**
 * Checks what the certificate of an attestation identity key (AIK) must be, beyond leading to a trust anchor.
 *
 * @throws {@link WebAuthnError} `attestation-certificate-unfit`, `attestation-certificate-malformed`,
 * `attestation-manufacturer-refused`, `attestation-aaguid-mismatch`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-tpm-cert-requirements | WebAuthn Level 3 §8.3.1}
 */
export function checkAikCertificate(certificate: Certificate, aaguid: Uint8Array, policy: TpmPolicy): void {
  checkCertificateVersion(certificate);
  checkEmptySubject(certificate);
  checkSubjectAltName(certificate, policy);
  checkExtendedKeyUsage(certificate);
  checkNoAuthority(certificate);
  checkAaguidExtension(certificate, aaguid);
}

function checkEmptySubject({ subject }: Certificate): void {
  if (subject.attributes.length > 0) throw unfitCertificate("of a TPM has a subject");
}

/** Where the subject is empty, subjectAltName is critical and says which TPM it is ([TPMv2-EK-Profile] §3.2.9). */
function checkSubjectAltName(certificate: Certificate, { allowManufacturers = tpmManufacturers }: TpmPolicy): void {
  if (findExtension(certificate, extensionOid.subjectAltName)?.critical !== true) {
    throw unfitCertificate("of a TPM has no critical subjectAltName");
  }
  const manufacturer = tpmAttribute(certificate, TpmAttribute.manufacturer);
  tpmAttribute(certificate, TpmAttribute.model);
  tpmAttribute(certificate, TpmAttribute.version);
  if (!isManufacturer(manufacturer)) throw unfitCertificate("of a TPM names its vendor in another way");
  const known = allowManufacturers.some((allowed) => allowed.toUpperCase() === manufacturer.toUpperCase());
  if (!known) {
    throw new WebAuthnError("attestation-manufacturer-refused", "The policy does not take TPMs of this vendor.");
  }
}

/** Vendors differ in the order, and put the attributes into one RDN, several RDNs or several names. */
function tpmAttribute(certificate: Certificate, type: string): string {
  const [value, ...others] = readingCertificate(() => readSubjectAltName(certificate))
    .flatMap((name) => (name.type === "directoryName" ? name.value.attributes : []))
    .filter((attribute) => attribute.type === type)
    .map((attribute) => attribute.value);
  if (value === undefined || value === "" || others.length > 0) {
    throw unfitCertificate("does not say once which vendor, model and version its TPM is of");
  }
  return value;
}

/** Attribute types of the TCG. */
const TpmAttribute = { manufacturer: "2.23.133.2.1", model: "2.23.133.2.2", version: "2.23.133.2.3" } as const;

function checkExtendedKeyUsage(certificate: Certificate): void {
  const purposes = readingCertificate(() => readExtendedKeyUsage(certificate)) ?? [];
  if (!purposes.includes(tcgKpAikCertificate)) throw unfitCertificate("is not for an attestation key of a TPM");
}

const tcgKpAikCertificate = "2.23.133.8.3";
