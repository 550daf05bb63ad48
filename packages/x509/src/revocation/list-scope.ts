import type { Certificate } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { X509Error } from "../errors.js";
import { readBasicConstraints } from "../extensions/basic-constraints.js";
import { readCrlDistributionPoints } from "../extensions/crl-distribution-points.js";
import {
  reasonFlags,
  type DistributionPoint,
  type DistributionPointName,
  type ReasonFlag,
} from "../extensions/distribution-point.js";
import {
  readIssuingDistributionPoint,
  type IssuingDistributionPoint,
} from "../extensions/issuing-distribution-point.js";
import { pointNames, shareName } from "./point-names.js";

/**
 * Tells for which reasons a list of its issuer says whether a certificate is revoked.
 *
 * @throws {@link X509Error} `crl-indirect-unsupported`, `crl-out-of-scope` or `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3 | RFC 5280 §6.3.3 (b), (d)}
 */
export function reasonsCovered(list: CertificateList, certificate: Certificate): readonly ReasonFlag[] {
  const scope = readIssuingDistributionPoint(list) ?? {};
  if (scope.indirectCRL) throw new X509Error("crl-indirect-unsupported", "a list for several issuers is not supported");
  checkKind(certificate, scope);
  const reasons = reasonsOfPoint(list, scope, certificate).filter(
    (reason) => scope.onlySomeReasons?.includes(reason) ?? true,
  );
  if (reasons.length === 0) throw outOfScope();
  return reasons;
}

/** §6.3.3 (b)(2)(ii)–(iv). */
function checkKind(certificate: Certificate, { onlyContains }: IssuingDistributionPoint): void {
  const kind = readBasicConstraints(certificate)?.ca === true ? "CACerts" : "UserCerts";
  if (onlyContains !== undefined && onlyContains !== kind) throw outOfScope();
}

/** §6.3.3 (b)(2)(i) and (d): the reasons of the points of the certificate that are the list's. */
function reasonsOfPoint(
  list: CertificateList,
  { distributionPoint }: IssuingDistributionPoint,
  certificate: Certificate,
): readonly ReasonFlag[] {
  if (distributionPoint === undefined) return reasonFlags;
  const names = pointNames(distributionPoint, list.issuer);
  const points = pointsOf(certificate).filter((point) =>
    shareName(pointNames(point.distributionPoint, certificate.issuer), names),
  );
  return reasonFlags.filter((flag) => points.some(({ reasons }) => reasons?.includes(flag) ?? true));
}

/**
 * The points where the certificate's issuer itself tells. To those that the certificate names, §6.3.3 adds one with the
 * name of the issuer. What another issuer tells (cRLIssuer) is not supported. Of very many the first are taken.
 */
function pointsOf(certificate: Certificate) {
  const own: DistributionPoint = {
    distributionPoint: { type: "fullName", names: [{ type: "directoryName", value: certificate.issuer }] },
  };
  return [own, ...(readCrlDistributionPoints(certificate) ?? [])]
    .slice(0, maximumPoints)
    .filter(
      (point): point is DistributionPoint & { distributionPoint: DistributionPointName } =>
        point.distributionPoint !== undefined && point.cRLIssuer === undefined,
    );
}

function outOfScope(): X509Error {
  return new X509Error("crl-out-of-scope", "a list does not cover the certificate");
}

const maximumPoints = 16;
