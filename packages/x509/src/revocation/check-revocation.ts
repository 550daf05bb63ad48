import type { Certificate } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { X509Error } from "../errors.js";
import { readCrlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { reasonFlags } from "../extensions/distribution-point.js";
import { readReasonCode } from "../extensions/reason-code.js";
import { sameName } from "../name/same-name.js";
import { attempt } from "./attempt.js";
import type { RevocationContext } from "./revocation-context.js";
import { assessList, type UsableList } from "./usable-list.js";

/**
 * Checks that certificate lists tell that a certificate is not revoked.
 *
 * Of several complete lists for one scope of one key the newest counts, with the newest delta list that continues it. Lists
 * for parts of the reasons count together, and must cover all. A certificate on hold is revoked. Lists for several issuers are not
 * supported: whoever relies on them is refused.
 *
 * @throws {@link X509Error} `revoked`; `revocation-status-unknown`, whose `cause` is an AggregateError of the reasons why
 * lists of the issuer were not used; `extension-malformed` for cRLDistributionPoints of the certificate.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3 | RFC 5280 §6.3.3}
 */
export function checkRevocation(certificateLists: readonly CertificateList[], context: RevocationContext): void {
  const { certificate } = context;
  const unused = indirectPoints(certificate);
  const ofIssuer = certificateLists.filter((list) => sameName(list.issuer, certificate.issuer));
  const usable = attempt(ofIssuer, unused, (list) => assessList(list, context)); //             (a)–(h)
  const deltas = usable.filter(({ base }) => base !== undefined);
  const newestOfAll = newestOfEachSeries(usable);
  const told = attempt(newestOfAll, unused, (complete) => {
    const continuing = newest(deltas.filter((delta) => continues(delta, complete))); //         (c)
    return { reasons: complete.reasons, revoked: isRevoked(certificate, complete, continuing) }; // (i)–(k)
  });

  if (told.some(({ revoked }) => revoked)) throw new X509Error("revoked", "a certificate is revoked or on hold");
  const covered = told.flatMap(({ reasons }) => reasons); //                                    (l)
  // An entry that cannot be read is one of the certificate all the same, and other lists do not make up for it.
  if (told.length < newestOfAll.length || !reasonFlags.every((reason) => covered.includes(reason))) {
    throw unknownStatus([...unused, ...(told.length === 0 ? deltas.map(withoutBase) : [])]);
  }
}

/** Lists that the certificate points to, and that are another issuer's, are not even looked for. */
function indirectPoints(certificate: Certificate): X509Error[] {
  const points = readCrlDistributionPoints(certificate) ?? [];
  return points
    .filter(({ cRLIssuer }) => cRLIssuer !== undefined)
    .map(() => new X509Error("crl-indirect-unsupported", "the lists of another issuer are not supported"));
}

function newestOfEachSeries(usable: readonly UsableList[]): readonly UsableList[] {
  const complete = usable.filter(({ base }) => base === undefined);
  const allSeries = [...new Set(complete.map(({ series }) => series))];
  return allSeries.flatMap((series) => newest(complete.filter((list) => list.series === series)));
}

/** Those with the greatest number: of a sound issuer there is one. */
function newest(lists: readonly UsableList[]): readonly UsableList[] {
  const greatest = lists.reduce((number, list) => (list.number > number ? list.number : number), 0n);
  return lists.filter(({ number }) => number === greatest);
}

/** The delta list tells the changes since the complete list, or since one before it ([RFC5280] §5.2.4, §6.3.3 (c)). */
function continues(delta: UsableList, complete: UsableList): boolean {
  return delta.series === complete.series && (delta.base ?? 0n) <= complete.number && complete.number < delta.number;
}

/** A delta list takes back a hold, and nothing else ([RFC5280] §5.3.1). */
function isRevoked({ serialNumber }: Certificate, complete: UsableList, deltas: readonly UsableList[]): boolean {
  const listed = complete.list.revokedCertificates.find(serialNumber);
  const changes = deltas.flatMap(({ list }) => list.revokedCertificates.find(serialNumber));
  if (changes.length === 0) return listed.length > 0;
  const isRemoved = changes.every((entry) => readReasonCode(entry) === "removeFromCRL");
  return !isRemoved || listed.some((entry) => readReasonCode(entry) !== "certificateHold");
}

function withoutBase(): X509Error {
  return new X509Error("crl-base-missing", "a delta list without the complete list that it continues");
}

function unknownStatus(unused: readonly X509Error[]): X509Error {
  const codes = [...new Set(unused.map(({ code }) => code))].join(", ") || "none of its issuer";
  const message = `no list tells whether a certificate is revoked: ${codes}`;
  return new X509Error("revocation-status-unknown", message, { cause: new AggregateError(unused) });
}
