import type { CertificateList } from "../crl/certificate-list.js";

/**
 * How revocation is looked at: not at all, or in these lists.
 *
 * Lists are complete or delta, in any order, from anyone: only those that the issuer signed count. No list is fetched. What
 * no list tells is not believed: without a fresh complete list of its issuer a certificate is refused.
 */
export type Revocation =
  | "unchecked"
  | {
      readonly certificateLists: readonly CertificateList[];
      /** `chain`: each certificate below the trust anchor. `leaf`: the leaf only, and no authority's. */
      readonly scope: "chain" | "leaf";
    };
