import { basicConstraints, extendedKeyUsage, keyUsage, readBasicConstraints } from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import type { AuthorityRequest } from "./create-root-authority.js";
import { distributionPoints } from "./distribution-points.js";
import { PrivateCaError } from "./errors.js";
import { issueBelow } from "./issue-certificate.js";
import { logonPurposes } from "./logon-purposes.js";
import { yearsAfter } from "./validity.js";

/**
 * Issues an authority for logon certificates: no authority may stand below it (pathLen 0), and Windows takes nothing
 * else from it (extKeyUsage smart card logon and clientAuth). It is the one to publish in the NTAuth store.
 *
 * @param request - `crlDistributionPoints` are the URLs of the parent's revocation list.
 * @throws {@link PrivateCaError} `issuer-not-allowed` when the parent may not have authorities below it,
 * `issuer-not-valid`, `common-name-invalid` or `public-key-unsupported`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export async function issueAuthority(
  parent: CertificateAuthority,
  {
    signer,
    years,
    crlDistributionPoints,
    ...request
  }: AuthorityRequest & { readonly crlDistributionPoints?: readonly string[] },
): Promise<CertificateAuthority> {
  if (readBasicConstraints(parent.certificate)?.pathLen === 0) {
    throw new PrivateCaError("issuer-not-allowed", "the parent may not have authorities below it");
  }
  const certificate = await issueBelow(parent, {
    ...request,
    notAfter: yearsAfter(request.now, years),
    extensions: [
      basicConstraints({ ca: true, pathLen: 0 }),
      keyUsage(["keyCertSign", "cRLSign"]),
      extendedKeyUsage(logonPurposes),
      ...distributionPoints(crlDistributionPoints),
    ],
  });
  return { certificate, chain: [certificate, ...parent.chain], signer };
}
