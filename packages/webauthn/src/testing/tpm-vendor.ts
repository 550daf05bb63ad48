import { createHash, createPrivateKey, sign } from "node:crypto";

import {
  basicConstraints,
  derTag,
  extendedKeyUsage,
  serializeDer,
  serializeObjectIdentifier,
  subjectAltName,
  type CertificateExtension,
} from "@idpkit/x509";

import { algorithmParameters, type AttestationAlgorithm, type RuntimeAlgorithm } from "../cose/algorithm.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import { createAttestationAuthority } from "./attestation-authority.js";
import { aaguidExtension, softwareAaguid, type AttestationCertificateDefects } from "./attestation-batch.js";
import { serializeCertInfo, serializeName, serializePubArea } from "./serialize-tpm.js";
import type { AttestedCredential, SoftwareAttester } from "./software-attester.js";
import { generateSoftwareKey, signWithSoftwareKey } from "./software-key.js";

/** A computer with a TPM 2.0, and the authority that certified its attestation identity key (AIK). */
export interface TpmVendor extends SoftwareAttester {
  /** The authority's root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
  /** The certificate of the AIK in DER. */
  readonly certificate: Uint8Array;
}

/** What a TPM is made of. */
export interface TpmVendorFields {
  /** Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  /** Algorithm of the AIK; RS256 by default, and RS1 (-65535) in old computers. */
  readonly algorithm?: RuntimeAlgorithm | -65535;
  readonly defects?: TpmDefects;
}

/** What a TPM, or the certificate of its AIK, says instead of what WebAuthn Level 3 §8.3 asks for. */
export interface TpmDefects extends AttestationCertificateDefects {
  /** Rewrites the public area before its Name is computed. */
  readonly pubArea?: (pubArea: Uint8Array) => Uint8Array;
  /** Rewrites what the TPM certifies before it is signed. */
  readonly certInfo?: (certInfo: Uint8Array) => Uint8Array;
  /** Rewrites the Name of the credential key in what the TPM certifies. */
  readonly name?: (name: Uint8Array) => Uint8Array;
  /** Rewrites the hash of what the statement is about in what the TPM certifies. */
  readonly extraData?: (extraData: Uint8Array) => Uint8Array;
}

/** Makes an authority, an AIK and its certificate. */
export async function createTpmVendor({ now, algorithm = -257, defects = {} }: TpmVendorFields): Promise<TpmVendor> {
  const { subject = [], extensions = aikExtensions, notAfter } = defects;
  const { trustAnchor, issue } = await createAttestationAuthority(now);
  const aik = { ...generateSoftwareKey(algorithm === -65535 ? -257 : algorithm), algorithm };
  const certificate = await issue({
    subject,
    extensions,
    ...(notAfter !== undefined && { notAfter }),
    subjectPublicKeyInfo: aik.subjectPublicKeyInfo,
  });
  return {
    format: "tpm",
    aaguid: softwareAaguid,
    trustAnchor,
    certificate,
    attest: (credential) => ({ ...certify(credential, aik, defects), x5c: [certificate] }),
  };
}

function certify(credential: AttestedCredential, aik: AttestationIdentityKey, defects: TpmDefects) {
  const same = (bytes: Uint8Array): Uint8Array => bytes;
  const { pubArea: area = same, certInfo: info = same, name = same, extraData = same } = defects;
  const pubArea = area(serializePubArea(parseCosePublicKey(credential.key.cosePublicKey)));
  const certInfo = info(serializeCertInfo(extraData(digest(credential, aik.algorithm)), name(serializeName(pubArea))));
  const signature = signWithAik(aik, certInfo);
  const sig = credential.defects.signature?.(signature) ?? signature;
  return { ver: "2.0", alg: aik.algorithm, sig, certInfo, pubArea };
}

function digest(
  { authenticatorData, clientDataHash }: AttestedCredential,
  algorithm: AttestationAlgorithm,
): Uint8Array {
  const parameters = algorithmParameters[algorithm];
  const hash = "hash" in parameters ? parameters.hash : "sha256";
  return createHash(hash).update(authenticatorData).update(clientDataHash).digest();
}

interface AttestationIdentityKey {
  readonly algorithm: RuntimeAlgorithm | -65535;
  /** PKCS#8, base64url. */
  readonly privateKey: string;
}

function signWithAik({ algorithm, privateKey }: AttestationIdentityKey, data: Uint8Array): Uint8Array {
  if (algorithm !== -65535) return signWithSoftwareKey({ algorithm, privateKey }, data);
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64url"), format: "der", type: "pkcs8" });
  return new Uint8Array(sign("sha1", data, key));
}

/** Attributes of a TPM in the subjectAltName of its AIK: types by OID. */
export type TpmAttributes = readonly (readonly [type: string, value: string])[];

/** Builds the subjectAltName of an AIK; each list of attributes becomes one RDN. */
export function tpmAltName(
  relativeNames: readonly TpmAttributes[],
  { critical = true }: { readonly critical?: boolean } = {},
): CertificateExtension {
  const sets = relativeNames.map((attributes) => serializeDer(derTag.set, ...attributes.map(serializeAttribute)));
  const value = { der: serializeDer(derTag.sequence, ...sets), attributes: [] };
  return subjectAltName([{ type: "directoryName", value }], { critical });
}

function serializeAttribute([type, value]: TpmAttributes[number]): Uint8Array {
  const text = serializeDer(derTag.utf8String, new TextEncoder().encode(value));
  return serializeDer(derTag.sequence, serializeObjectIdentifier(type), text);
}

/** Vendor (Intel), model and version of a software TPM. */
export const tpmAttributes = [
  ["2.23.133.2.1", "id:494E5443"],
  ["2.23.133.2.2", "Software"],
  ["2.23.133.2.3", "id:00010002"],
] as const satisfies TpmAttributes;

/** What the certificate of an AIK has, as WebAuthn Level 3 §8.3.1 asks for. */
export const aikExtensions = [
  tpmAltName([tpmAttributes]),
  extendedKeyUsage(["2.23.133.8.3"]),
  basicConstraints({ ca: false }),
  aaguidExtension(softwareAaguid),
] as const satisfies readonly CertificateExtension[];
