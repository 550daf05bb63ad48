import type { Certificate } from "../certificate/certificate.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";

/** Whose status is asked, and what decides which lists are believed. */
export interface RevocationContext {
  readonly certificate: Certificate;
  /** Its issuer first, the trust anchor last: validated already. */
  readonly issuers: readonly [Certificate, ...Certificate[]];
  /** Certificates in which the signer of a list may be found if it is none of `issuers`, from anyone. */
  readonly intermediates: readonly Certificate[];
  /** The time at which lists must be fresh. */
  readonly at: Date;
  readonly signatures?: SignaturePolicy;
  /**
   * Takes from the effort that is left: octets of what is read, and signatures by what they take. Throws an {@link X509Error}
   * `path-search-exhausted` when there is not enough.
   */
  readonly spend: (kind: "octets" | "listSignatures", amount: number) => void;
  /**
   * Asserts that a path leads from a certificate to the trust anchor that `issuers` end in, and throws an
   * {@link X509Error} otherwise, `path-search-exhausted` if that cannot be told. It must refuse a certificate about which it is being asked already, or two that vouch for
   * each other are never done with.
   */
  readonly verifySigner: (signer: Certificate) => void;
}
