import { derChildren, derFields } from "../der/der-fields.js";
import { readNamedBits, serializeNamedBits } from "../der/named-bit-list.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { readRelativeNames } from "../name/distinguished-name.js";
import { parseGeneralNames, serializeGeneralNames, type GeneralName } from "../name/general-name.js";

/**
 * Where a certificate list is found, for which reasons, and who issues it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.13 | RFC 5280 §4.2.1.13}
 */
export interface DistributionPoint {
  readonly distributionPoint?: DistributionPointName;
  /** The reasons that its list covers. Left out: all. */
  readonly reasons?: readonly [ReasonFlag, ...ReasonFlag[]];
  /** Who issues its list, if not the issuer of the certificate. */
  readonly cRLIssuer?: readonly [GeneralName, ...GeneralName[]];
}

/** The names of one point: several for the same list, or one below the name of the list's issuer. */
export type DistributionPointName =
  | { readonly type: "fullName"; readonly names: readonly GeneralName[] }
  | {
      readonly type: "nameRelativeToCRLIssuer";
      /** The DER of the RelativeDistinguishedName, a SET. */
      readonly relativeName: Uint8Array;
    };

/** A reason that a list may be limited to. `unspecified` is none: a limited list does not have it. */
export type ReasonFlag =
  | "keyCompromise"
  | "cACompromise"
  | "affiliationChanged"
  | "superseded"
  | "cessationOfOperation"
  | "certificateHold"
  | "privilegeWithdrawn"
  | "aACompromise";

/** Reads CRLDistributionPoints: a SEQUENCE of at least one point. */
export function readDistributionPoints(element: DerElement): readonly DistributionPoint[] {
  const points = derChildren(element, derTag.sequence).map(readDistributionPoint);
  if (points.length === 0) throw new X509Error("der-malformed", "distribution points without a point");
  return points;
}

/** Writes CRLDistributionPoints. */
export function serializeDistributionPoints(points: readonly DistributionPoint[]): Uint8Array {
  return serializeDer(derTag.sequence, ...points.map(serializeDistributionPoint));
}

/** Reads the `[0]` that a DistributionPointName stands in. It is a CHOICE, so its tag is EXPLICIT. */
export function readDistributionPointName(element: DerElement): DistributionPointName {
  const name = parseDer(element.content);
  if (name.tag === contextConstructed(0)) {
    return { type: "fullName", names: parseGeneralNames(serializeDer(derTag.sequence, name.content)) };
  }
  if (name.tag !== contextConstructed(1)) {
    throw new X509Error(
      "der-malformed",
      "the name of a distribution point of a kind that the standard does not define",
    );
  }
  const relativeName = serializeDer(derTag.set, name.content);
  readRelativeNames(parseDer(serializeDer(derTag.sequence, relativeName)));
  return { type: "nameRelativeToCRLIssuer", relativeName };
}

/** Writes the `[0]` that a DistributionPointName stands in. */
export function serializeDistributionPointName(name: DistributionPointName): Uint8Array {
  const [tagNumber, der] = name.type === "fullName" ? [0, serializeGeneralNames(name.names)] : [1, name.relativeName];
  return serializeDer(contextConstructed(0), serializeDer(contextConstructed(tagNumber), parseDer(der).content));
}

/** Reads ReasonFlags. */
export function readReasonFlags(element: DerElement): readonly [ReasonFlag, ...ReasonFlag[]] {
  const [first, ...others] = readNamedBits(element, ["unused", ...reasonFlags]).filter((flag) => flag !== "unused");
  if (first === undefined) throw new X509Error("der-malformed", "reasons without a reason");
  return [first, ...others];
}

/** Writes ReasonFlags under a context-specific tag. */
export function serializeReasonFlags(tagNumber: number, flags: readonly [ReasonFlag, ...ReasonFlag[]]): Uint8Array {
  const { content } = parseDer(serializeNamedBits(flags, ["unused", ...reasonFlags]));
  return serializeDer(contextPrimitive(tagNumber), content);
}

function readDistributionPoint(element: DerElement): DistributionPoint {
  const fields = derFields(element, derTag.sequence);
  const name = fields.takeOptional(contextConstructed(0));
  const reasons = fields.takeOptional(contextPrimitive(1));
  const cRLIssuer = fields.takeOptional(contextConstructed(2));
  fields.finish();
  if (!name && !cRLIssuer) throw new X509Error("der-malformed", "a distribution point with neither name nor issuer");
  return {
    ...(name && { distributionPoint: readDistributionPointName(name) }),
    ...(reasons && { reasons: readReasonFlags(reasons) }),
    ...(cRLIssuer && { cRLIssuer: readIssuerNames(cRLIssuer) }),
  };
}

function readIssuerNames({ content }: DerElement): readonly [GeneralName, ...GeneralName[]] {
  return parseGeneralNames(serializeDer(derTag.sequence, content)) as readonly [GeneralName, ...GeneralName[]];
}

function serializeDistributionPoint({ distributionPoint, reasons, cRLIssuer }: DistributionPoint): Uint8Array {
  if (!distributionPoint && !cRLIssuer) throw new TypeError("a distribution point has a name or an issuer");
  const issuers = cRLIssuer && parseDer(serializeGeneralNames(cRLIssuer)).content;
  return serializeDer(
    derTag.sequence,
    ...(distributionPoint ? [serializeDistributionPointName(distributionPoint)] : []),
    ...(reasons ? [serializeReasonFlags(1, reasons)] : []),
    ...(issuers ? [serializeDer(contextConstructed(2), issuers)] : []),
  );
}

/** In the order of the bits, of which the first is unused. */
export const reasonFlags = [
  "keyCompromise",
  "cACompromise",
  "affiliationChanged",
  "superseded",
  "cessationOfOperation",
  "certificateHold",
  "privilegeWithdrawn",
  "aACompromise",
] as const satisfies readonly ReasonFlag[];
