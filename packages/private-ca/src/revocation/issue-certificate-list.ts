import {
  parseCertificateList,
  readPublicKey,
  readSubjectKeyIdentifier,
  signCertificateList,
  type CertificateList,
  type CertificateListFields,
} from "@idpkit/x509";

import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { PrivateCaError } from "../errors.js";
import { checkMaySign } from "../issuance/check-issuer.js";
import { checkSigner } from "../issuance/check-signer.js";
import { publishedAtExtensions } from "../issuance/published-at.js";
import { checkIssuerValidity, isCertificateTime } from "../issuance/validity.js";
import { completeEntries, deltaEntries } from "./list-entries.js";

/** When a certificate list is issued, and how long it holds. */
export interface CertificateListRequest {
  readonly now: Date;
  /**
   * By when the next list is there, counted from `now`. Default: twice the usual interval, so that one failure harms nobody:
   * 14 days for a complete list, which is issued weekly; two days for a delta list, which is issued daily.
   */
  readonly nextUpdateSeconds?: number;
}

/**
 * Issues the complete list of the certificates that an authority revoked; of a root, those of the authorities below it.
 * Publish it at the `crlDistributionPoints` that the certificates name.
 *
 * It is dated five minutes back, for clocks that are behind. A certificate that expires stays on one more list
 * ([RFC5280] §3.3). A list counts as issued as soon as it is numbered: when one is lost, issue another complete one. One of
 * more than 32 MiB, some half a million entries, nobody here reads: it rejects.
 *
 * @param request - `freshestCrl` are the URLs of the delta list, where there is one.
 * @throws {@link PrivateCaError} `issuer-not-allowed` when the authority may not sign lists or has no subjectKeyIdentifier,
 * `issuer-not-valid` or `signer-mismatch`; or what the store or the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5 | RFC 5280 §5}
 */
export async function issueCertificateList(
  authority: CertificateAuthority,
  { freshestCrl, ...request }: CertificateListRequest & { readonly freshestCrl?: readonly string[] },
): Promise<CertificateList> {
  const fields = prepare(authority, request, 14 * daySeconds);
  const { thisUpdate } = fields;
  const extensions = publishedAtExtensions({ freshestCrl });
  const content = await authority.store.startCertificateList({ kind: "complete", thisUpdate });
  return sign(authority, {
    ...fields,
    crlNumber: BigInt(content.number),
    revokedCertificates: completeEntries(content, thisUpdate),
    extensions,
  });
}

/**
 * Issues a delta list: what has changed since the last complete list. Publish it at the `freshestCrl` of that list.
 *
 * @throws {@link PrivateCaError} `complete-list-missing` when there is no complete list yet; the others as
 * {@link issueCertificateList} does.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.2.4 | RFC 5280 §5.2.4}
 */
export async function issueDeltaCertificateList(
  authority: CertificateAuthority,
  request: CertificateListRequest,
): Promise<CertificateList> {
  const fields = prepare(authority, request, 2 * daySeconds);
  const content = await authority.store.startCertificateList({ kind: "delta", thisUpdate: fields.thisUpdate });
  const { number, base } = content;
  if (!base) throw new PrivateCaError("complete-list-missing", "a delta list tells the changes since a complete list");
  return sign(authority, {
    ...fields,
    crlNumber: BigInt(number),
    baseCrlNumber: BigInt(base.number),
    revokedCertificates: deltaEntries(content, base.number),
  });
}

/** What a list says whatever is on it; checked before a number is taken. */
function prepare(
  { certificate }: CertificateAuthority,
  { now, nextUpdateSeconds }: CertificateListRequest,
  usualSeconds: number,
) {
  checkMaySign(certificate, "cRLSign");
  checkIssuerValidity(certificate, now);
  const keyId = readSubjectKeyIdentifier(certificate);
  if (!keyId)
    throw new PrivateCaError("issuer-not-allowed", "the authority has no subjectKeyIdentifier to name its key by");
  const seconds = nextUpdateSeconds ?? usualSeconds;
  const nextUpdate = new Date(now.getTime() + seconds * 1000);
  if (!(seconds > 0) || !isCertificateTime(nextUpdate)) {
    throw new TypeError("the next list comes after now and before the year 10000");
  }
  return {
    issuer: certificate.subject.der,
    authorityKeyIdentifier: keyId,
    thisUpdate: datedBack(now, certificate.notBefore),
    nextUpdate,
  };
}

/** Never before the authority was valid itself. Lists know no fractions of a second. */
function datedBack(now: Date, earliest: Date): Date {
  const earlier = new Date(Math.floor(now.getTime() / 1000 - backdatingSeconds) * 1000);
  return earlier < earliest ? earliest : earlier;
}

async function sign(
  { certificate, signer }: CertificateAuthority,
  fields: CertificateListFields,
): Promise<CertificateList> {
  const list = parseCertificateList(await signCertificateList(fields, signer));
  checkSigner(list, readPublicKey(certificate));
  return list;
}

const daySeconds = 86_400;
const backdatingSeconds = 300;
