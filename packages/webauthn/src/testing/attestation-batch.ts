import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  keyUsage,
  signCertificate,
  type AttributeTypeName,
  type CertificateExtension,
} from "@idpkit/x509";

import { concatBytes } from "../concat-bytes.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
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
  readonly algorithm?: CoseAlgorithm;
  /** What the certificate says instead of what WebAuthn Level 3 §8.2.1 asks for. */
  readonly defects?: AttestationCertificateDefects;
  readonly crypto?: Crypto;
}

/** Parts of an attestation certificate, put in the place of the right ones. */
export interface AttestationCertificateDefects {
  readonly subject?: readonly (readonly [AttributeTypeName, string])[];
  readonly extensions?: readonly CertificateExtension[];
  readonly notAfter?: Date;
}

/** Makes a vendor's root, an attestation key and its certificate. */
export async function createAttestationBatch(fields: AttestationBatchFields): Promise<AttestationBatch> {
  const { now, aaguid = softwareAaguid, algorithm = -7, defects = {}, crypto = globalThis.crypto } = fields;
  const rootKeys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const rootKey = new Uint8Array(await crypto.subtle.exportKey("spki", rootKeys.publicKey));
  const key = await generateSoftwareKey(algorithm, crypto);
  const signer = createCertificateSigner(rootKeys.privateKey);
  const validity = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 3650 * day) };
  const issuer = distinguishedName(rootName);

  const trustAnchor = await signCertificate(
    {
      ...validity,
      serialNumber: Uint8Array.of(1),
      issuer,
      subject: issuer,
      subjectPublicKeyInfo: rootKey,
      extensions: [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])],
    },
    signer,
  );
  const certificate = await signCertificate(
    {
      ...validity,
      ...(defects.notAfter !== undefined && { notAfter: defects.notAfter }),
      serialNumber: Uint8Array.of(2),
      issuer,
      subject: distinguishedName(defects.subject ?? batchName),
      subjectPublicKeyInfo: key.subjectPublicKeyInfo,
      extensions: defects.extensions ?? [basicConstraints({ ca: false }), aaguidExtension(aaguid)],
    },
    signer,
  );
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

const day = 86_400_000;

const rootName = [
  ["C", "ZZ"],
  ["O", "Software Authenticators"],
  ["CN", "Attestation Root"],
] as const;

/** The subject that WebAuthn Level 3 §8.2.1 asks for. */
export const batchName = [
  ["C", "ZZ"],
  ["O", "Software Authenticators"],
  ["OU", "Authenticator Attestation"],
  ["CN", "Attestation Batch"],
] as const;
