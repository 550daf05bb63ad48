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
   * Asserts that a path leads from a certificate to the trust anchor that `issuers` end in, and throws an
   * {@link X509Error} otherwise. It must refuse a certificate about which it is being asked already, or two that vouch for
   * each other are never done with.
   */
  readonly verifySigner: (signer: Certificate) => void;
}
