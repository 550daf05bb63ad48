import { issueSelfSigned, type OwnKeyRequest } from "../issuance/issue-self-signed.js";
import { rootCa } from "../profiles/root-ca.js";
import type { AuthorityStore } from "../store/authority-store.js";
import type { CertificateAuthority } from "./certificate-authority.js";

/** What an authority is made of. */
export interface AuthorityRequest extends OwnKeyRequest {
  /** Keeps what this authority, and no other, issues and revokes. */
  readonly store: AuthorityStore;
}

/**
 * Creates a root: a self-signed authority, with the profile {@link rootCa}.
 *
 * @param request - `pathLen` is how many authorities may stand below one another under it, by default one.
 * @throws {@link PrivateCaError} `common-name-invalid`, `subject-not-allowed`, `public-key-unsupported`,
 * `lifetime-not-allowed`, `serial-number-reused` or `signer-mismatch`; or what the store or the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export async function createRootAuthority({
  pathLen = 1,
  store,
  ...request
}: AuthorityRequest & { readonly pathLen?: number }): Promise<CertificateAuthority> {
  const certificate = await issueSelfSigned({ ...rootCa, basicConstraints: { ca: true, pathLen } }, request, store);
  return { certificate, chain: [certificate], signer: request.signer, store };
}
