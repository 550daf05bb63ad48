import { readPublicKey } from "../signature/public-key.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";
import { checkSignature } from "../signature/verify-signature.js";
import type { CertificationRequest } from "./certification-request.js";

declare const verified: unique symbol;

/** Proof that whoever made a request holds the key in it. Only {@link verifyCertificationRequest} makes one. */
export interface VerifiedCertificationRequest {
  readonly [verified]: true;
  readonly request: CertificationRequest;
}

/**
 * Verifies that a request was signed with the key that it asks a certificate for, and returns proof.
 *
 * Says nothing about who that is: name and extensions are what they ask for, and whether they may have them is policy.
 *
 * @throws {@link X509Error} `signature-algorithm-unsupported`, `signature-algorithm-not-allowed`, `public-key-unsupported`,
 * `public-key-too-small` or `signature-invalid`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2986#section-3 | RFC 2986 §3}
 */
export function verifyCertificationRequest(
  request: CertificationRequest,
  { signatures = {} }: { readonly signatures?: SignaturePolicy } = {},
): VerifiedCertificationRequest {
  checkSignature(request, readPublicKey(request.subjectPublicKeyInfo), signatures);
  return { request } as VerifiedCertificationRequest;
}
