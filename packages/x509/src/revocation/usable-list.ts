import type { Certificate } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { toHex } from "../der/hex.js";
import { X509Error } from "../errors.js";
import { readCrlNumber } from "../extensions/crl-number.js";
import { readDeltaCrlIndicator } from "../extensions/delta-crl-indicator.js";
import type { ReasonFlag } from "../extensions/distribution-point.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { findExtension } from "../extensions/find-extension.js";
import { reasonsCovered } from "./list-scope.js";
import { findSigner } from "./list-signer.js";
import type { RevocationContext } from "./revocation-context.js";

/** A list that tells about a certificate: signed by its issuer, fresh, and within its scope. */
export interface UsableList {
  readonly list: CertificateList;
  readonly number: bigint;
  /** Of a delta list, the number of its base. */
  readonly base: bigint | undefined;
  /**
   * The same text for the same issuingDistributionPoint and the same key: lists of which a newer one replaces an older one.
   * Authorities that renewed their key may go on with a list for each, of what was issued with that key.
   */
  readonly series: string;
  readonly reasons: readonly ReasonFlag[];
}

/**
 * Looks whether a list of the certificate's issuer tells about the certificate.
 *
 * @throws {@link X509Error} the first reason why it does not.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3 | RFC 5280 §6.3.3}
 */
export function assessList(list: CertificateList, context: RevocationContext): UsableList {
  context.spend("octets", octetsToRead(list, context));
  checkFreshness(list, context.at); //                            (a)
  checkCriticalExtensions(list); //                               §5.2, §5.3
  const reasons = reasonsCovered(list, context.certificate); //   (b), (d)
  const number = checkNumber(list); //                            §5.2.3
  const base = readDeltaCrlIndicator(list); //                    §5.2.4
  const signer = findSigner(list, context); //                    (f)–(h)
  return { list, number, base, series: seriesOf(list, signer), reasons };
}

/** The extensions of the list are opened, those of the certificate with them, and signers are looked for by their names. */
function octetsToRead({ extensions }: CertificateList, { certificate, intermediates }: RevocationContext): number {
  const octets = extensions.reduce((sum, { value }) => sum + value.length, 0);
  return octets + certificate.der.length + octetsOfComparison * intermediates.length;
}

/** The time lies between thisUpdate and nextUpdate, which must be there ([RFC5280] §5.1.2.5). */
function checkFreshness({ thisUpdate, nextUpdate }: CertificateList, at: Date): void {
  if (at < thisUpdate) throw new X509Error("crl-not-yet-valid", "a list was issued later");
  if (nextUpdate === undefined || at > nextUpdate) throw new X509Error("crl-stale", "a list is followed by another");
}

/** A list of which something critical, be it in any entry, is not understood tells about no certificate ([RFC5280] §5.3). */
function checkCriticalExtensions({ extensions, revokedCertificates }: CertificateList): void {
  const critical = extensions.filter((extension) => extension.critical).map(({ oid }) => oid);
  if (revokedCertificates.criticalExtensions.includes(extensionOid.certificateIssuer)) {
    throw new X509Error("crl-indirect-unsupported", "a list for several issuers is not supported");
  }
  const isUnknown = critical.some((oid) => !understoodInLists.includes(oid));
  if (isUnknown || revokedCertificates.criticalExtensions.some((oid) => oid !== extensionOid.reasonCode)) {
    throw new X509Error("critical-extension-unknown", "a critical extension of a list is not understood");
  }
}

/** [RFC5280] §5.2.3: each list has one, and it is not critical. */
function checkNumber(list: CertificateList): bigint {
  const number = readCrlNumber(list);
  if (number === undefined || findExtension(list, extensionOid.cRLNumber)?.critical !== false) {
    throw new X509Error("crl-number-invalid", "a list has no cRLNumber, or a critical one");
  }
  return number;
}

function seriesOf(list: CertificateList, { subjectPublicKeyInfo }: Certificate): string {
  const scope = findExtension(list, extensionOid.issuingDistributionPoint)?.value ?? new Uint8Array();
  return `${toHex(subjectPublicKeyInfo)} ${toHex(scope)}`;
}

/** As many octets are read while two names are compared. */
const octetsOfComparison = 4;

/** cRLNumber is looked at by itself. */
const understoodInLists: readonly string[] = [
  extensionOid.authorityKeyIdentifier,
  extensionOid.cRLNumber,
  extensionOid.deltaCRLIndicator,
  extensionOid.issuingDistributionPoint,
];
