import { basicConstraints, type AttributeTypeName, type CertificateExtension } from "@idpkit/x509";

import { concatBytes } from "../concat-bytes.js";
import type { RuntimeAlgorithm } from "../cose/algorithm.js";
import { createAttestationAuthority } from "./attestation-authority.js";
import { generateSoftwareKey, type SoftwarePrivateKey } from "./software-key.js";

/** A batch of authenticators of one model that share an attestation key, as vendors make them. */
export interface AttestationBatch {
  /** The vendor's root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
  /** The certificate of the attestation key in DER. */
  readonly certificate: Uint8Array;
  /** Model of the authenticators, 16 bytes. */
  readonly aaguid: Uint8Array;
  /** The attestation key. */
  readonly key: SoftwarePrivateKey;
}

/** What a batch is made of. */
export interface AttestationBatchFields {
  /** Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  /** Default: made up, the same for all batches. */
  readonly aaguid?: Uint8Array;
  /** Algorithm of the attestation key; ES256 by default, as with most vendors. */
  readonly algorithm?: RuntimeAlgorithm;
  /** What the certificate says instead of what WebAuthn Level 3 §8.2.1 asks for. */
  readonly defects?: AttestationCertificateDefects;
}

/** Parts of an attestation certificate, put in the place of the right ones. */
export interface AttestationCertificateDefects {
  readonly subject?: readonly (readonly [AttributeTypeName, string])[];
  readonly extensions?: readonly CertificateExtension[];
  readonly notAfter?: Date;
}

/** Makes a vendor's root, an attestation key and its certificate. */
export async function createAttestationBatch(fields: AttestationBatchFields): Promise<AttestationBatch> {
  const { now, aaguid = softwareAaguid, algorithm = -7, defects = {} } = fields;
  const { trustAnchor, issue } = await createAttestationAuthority(now);
  const key = generateSoftwareKey(algorithm);
  const certificate = await issue({
    subject: batchName,
    extensions: [basicConstraints({ ca: false }), aaguidExtension(aaguid)],
    ...defects,
    subjectPublicKeyInfo: key.subjectPublicKeyInfo,
  });
  return { trustAnchor, certificate, aaguid, key };
}

/** Builds the extension in which a vendor certifies the model (`id-fido-gen-ce-aaguid`). */
export function aaguidExtension(aaguid: Uint8Array): CertificateExtension {
  return { oid: "1.3.6.1.4.1.45724.1.1.4", critical: false, value: concatBytes(Uint8Array.of(0x04, 16), aaguid) };
}

/** Model of software authenticators: 4964706b-6974-4073-af66-747761726521, a made-up UUID. */
export const softwareAaguid: Uint8Array = Uint8Array.of(
  ...[0x49, 0x64, 0x70, 0x6b, 0x69, 0x74, 0x40, 0x73],
  ...[0xaf, 0x66, 0x74, 0x77, 0x61, 0x72, 0x65, 0x21],
);

/** The subject that WebAuthn Level 3 §8.2.1 asks for. */
export const batchName = [
  ["C", "ZZ"],
  ["O", "Software Authenticators"],
  ["OU", "Authenticator Attestation"],
  ["CN", "Attestation Batch"],
] as const;
