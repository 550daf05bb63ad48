import type { CertificateExtension } from "../certificate/certificate.js";
import { parseDer } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { serializeGeneralNames } from "../name/general-name.js";
import { extensionOid } from "./extension-oids.js";

/**
 * Builds cRLDistributionPoints: one point for each URL, all reasons, the certificate's own issuer.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13 | RFC 5280 §4.2.1.13}
 */
export function crlDistributionPoints(urls: readonly [string, ...string[]]): CertificateExtension {
  const value = serializeDer(derTag.sequence, ...urls.map(distributionPoint));
  return { oid: extensionOid.cRLDistributionPoints, critical: false, value };
}

/** `DistributionPoint { distributionPoint [0] { fullName [0] IMPLICIT GeneralNames } }`. */
function distributionPoint(url: string): Uint8Array {
  const { content: names } = parseDer(serializeGeneralNames([{ type: "uniformResourceIdentifier", value: url }]));
  const fullName = serializeDer(contextConstructed(0), names);
  return serializeDer(derTag.sequence, serializeDer(contextConstructed(0), fullName));
}
