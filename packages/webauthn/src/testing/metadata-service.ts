import { Buffer } from "node:buffer";
import { constants, createSign, sign, type KeyObject } from "node:crypto";

import {
  authorityKeyIdentifier,
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  keyUsage,
  signCertificate,
  subjectAltName,
  subjectKeyIdentifier,
  type CertificateExtension,
  type GeneralName,
} from "@idpkit/x509";

import { encodeBase64url } from "../base64url.js";
import type { JsonObject } from "../json-object.js";
import { generateKeyPair } from "./generate-key-pair.js";

/** A metadata service under a root of its own, for tests and demonstrations only. */
export interface MetadataService {
  /** The root in DER. */
  readonly trustAnchor: Uint8Array;
  /** The certificate in DER of the authority between root and signer. */
  readonly intermediate: Uint8Array;
  /** The certificate of the signer in DER. */
  readonly certificate: Uint8Array;
  /** The key of the authority, for lists of revoked certificates and certificates of others. */
  readonly intermediateKey: KeyObject;
  /** Writes and signs a BLOB. */
  readonly issueBlob: (fields: MetadataBlobFields, defects?: MetadataBlobDefects) => string;
}

/** What a service is made of. */
export interface MetadataServiceFields {
  /** Certificates are valid from a day before to a year after. */
  readonly now: Date;
  /** Default: RS256, as the FIDO Alliance's. */
  readonly algorithm?: "RS256" | "PS256" | "ES256" | "ES384" | "ES512" | "EdDSA";
  /** What the signer is called. Default: the DNS name of the FIDO Alliance's, `mds.fidoalliance.org`. */
  readonly signerNames?: readonly [GeneralName, ...GeneralName[]];
  /** Further extensions of the signer's certificate. */
  readonly extensions?: readonly CertificateExtension[];
}

/** What a BLOB says. */
export interface MetadataBlobFields {
  readonly no: number;
  /** For example `2026-12-01`. */
  readonly nextUpdate: string;
  /** As the BLOB carries them; what is not there is not made up. */
  readonly entries: readonly JsonObject[];
}

/** What is done to a BLOB on its way. */
export interface MetadataBlobDefects {
  /** Members of the header in the place of the right ones, before it is signed; `undefined` leaves one out. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Members of the payload in the place of the right ones, before it is signed; `undefined` leaves one out. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Alters the signature. */
  readonly signature?: (signature: Uint8Array) => Uint8Array;
}

/** Makes a root, an authority below it, and a signer of BLOBs below that. */
export async function createMetadataService(fields: MetadataServiceFields): Promise<MetadataService> {
  const { now, algorithm = "RS256", signerNames = [fidoAlliance], extensions = [] } = fields;
  const root = generateKeyPair("P-256");
  const authority = generateKeyPair("P-256");
  const signer = generateSigner(algorithm);
  const issue = createIssuer(now);

  const trustAnchor = await issue(["Metadata Root", root.publicKey], ["Metadata Root", root], certification);
  const intermediate = await issue(["Metadata CA", authority.publicKey], ["Metadata Root", root], certification);
  const certificate = await issue(
    ["Metadata Signer", signer.publicKey],
    ["Metadata CA", authority],
    [basicConstraints({ ca: false }), subjectAltName(signerNames), ...extensions],
  );
  const header = { alg: algorithm, typ: "JWT", x5c: [certificate, intermediate].map(toBase64) };
  return {
    trustAnchor,
    intermediate,
    certificate,
    intermediateKey: authority.privateKey,
    issueBlob: (payload, defects = {}) => {
      const signingInput = `${toPart({ ...header, ...defects.header })}.${toPart({ ...payload, ...defects.payload })}`;
      const signature = signInput(algorithm, signingInput, signer.privateKey);
      return `${signingInput}.${encodeBase64url(defects.signature?.(signature) ?? signature)}`;
    },
  };
}

const fidoAlliance = { type: "dNSName", value: "mds.fidoalliance.org" } as const;

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

type Named<Key> = readonly [commonName: string, key: Key];

const certification = [basicConstraints({ ca: true }), keyUsage(["keyCertSign", "cRLSign"])];

function createIssuer(now: Date) {
  const day = 86_400_000;
  const validity = { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + 365 * day) };
  let serialNumber = 0;
  return (
    [subject, key]: Named<KeyObject>,
    [issuer, { publicKey, privateKey }]: Named<KeyPair>,
    extensions: readonly CertificateExtension[],
  ): Promise<Uint8Array> => {
    const identifiers = [subjectKeyIdentifier(toSpki(key)), authorityKeyIdentifier(keyIdentifier(toSpki(publicKey)))];
    serialNumber += 1;
    return signCertificate(
      {
        ...validity,
        serialNumber: Uint8Array.of(serialNumber),
        issuer: distinguishedName([["CN", issuer]]),
        subject: distinguishedName([["CN", subject]]),
        subjectPublicKeyInfo: toSpki(key),
        extensions: [...extensions, ...identifiers],
      },
      createCertificateSigner(privateKey),
    );
  };
}

/** Without the tag and length of its OCTET STRING. */
function keyIdentifier(spki: Uint8Array): Uint8Array {
  return subjectKeyIdentifier(spki).value.subarray(2);
}

function generateSigner(algorithm: NonNullable<MetadataServiceFields["algorithm"]>): KeyPair {
  switch (algorithm) {
    case "RS256":
    case "PS256":
      return generateKeyPair("RSA");
    case "ES256":
      return generateKeyPair("P-256");
    case "ES384":
      return generateKeyPair("P-384");
    case "ES512":
      return generateKeyPair("P-521");
    case "EdDSA":
      return generateKeyPair("Ed25519");
  }
}

function signInput(
  algorithm: NonNullable<MetadataServiceFields["algorithm"]>,
  signingInput: string,
  key: KeyObject,
): Uint8Array {
  if (algorithm === "EdDSA") return sign(null, Buffer.from(signingInput), key);
  // The one-shot `sign` of workerd heeds neither padding nor encoding, and it takes no KeyObject beside them.
  const pkcs8 = { key: key.export({ format: "der", type: "pkcs8" }), format: "der", type: "pkcs8" } as const;
  const padding = algorithm === "PS256" ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  return createSign(`sha${algorithm.slice(2)}`)
    .update(signingInput)
    .sign({ ...pkcs8, dsaEncoding: "ieee-p1363", ...padding });
}

function toSpki(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: "der", type: "spki" }));
}

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64");
}
