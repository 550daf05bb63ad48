import { basicConstraints, keyUsage, type Certificate } from "@idpkit/x509";

import type { AuthorityRequest } from "./create-root-authority.js";
import { issueSelfSigned } from "./issue-certificate.js";
import { yearsAfter } from "./validity.js";

/**
 * Issues a self-signed certificate for signatures (keyUsage digitalSignature), such as SAML metadata publishes. It is
 * no authority: who trusts it trusts this key and nothing below.
 *
 * @throws {@link PrivateCaError} `common-name-invalid` or `public-key-unsupported`.
 */
export async function issueSelfSignedCertificate({
  signer,
  years,
  ...request
}: AuthorityRequest): Promise<Certificate> {
  return issueSelfSigned(signer, {
    ...request,
    notAfter: yearsAfter(request.now, years),
    extensions: [basicConstraints({ ca: false }), keyUsage(["digitalSignature"])],
  });
}
