import { Buffer } from "node:buffer";

import { basicConstraints, subjectAltName } from "@idpkit/x509";

import { encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { sha256 } from "../sha256.js";
import { createAttestationAuthority } from "./attestation-authority.js";
import { softwareAaguid } from "./attestation-batch.js";
import type { SoftwareAttester } from "./software-attester.js";
import { generateSoftwareKey, signWithSoftwareKey, type SoftwareKey } from "./software-key.js";

/** The service of Google that judged devices until 2025. */
export interface SafetyNetService extends SoftwareAttester {
  /** The root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
}

/** What a service is made of. */
export interface SafetyNetServiceFields {
  /** When it judges. Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  readonly defects?: SafetyNetDefects;
}

/** What the service says instead of the truth; `undefined` takes a member away. */
export interface SafetyNetDefects {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Names of the certificate; none leaves the extension out. */
  readonly dNSNames?: readonly string[];
  readonly commonName?: string;
}

/** Makes a service that writes `android-safetynet` statements. */
export async function createSafetyNetService(fields: SafetyNetServiceFields): Promise<SafetyNetService> {
  return createSafetyNetServiceWithKey(generateSoftwareKey(-257), fields);
}

/** Makes a service of a key of RSA, which takes long to make. */
export async function createSafetyNetServiceWithKey(
  key: SoftwareKey,
  { now, defects = {} }: SafetyNetServiceFields,
): Promise<SafetyNetService> {
  const authority = await createAttestationAuthority(now);
  const { dNSNames = [hostname], commonName = hostname } = defects;
  const [name, ...others] = dNSNames.map((value) => ({ type: "dNSName", value }) as const);
  const certificate = await authority.issue({
    subject: [["CN", commonName]],
    subjectPublicKeyInfo: key.subjectPublicKeyInfo,
    extensions: [basicConstraints({ ca: false }), ...(name === undefined ? [] : [subjectAltName([name, ...others])])],
  });

  return {
    format: "android-safetynet",
    aaguid: softwareAaguid,
    trustAnchor: authority.trustAnchor,
    attest({ authenticatorData, clientDataHash, defects: { signature: rewrite = (bytes) => bytes } }) {
      const nonce = toBase64(sha256(concatBytes(authenticatorData, clientDataHash)));
      const header = { alg: "RS256", x5c: [toBase64(certificate)], ...defects.header };
      const payload = { nonce, timestampMs: now.getTime(), ctsProfileMatch: true, ...defects.payload };
      const signed = `${serializePart(header)}.${serializePart(payload)}`;
      const signature = rewrite(signWithSoftwareKey(key, new TextEncoder().encode(signed)));
      const response = new TextEncoder().encode(`${signed}.${encodeBase64url(signature)}`);
      return { ver: "244631037", response };
    },
  };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function serializePart(value: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}

const hostname = "attest.android.com";
