import { createHash } from "node:crypto";

import { basicConstraints, contextConstructed, derTag, serializeDer, type CertificateExtension } from "@idpkit/x509";

import { createAttestationAuthority } from "./attestation-authority.js";
import { softwareAaguid, type AttestationCertificateDefects } from "./attestation-batch.js";
import type { SoftwareAttester } from "./software-attester.js";

/** Apple's part in the attestation of a Secure Enclave: it issues a certificate for each credential. */
export interface AppleAuthority extends SoftwareAttester {
  /** The root in DER, for the trust anchors of a policy. */
  readonly trustAnchor: Uint8Array;
}

/** What such an authority is made of. */
export interface AppleAuthorityFields {
  /** Certificates are valid from a day before to ten years after. */
  readonly now: Date;
  readonly defects?: AppleDefects;
}

/** What a certificate says instead of what WebAuthn Level 3 §8.8 asks for. */
export interface AppleDefects extends AttestationCertificateDefects {
  /** Rewrites the extension with the nonce. */
  readonly nonce?: (extension: CertificateExtension) => CertificateExtension;
  /** Another key than the credential's, as SubjectPublicKeyInfo in DER. */
  readonly subjectPublicKeyInfo?: Uint8Array;
}

/** Makes an authority that attests as Apple did for iOS 14 and 15. */
export async function createAppleAuthority({ now, defects = {} }: AppleAuthorityFields): Promise<AppleAuthority> {
  const { nonce, ...certificateDefects } = defects;
  const { trustAnchor, issue } = await createAttestationAuthority(now);
  return {
    format: "apple",
    aaguid: softwareAaguid,
    trustAnchor,
    attest: async ({ key, authenticatorData, clientDataHash }) => {
      const extension = nonceExtension(createHash("sha256").update(authenticatorData).update(clientDataHash).digest());
      const certificate = await issue({
        subject: [["CN", "Software Secure Enclave"]],
        extensions: [basicConstraints({ ca: false }), nonce?.(extension) ?? extension],
        subjectPublicKeyInfo: key.subjectPublicKeyInfo,
        ...certificateDefects,
      });
      return { x5c: [certificate] };
    },
  };
}

function nonceExtension(nonce: Uint8Array): CertificateExtension {
  const value = serializeDer(
    derTag.sequence,
    serializeDer(contextConstructed(1), serializeDer(derTag.octetString, nonce)),
  );
  return { oid: "1.2.840.113635.100.8.2", critical: false, value };
}
