import type { Certificate } from "../certificate/certificate.js";
import { checkRevocation } from "../revocation/check-revocation.js";
import type { RevocationContext } from "../revocation/revocation-context.js";
import type { Revocation } from "../revocation/revocation.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import type { PathStep } from "./validate-path.js";

/** Whether a certificate that stands there is looked for in lists. */
export function isRevocationChecked(revocation: Revocation, { isLeaf }: { readonly isLeaf: boolean }): boolean {
  return revocation !== "unchecked" && (isLeaf || revocation.scope === "chain");
}

/**
 * [RFC5280] §6.1.3 (a)(3): the certificate is not revoked.
 *
 * @param search - asserts that the signer of a list, where it is none of the issuers, has a path to the trust anchor, and counts effort.
 */
export function checkRevocationOf(
  step: PathStep,
  { revocation, intermediates, signatures, at }: ExpectedCertificatePath,
  search: Pick<RevocationContext, "spend"> & {
    readonly verifySigner: (signer: Certificate, trustAnchor: Certificate) => void;
  },
): void {
  const [issuer, ...others] = step.issuers;
  if (revocation === "unchecked" || !isRevocationChecked(revocation, step) || !issuer) return;
  checkRevocation(revocation.certificateLists, {
    certificate: step.certificate,
    issuers: [issuer, ...others],
    intermediates,
    at,
    ...(signatures && { signatures }),
    spend: search.spend,
    verifySigner: (signer) => {
      search.verifySigner(signer, others.at(-1) ?? issuer);
    },
  });
}
