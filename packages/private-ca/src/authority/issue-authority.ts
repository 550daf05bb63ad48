import type { CertificateExtension } from "@idpkit/x509";

import { issueCertificate } from "../issuance/issue-certificate.js";
import type { PublishedAt } from "../issuance/published-at.js";
import { secondsOfYears } from "../issuance/validity.js";
import type { CertificateProfile } from "../profiles/certificate-profile.js";
import { issuingCa } from "../profiles/issuing-ca.js";
import type { CertificateAuthority } from "./certificate-authority.js";
import type { AuthorityRequest } from "./create-root-authority.js";

/** What an authority below another is made of. */
export interface SubordinateRequest extends AuthorityRequest, PublishedAt {
  /** Default: {@link issuingCa}, which issues logon certificates only. */
  readonly profile?: CertificateProfile;
  /** Such as nameConstraints. Default: none. */
  readonly extensions?: readonly CertificateExtension[];
}

/**
 * Issues an authority whose key is one's own, below another: by default one for logon certificates.
 *
 * To sign the authority of somebody else, such as AWS Private CA, give its certification request to
 * {@link issueCertificate} with the profile {@link issuingCa}.
 *
 * @throws {@link PrivateCaError} `issuer-not-allowed` when the parent may not have such authorities below it; the others as
 * {@link issueCertificate} does.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export async function issueAuthority(
  parent: CertificateAuthority,
  { signer, store, years, profile = issuingCa, ...request }: SubordinateRequest,
): Promise<CertificateAuthority> {
  const lifetimeSeconds = secondsOfYears(request.now, years);
  const certificate = await issueCertificate(parent, { ...request, profile, lifetimeSeconds });
  return { certificate, chain: [certificate, ...parent.chain], signer, store };
}
