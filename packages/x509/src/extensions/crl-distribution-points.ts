import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { readDistributionPoints, serializeDistributionPoints, type DistributionPoint } from "./distribution-point.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Reads cRLDistributionPoints; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also for a point with neither name nor issuer.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13 | RFC 5280 §4.2.1.13}
 */
export function readCrlDistributionPoints(certificate: Certificate): readonly DistributionPoint[] | undefined {
  return readExtensionValue(certificate, extensionOid.cRLDistributionPoints, readDistributionPoints);
}

/**
 * Builds cRLDistributionPoints, not critical. A URL stands for a point with that name, for all reasons, of the
 * certificate's own issuer.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13 | RFC 5280 §4.2.1.13}
 */
export function crlDistributionPoints(
  points: readonly [string | DistributionPoint, ...(string | DistributionPoint)[]],
): CertificateExtension {
  const value = serializeDistributionPoints(points.map(distributionPoint));
  return { oid: extensionOid.cRLDistributionPoints, critical: false, value };
}

/** The distribution point that a URL stands for. */
export function distributionPoint(point: string | DistributionPoint): DistributionPoint {
  return typeof point === "string"
    ? { distributionPoint: { type: "fullName", names: [{ type: "uniformResourceIdentifier", value: point }] } }
    : point;
}
