import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { parseGeneralNames, serializeGeneralNames, type GeneralName } from "../name/general-name.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Which names may occur below an authority. Each is the base of a subtree, in the form of its kind: a domain, a mailbox or its
 * domain, address and mask, a name to begin with.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10 | RFC 5280 §4.2.1.10}
 */
export interface NameConstraints {
  /** Of each kind that is listed, names lie within one of these. */
  readonly permittedSubtrees?: readonly [GeneralName, ...GeneralName[]];
  /** Names lie within none of these. */
  readonly excludedSubtrees?: readonly [GeneralName, ...GeneralName[]];
}

/**
 * Reads nameConstraints; `undefined` when the certificate has none. Whether a base suits its kind is checked when a path is
 * validated.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it constrains nothing, and for the `minimum` other than 0 and the
 * `maximum` that the standard forbids.
 */
export function readNameConstraints(certificate: Certificate): NameConstraints | undefined {
  return readExtensionValue(certificate, extensionOid.nameConstraints, readValue);
}

/** Builds nameConstraints, critical. Constraining nothing is a `TypeError`. */
export function nameConstraints({ permittedSubtrees, excludedSubtrees }: NameConstraints): CertificateExtension {
  if (!permittedSubtrees && !excludedSubtrees) throw new TypeError("nameConstraints constrains something");
  const value = serializeDer(
    derTag.sequence,
    ...(permittedSubtrees ? [serializeSubtrees(0, permittedSubtrees)] : []),
    ...(excludedSubtrees ? [serializeSubtrees(1, excludedSubtrees)] : []),
  );
  return { oid: extensionOid.nameConstraints, critical: true, value };
}

function readValue(element: DerElement): NameConstraints {
  const fields = derFields(element, derTag.sequence);
  const permitted = fields.takeOptional(contextConstructed(0));
  const excluded = fields.takeOptional(contextConstructed(1));
  fields.finish();
  if (!permitted && !excluded) throw new X509Error("der-malformed", "nameConstraints constrains nothing");
  return {
    ...(permitted && { permittedSubtrees: readSubtrees(permitted, contextConstructed(0)) }),
    ...(excluded && { excludedSubtrees: readSubtrees(excluded, contextConstructed(1)) }),
  };
}

function readSubtrees(element: DerElement, tag: number): readonly [GeneralName, ...GeneralName[]] {
  const [first, ...others] = derChildren(element, tag).map(readSubtree);
  if (first === undefined) throw new X509Error("der-malformed", "subtrees without a subtree");
  return [first, ...others];
}

/** `minimum 0` is the default, which DER leaves out; written out it cannot be misread. */
function readSubtree(element: DerElement): GeneralName {
  const fields = derFields(element, derTag.sequence);
  const [base] = parseGeneralNames(serializeDer(derTag.sequence, fields.takeAny().der));
  const minimum = fields.takeOptional(contextPrimitive(0));
  fields.finish();
  if (base === undefined || (minimum && readSmallInteger(minimum) !== 0)) {
    throw new X509Error("der-malformed", "a subtree with a minimum");
  }
  return base;
}

function serializeSubtrees(tagNumber: number, bases: readonly GeneralName[]): Uint8Array {
  const subtrees = bases.map((base) => serializeDer(derTag.sequence, parseDer(serializeGeneralNames([base])).content));
  return serializeDer(contextConstructed(tagNumber), ...subtrees);
}
