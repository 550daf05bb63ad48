import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Reads the OIDs of certificatePolicies; `undefined` when the certificate has none. Qualifiers are passed over: what they say
 * is for people.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it names no policy or one twice.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.4 | RFC 5280 §4.2.1.4}
 */
export function readCertificatePolicies(certificate: Certificate): readonly string[] | undefined {
  return readExtensionValue(certificate, extensionOid.certificatePolicies, readValue);
}

/** Builds certificatePolicies from OIDs in dotted decimal, not critical and without qualifiers. */
export function certificatePolicies(policies: readonly [string, ...string[]]): CertificateExtension {
  const information = policies.map((policy) => serializeDer(derTag.sequence, serializeObjectIdentifier(policy)));
  return {
    oid: extensionOid.certificatePolicies,
    critical: false,
    value: serializeDer(derTag.sequence, ...information),
  };
}

/** The policy that stands for all others ([RFC5280] §4.2.1.4). */
export const anyPolicy = "2.5.29.32.0";

function readValue(element: DerElement): readonly string[] {
  const policies = derChildren(element, derTag.sequence).map(readPolicyInformation);
  if (policies.length === 0 || new Set(policies).size < policies.length) {
    throw new X509Error("der-malformed", "certificatePolicies names no policy, or one twice");
  }
  return policies;
}

function readPolicyInformation(element: DerElement): string {
  const fields = derFields(element, derTag.sequence);
  const policy = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const qualifiers = fields.takeOptional(derTag.sequence);
  fields.finish();
  if (qualifiers) readPolicyQualifiers(qualifiers);
  return policy;
}

function readPolicyQualifiers(element: DerElement): void {
  const qualifiers = derChildren(element, derTag.sequence);
  if (qualifiers.length === 0) throw new X509Error("der-malformed", "policy qualifiers without a qualifier");
  for (const qualifier of qualifiers) {
    const fields = derFields(qualifier, derTag.sequence);
    fields.take(derTag.objectIdentifier);
    fields.takeAny();
    fields.finish();
  }
}
