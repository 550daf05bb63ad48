import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  keyUsage,
  signCertificate,
  type AttributeTypeName,
  type CertificateExtension,
} from "@idpkit/x509";
import { generateKeyPair } from "./generate-key-pair.js";

/** The root of a vendor of authenticators, or of whoever vouches for them. */
export interface AttestationAuthority {
  /** Its certificate in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
  /** Issues a certificate, valid as long as its own unless told otherwise. */
  readonly issue: (fields: AttestationCertificateFields) => Promise<Uint8Array>;
}

/** What an {@link AttestationAuthority} puts into a certificate. */
interface AttestationCertificateFields {
  readonly subject: readonly (readonly [AttributeTypeName, string])[];
  readonly subjectPublicKeyInfo: Uint8Array;
  readonly extensions: readonly CertificateExtension[];
  readonly notAfter?: Date;
}

/** Makes a root whose certificate is valid from a day before `now` to ten years after. */
export async function createAttestationAuthority(now: Date): Promise<AttestationAuthority> {
  const rootKeys = generateKeyPair("P-256");
  const signer = createCertificateSigner(rootKeys.privateKey);
  const validity = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 3650 * day) };
  const issuer = distinguishedName(rootName);
  const root = {
    ...validity,
    serialNumber: Uint8Array.of(1),
    issuer,
    subject: issuer,
    subjectPublicKeyInfo: new Uint8Array(rootKeys.publicKey.export({ format: "der", type: "spki" })),
    extensions: [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])],
  };

  return {
    trustAnchor: await signCertificate(root, signer),
    issue: ({ subject, ...fields }) =>
      signCertificate(
        { ...validity, serialNumber: Uint8Array.of(2), issuer, subject: distinguishedName(subject), ...fields },
        signer,
      ),
  };
}

const day = 86_400_000;

const rootName = [
  ["C", "ZZ"],
  ["O", "Software Authenticators"],
  ["CN", "Attestation Root"],
] as const;
