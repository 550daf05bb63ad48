import { keyUsage } from "@idpkit/x509";

import { concatBytes } from "../concat-bytes.js";
import { androidKeyDescription, type AndroidKeyDescription } from "./android-key-description.js";
import { createAttestationAuthority } from "./attestation-authority.js";
import { softwareAaguid } from "./attestation-batch.js";
import type { AttestedCredential, SoftwareAttester } from "./software-attester.js";
import { signWithSoftwareKey } from "./software-key.js";

/** The Keystore of a device, which certifies each credential key on its own. */
export interface AndroidKeystore extends SoftwareAttester {
  /** The root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
}

/** What a Keystore is made of. */
export interface AndroidKeystoreFields {
  /** Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  /** What it says instead of the truth: a key of the hardware, made there, to sign, for one application. */
  readonly defects?: Partial<AndroidKeyDescription>;
}

/** Makes a Keystore that writes `android-key` statements. */
export async function createAndroidKeystore({ now, defects = {} }: AndroidKeystoreFields): Promise<AndroidKeystore> {
  const authority = await createAttestationAuthority(now);
  return {
    format: "android-key",
    aaguid: softwareAaguid,
    trustAnchor: authority.trustAnchor,
    async attest(credential) {
      const certificate = await authority.issue(androidKeyCertificate(credential, defects));
      return androidKeyStatement(credential, [certificate, authority.trustAnchor]);
    },
  };
}

/** What the certificate of a credential key says. */
export function androidKeyCertificate(
  { key, clientDataHash }: AttestedCredential,
  defects: Partial<AndroidKeyDescription>,
) {
  const description = androidKeyDescription({
    attestationSecurityLevel: trustedEnvironment,
    keyMintSecurityLevel: trustedEnvironment,
    attestationChallenge: clientDataHash,
    softwareEnforced: {},
    teeEnforced: { purpose: [2], origin: 0 },
    ...defects,
  });
  return {
    subject: androidKeyName,
    subjectPublicKeyInfo: key.subjectPublicKeyInfo,
    extensions: [keyUsage(["digitalSignature"]), description],
  };
}

/** Signs a statement with the credential key. */
export function androidKeyStatement(credential: AttestedCredential, x5c: readonly Uint8Array[]) {
  const { key } = credential;
  const data = concatBytes(credential.authenticatorData, credential.clientDataHash);
  const rightSignature = signWithSoftwareKey(key, data);
  const sig = credential.defects.signature?.(rightSignature) ?? rightSignature;
  return { alg: key.algorithm, sig, x5c };
}

/** The subject of all of them. */
export const androidKeyName = [["CN", "Android Keystore Key"]] as const;

const trustedEnvironment = 1;
