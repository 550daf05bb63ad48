import type { CertificateExtension } from "../certificate/certificate.js";
import { derFields, type DerFields } from "../der/der-fields.js";
import type { DerElement } from "../der/parse-der.js";
import { readBoolean } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import {
  readDistributionPointName,
  readReasonFlags,
  serializeDistributionPointName,
  serializeReasonFlags,
  type DistributionPointName,
  type ReasonFlag,
} from "./distribution-point.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * The scope of a certificate list. A list without it covers all certificates of its issuer, for all reasons.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.2.5 | RFC 5280 §5.2.5}
 */
export interface IssuingDistributionPoint {
  /** Only certificates that name this point. */
  readonly distributionPoint?: DistributionPointName;
  /** Only certificates of this kind: the one of onlyContainsUserCerts, onlyContainsCACerts and onlyContainsAttributeCerts that is TRUE. */
  readonly onlyContains?: "UserCerts" | "CACerts" | "AttributeCerts";
  /** Only certificates that were revoked for these reasons. */
  readonly onlySomeReasons?: readonly [ReasonFlag, ...ReasonFlag[]];
  /** It also holds certificates of other issuers. */
  readonly indirectCRL?: boolean;
}

/**
 * Reads issuingDistributionPoint; `undefined` when the list has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it limits nothing, or to two kinds of certificates.
 */
export function readIssuingDistributionPoint(list: Extended): IssuingDistributionPoint | undefined {
  return readExtensionValue(list, extensionOid.issuingDistributionPoint, readValue);
}

/** Builds issuingDistributionPoint, critical. One that limits nothing is a `TypeError`. */
export function issuingDistributionPoint(scope: IssuingDistributionPoint): CertificateExtension {
  const fields = [
    ...(scope.distributionPoint ? [serializeDistributionPointName(scope.distributionPoint)] : []),
    ...flag(1, scope.onlyContains === "UserCerts"),
    ...flag(2, scope.onlyContains === "CACerts"),
    ...(scope.onlySomeReasons ? [serializeReasonFlags(3, scope.onlySomeReasons)] : []),
    ...flag(4, scope.indirectCRL === true),
    ...flag(5, scope.onlyContains === "AttributeCerts"),
  ];
  if (fields.length === 0) throw new TypeError("a list without limits has no issuingDistributionPoint");
  return {
    oid: extensionOid.issuingDistributionPoint,
    critical: true,
    value: serializeDer(derTag.sequence, ...fields),
  };
}

function readValue(element: DerElement): IssuingDistributionPoint {
  const fields = derFields(element, derTag.sequence);
  const name = fields.takeOptional(contextConstructed(0));
  const userCerts = takeFlag(fields, 1);
  const caCerts = takeFlag(fields, 2);
  const reasons = fields.takeOptional(contextPrimitive(3));
  const indirectCRL = takeFlag(fields, 4);
  const attributeCerts = takeFlag(fields, 5);
  fields.finish();

  const kinds = [userCerts && "UserCerts", caCerts && "CACerts", attributeCerts && "AttributeCerts"] as const;
  const [onlyContains, secondKind] = kinds.filter((kind) => kind !== false);
  if (secondKind !== undefined) throw new X509Error("der-malformed", "a list for two kinds of certificates only");
  if (element.content.length === 0) throw new X509Error("der-malformed", "an issuingDistributionPoint without limits");
  return {
    ...(name && { distributionPoint: readDistributionPointName(name) }),
    ...(onlyContains && { onlyContains }),
    ...(reasons && { onlySomeReasons: readReasonFlags(reasons) }),
    ...(indirectCRL && { indirectCRL }),
  };
}

/** `[n] IMPLICIT BOOLEAN DEFAULT FALSE`. FALSE may be written out, as in the extensions of others: it cannot be misread. */
function takeFlag(fields: DerFields, tagNumber: number): boolean {
  const element = fields.takeOptional(contextPrimitive(tagNumber));
  return element !== undefined && readBoolean(element);
}

function flag(tagNumber: number, value: boolean): Uint8Array[] {
  return value ? [serializeDer(contextPrimitive(tagNumber), Uint8Array.of(0xff))] : [];
}
