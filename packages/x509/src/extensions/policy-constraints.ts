import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derFields } from "../der/der-fields.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readSmallInteger, serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * How many further certificates, not self-issued, may follow before a limit on policies holds. At least one is set.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.11 | RFC 5280 §4.2.1.11}
 */
export interface PolicyConstraints {
  /** After that many, the path needs a policy that holds along all of it. */
  readonly requireExplicitPolicy?: number;
  /** After that many, policies are no longer mapped. */
  readonly inhibitPolicyMapping?: number;
}

/**
 * Reads policyConstraints; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it constrains nothing.
 */
export function readPolicyConstraints(certificate: Certificate): PolicyConstraints | undefined {
  return readExtensionValue(certificate, extensionOid.policyConstraints, readValue);
}

/** Builds policyConstraints, critical. Constraining nothing is a `TypeError`. */
export function policyConstraints(constraints: PolicyConstraints): CertificateExtension {
  const { requireExplicitPolicy, inhibitPolicyMapping } = constraints;
  const fields = [...serializeSkipCerts(0, requireExplicitPolicy), ...serializeSkipCerts(1, inhibitPolicyMapping)];
  if (fields.length === 0) throw new TypeError("policyConstraints constrains something");
  return { oid: extensionOid.policyConstraints, critical: true, value: serializeDer(derTag.sequence, ...fields) };
}

function readValue(element: DerElement): PolicyConstraints {
  const fields = derFields(element, derTag.sequence);
  const explicit = fields.takeOptional(contextPrimitive(0));
  const mapping = fields.takeOptional(contextPrimitive(1));
  fields.finish();
  if (!explicit && !mapping) throw new X509Error("der-malformed", "policyConstraints constrains nothing");
  return {
    ...(explicit && { requireExplicitPolicy: readSmallInteger(explicit) }),
    ...(mapping && { inhibitPolicyMapping: readSmallInteger(mapping) }),
  };
}

function serializeSkipCerts(tagNumber: number, skipCerts: number | undefined): Uint8Array[] {
  if (skipCerts === undefined) return [];
  if (!Number.isInteger(skipCerts) || skipCerts < 0) throw new TypeError("SkipCerts is a whole number");
  return [serializeDer(contextPrimitive(tagNumber), parseDer(serializeSmallInteger(skipCerts)).content)];
}
