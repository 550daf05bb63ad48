import type { Certificate } from "@idpkit/x509";

import { rootCa } from "../profiles/root-ca.js";
import { issueSelfSigned, type OwnKeyRequest } from "./issue-self-signed.js";

/**
 * Issues a self-signed certificate for signatures (keyUsage digitalSignature), such as SAML metadata publishes. It is
 * no authority: who trusts it trusts this key and nothing below. Nobody can revoke it, so nothing records it.
 *
 * @throws {@link PrivateCaError} `common-name-invalid`, `subject-not-allowed`, `public-key-unsupported`,
 * `lifetime-not-allowed` or `signer-mismatch`.
 */
export async function issueSelfSignedCertificate(request: OwnKeyRequest): Promise<Certificate> {
  return issueSelfSigned(signature, request);
}

const signature = {
  ...rootCa,
  name: "signature",
  basicConstraints: { ca: false },
  keyUsage: { RSA: ["digitalSignature"], EC: ["digitalSignature"] },
} as const;
