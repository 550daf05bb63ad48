import { authorityKeyIdentifier, readPublicKey, readSubjectKeyIdentifier, type Certificate } from "@idpkit/x509";

import type { CertificateAuthority } from "../authority/certificate-authority.js";
import type { CertificateRequest } from "./certificate-request.js";
import { checkExtensions } from "./check-extensions.js";
import { checkIssuer } from "./check-issuer.js";
import { publishedAtExtensions, type PublishedAt } from "./published-at.js";
import { signRecorded } from "./sign-recorded.js";
import { checkNotAnAuthority, readSubject } from "./subject.js";
import { validityBelow } from "./validity.js";

/**
 * Issues a certificate as a profile says. It is recorded before it is signed, and verified before it is handed out.
 *
 * Whether the requester may have it is for the caller to know: the UPN and the SID in the extensions open an account. It
 * ends with its issuer's certificate at the latest. An extension that is brought and that the profile sets is a
 * `TypeError`, as is a lifetime that is not positive.
 *
 * @throws {@link PrivateCaError} `issuer-not-allowed`, `issuer-not-valid`, `lifetime-not-allowed`,
 * `certification-request-invalid`, `public-key-unsupported`, `common-name-invalid`, `subject-not-allowed`,
 * `extension-not-allowed`, `extension-missing`, `subject-alt-name-not-allowed`, `serial-number-reused` or `signer-mismatch`;
 * or what the store or the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4 | RFC 5280 §4}
 */
export async function issueCertificate(
  authority: CertificateAuthority,
  request: CertificateRequest & PublishedAt & { readonly crypto?: Crypto | undefined },
): Promise<Certificate> {
  const { certificate: issuer, chain, signer, store } = authority;
  const { profile } = request;
  checkIssuer(issuer, chain, profile);
  const validity = validityBelow(issuer, profile, request);
  const subject = readSubject(request);
  checkNotAnAuthority(subject.name, chain);
  checkExtensions(profile, subject.extensions);

  const keyId = readSubjectKeyIdentifier(issuer);
  return signRecorded(
    {
      profile,
      ...validity,
      issuer: issuer.subject,
      subject: subject.name,
      key: subject.key,
      extensions: [
        ...subject.extensions,
        ...(keyId ? [authorityKeyIdentifier(keyId)] : []),
        ...publishedAtExtensions(request),
      ],
    },
    { signer, store, publicKey: readPublicKey(issuer) },
    request.crypto,
  );
}
