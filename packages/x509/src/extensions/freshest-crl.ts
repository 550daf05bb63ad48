import type { CertificateExtension } from "../certificate/certificate.js";
import { distributionPoint } from "./crl-distribution-points.js";
import { readDistributionPoints, serializeDistributionPoints, type DistributionPoint } from "./distribution-point.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Reads freshestCRL of a certificate or of a complete list: where its delta lists are; `undefined` when it has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.2.6 | RFC 5280 §4.2.1.15, §5.2.6}
 */
export function readFreshestCrl(extended: Extended): readonly DistributionPoint[] | undefined {
  return readExtensionValue(extended, extensionOid.freshestCRL, readDistributionPoints);
}

/** Builds freshestCRL, not critical. A URL stands for a point with that name. */
export function freshestCrl(
  points: readonly [string | DistributionPoint, ...(string | DistributionPoint)[]],
): CertificateExtension {
  const value = serializeDistributionPoints(points.map(distributionPoint));
  return { oid: extensionOid.freshestCRL, critical: false, value };
}
