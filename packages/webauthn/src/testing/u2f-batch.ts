import { basicConstraints } from "@idpkit/x509";

import { parseAttestationData } from "../ceremony/authenticator-data.js";
import { concatBytes } from "../concat-bytes.js";
import type { RuntimeAlgorithm } from "../cose/algorithm.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import { createAttestationAuthority } from "./attestation-authority.js";
import { batchName, type AttestationCertificateDefects } from "./attestation-batch.js";
import type { AttestedCredential, SoftwareAttester } from "./software-attester.js";
import { generateSoftwareKey, signWithSoftwareKey } from "./software-key.js";

/** A batch of FIDO U2F authenticators that share an attestation key. */
export interface U2fBatch extends SoftwareAttester {
  /** The vendor's root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
  /** The certificate of the attestation key in DER. */
  readonly certificate: Uint8Array;
}

/** What a batch of FIDO U2F authenticators is made of. */
export interface U2fBatchFields {
  /** Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  /** Algorithm of the attestation key; ES256 by default, as U2F has no other. */
  readonly algorithm?: RuntimeAlgorithm;
  readonly defects?: AttestationCertificateDefects;
}

/** Makes a vendor's root, an attestation key and its certificate. */
export async function createU2fBatch({ now, algorithm = -7, defects = {} }: U2fBatchFields): Promise<U2fBatch> {
  const { trustAnchor, issue } = await createAttestationAuthority(now);
  const key = generateSoftwareKey(algorithm);
  const certificate = await issue({
    subject: batchName,
    extensions: [basicConstraints({ ca: false })],
    ...defects,
    subjectPublicKeyInfo: key.subjectPublicKeyInfo,
  });
  return {
    format: "fido-u2f",
    // U2F knows no models.
    aaguid: new Uint8Array(16),
    trustAnchor,
    certificate,
    attest: (credential) => {
      const signature = signWithSoftwareKey(key, registrationData(credential));
      return { x5c: [certificate], sig: credential.defects.signature?.(signature) ?? signature };
    },
  };
}

/** What a U2F authenticator signs when it registers a key. */
function registrationData({ key, authenticatorData, clientDataHash }: AttestedCredential): Uint8Array {
  const { rpIdHash, credentialId } = parseAttestationData(authenticatorData);
  const publicKey = parseCosePublicKey(key.cosePublicKey);
  if (publicKey.kty !== "EC2") throw new TypeError("U2F has keys on P-256 only");
  const point = concatBytes(Uint8Array.of(0x04), publicKey.x, publicKey.y);
  return concatBytes(Uint8Array.of(0x00), rpIdHash, clientDataHash, credentialId, point);
}
