import type { Certificate } from "../certificate/certificate.js";
import { readBasicConstraints } from "../extensions/basic-constraints.js";
import { checkAuthority, checkEndEntity } from "./authority-checks.js";
import { checkCriticality } from "./check-criticality.js";
import { checkSubjectAltName } from "./check-subject-alt-name.js";
import {
  checkAuthorityKeyIdentifier,
  checkIssuer,
  checkSerialNumber,
  checkSyntax,
  type Place,
} from "./field-checks.js";

/**
 * Checks what [RFC5280] §4 asks of issuers and a certificate shows: not whether it may be relied on, but whether its issuer knew
 * the rules.
 *
 * Certificates before version 3, which have no extensions, can only be self-signed trust anchors. Not looked at is what §4 only
 * recommends, and keyUsage that an authority lacks, as §6 allows it.
 *
 * @throws {@link X509Error} `serial-number-invalid`, `name-empty`, `name-malformed`, `extension-malformed`, `extension-missing`,
 * `extension-not-allowed` or `extension-criticality-wrong`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4 | RFC 5280 §4}
 */
export function checkProfile(certificate: Certificate, place: Place): void {
  checkSerialNumber(certificate, place); //                          §4.1.2.2
  checkIssuer(certificate); //                                       §4.1.2.4
  checkAuthorityKeyIdentifier(certificate, place); //                §4.2.1.1
  checkSyntax(certificate); //                                       §4.2.1.2–§4.2.2
  checkCriticality(certificate); //                                  §4.2.1.1, §4.2.1.2, §4.2.1.8–§4.2.1.15, §4.2.2
  checkSubjectAltName(certificate); //                               §4.2.1.6
  if (readBasicConstraints(certificate)?.ca === true) checkAuthority(certificate);
  else checkEndEntity(certificate);
}
