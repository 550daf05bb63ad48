import type { Decrypter } from "../encryption/decrypter.js";
import type { DecryptionOptions } from "../encryption/read-encrypted-element.js";
import type { MessageAge } from "../request/check-issue-instant.js";
import type { OneTimeStore } from "../request/one-time-store.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";
import type { VerificationKey } from "../signature/verification-key.js";
import type { XmlLimits } from "../xml/limits.js";

/** The keys that a Response is opened with, from configuration or metadata. */
export interface ResponseKeys extends SignaturePolicy, DecryptionOptions {
  /** Keys of the identity provider; each of them will do, so that it can roll over. */
  readonly signingKeys: readonly [VerificationKey, ...VerificationKey[]];
  /** Keys of the service provider, the newest first. Absent: nothing that is encrypted is taken. */
  readonly decrypters?: readonly [Decrypter, ...Decrypter[]];
}

/** What a Response is held against. */
export interface ExpectedResponse extends MessageAge {
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** Entity ID of the service provider. */
  readonly audience: string;
  /** URL of the AssertionConsumerService that took the Response, as metadata has it. */
  readonly assertionConsumerService: string;
  /**
   * ID of the AuthnRequest that is answered, as the session of the browser has it; or that a Response to none is wanted.
   * There is no wildcard: who takes both lets an attacker log a victim in to an account of his.
   */
  readonly inResponseTo: { readonly id: string } | "unsolicited";
  /** Remembers the IDs of Assertions. */
  readonly usedIds: OneTimeStore;
  /** What has to be signed. Absent: one of the two, so that the Assertion is covered. */
  readonly signed?: "assertion" | "response" | "both";
  /**
   * How large the document may be. By default a million characters and 20 000 elements, which no service provider is known
   * to need; work grows with size and no faster.
   */
  readonly limits?: XmlLimits;
  /** Entity IDs of affiliations of service providers that ours is a member of: names made for them are ours, too. */
  readonly affiliations?: readonly string[];
}
