import type { CertificateExtension } from "../certificate/certificate.js";
import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier } from "../der/object-identifier.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readSmallInteger } from "../der/primitives.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { readExtensions } from "../extensions/extension-list.js";
import { readDistinguishedName } from "../name/distinguished-name.js";
import { extensionRequestOid, type CertificationRequest, type RequestAttribute } from "./certification-request.js";
import { readAlgorithm, readSignedFields } from "../signature/signed-fields.js";

/**
 * Reads a certification request (PKCS #10) of at most 64 KiB from its DER.
 *
 * The octets are copied first, so that what was read stays what was given. Nothing is said about who made it: see
 * {@link verifyCertificationRequest}.
 *
 * @throws {@link X509Error} `input-too-large`, `der-malformed`, `trailing-data`, `version-unsupported`,
 * `attribute-duplicate` or `extension-duplicate`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2986#section-4 | RFC 2986 §4}
 */
export function parseCertificationRequest(der: Uint8Array): CertificationRequest {
  if (der.length > maximumLength) throw new X509Error("input-too-large", "a certification request of more than 64 KiB");
  const { der: whole, tbs, algorithm, signature } = readSignedFields(der);
  return {
    der: whole,
    tbs: tbs.der,
    ...readRequestInfo(tbs),
    signatureAlgorithm: readAlgorithm(algorithm),
    signatureAlgorithmIdentifier: algorithm.der,
    signature,
  };
}

/** `CertificationRequestInfo`, field by field ([RFC2986] §4.1). */
function readRequestInfo(info: DerElement) {
  const fields = derFields(info, derTag.sequence);
  checkVersion(fields.take(derTag.integer));
  const subject = readDistinguishedName(fields.take(derTag.sequence));
  const subjectPublicKeyInfo = fields.take(derTag.sequence).der;
  const attributes = readAttributes(fields.take(contextConstructed(0)));
  fields.finish();
  return { subject, subjectPublicKeyInfo, attributes, extensions: readExtensionRequest(attributes) };
}

function checkVersion(element: DerElement): void {
  if (readSmallInteger(element) !== 0)
    throw new X509Error("version-unsupported", "a request of a version other than v1");
}

function readAttributes(element: DerElement): readonly RequestAttribute[] {
  const attributes = derChildren(element, contextConstructed(0)).map(readAttribute);
  if (new Set(attributes.map(({ type }) => type)).size < attributes.length) {
    throw new X509Error("attribute-duplicate", "an attribute of a certification request occurs twice");
  }
  return attributes;
}

function readAttribute(element: DerElement): RequestAttribute {
  const fields = derFields(element, derTag.sequence);
  const type = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const values = derChildren(fields.take(derTag.set), derTag.set).map(({ der }) => der);
  fields.finish();
  if (values.length === 0) throw new X509Error("der-malformed", "an attribute of a certification request has no value");
  return { type, values };
}

/** A single value ([RFC2985] §5.4.2): of two, nobody could say which is asked for. */
function readExtensionRequest(attributes: readonly RequestAttribute[]): readonly CertificateExtension[] {
  const attribute = attributes.find(({ type }) => type === extensionRequestOid);
  if (attribute === undefined) return [];
  const [value, second] = attribute.values;
  if (value === undefined || second !== undefined) {
    throw new X509Error("attribute-duplicate", "extensions are asked for twice");
  }
  return readExtensions(parseDer(value));
}

const maximumLength = 64 * 1024;
