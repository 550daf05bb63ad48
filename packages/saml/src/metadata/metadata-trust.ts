import type { SignaturePolicy } from "../signature/signature-policy.js";
import type { VerificationKey } from "../signature/verification-key.js";

/** Why metadata is to be believed. */
export type MetadataTrust = PinnedKeys | InsecureUnsigned;

/**
 * The root of the document is signed with one of these keys.
 *
 * They were handed over some other way, such as on the pages of a federation: the certificate in the document itself is
 * whatever its author wrote there.
 */
export interface PinnedKeys extends SignaturePolicy {
  /** Each of them will do, so that the publisher can roll over. */
  readonly keys: readonly [VerificationKey, ...VerificationKey[]];
  /** Never beside keys: it is one or the other. */
  readonly insecureUnsigned?: false;
}

/**
 * Somebody looked at the document, or it came over a connection that is trusted: a signature is not even looked at.
 *
 * Whoever can change the file or the connection becomes the service provider and gets its assertions.
 */
export interface InsecureUnsigned {
  /** Says that this is wanted. */
  readonly insecureUnsigned: true;
}

/**
 * Refuses trust in nobody, for callers without types: neither a key is pinned nor is it said that none is needed.
 *
 * @throws TypeError
 */
export function checkMetadataTrust(trust: MetadataTrust): void {
  if (trust.insecureUnsigned === true) return;
  const keys: unknown = trust.keys;
  if (!Array.isArray(keys) || keys.length === 0)
    throw new TypeError("trust has neither keys nor insecureUnsigned: true");
}
