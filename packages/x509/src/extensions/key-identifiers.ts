import { createHash } from "node:crypto";

import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derFields, expectTag } from "../der/der-fields.js";
import { toHex } from "../der/hex.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readInteger, readOctetsOfBitString } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { parseGeneralNames, type GeneralName } from "../name/general-name.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Reads subjectKeyIdentifier; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.2 | RFC 5280 §4.2.1.2}
 */
export function readSubjectKeyIdentifier(certificate: Certificate): Uint8Array | undefined {
  const read = (element: DerElement) => expectTag(element, derTag.octetString).content;
  return readExtensionValue(certificate, extensionOid.subjectKeyIdentifier, read);
}

/**
 * Builds subjectKeyIdentifier by method (1): the SHA-1 of the bits of the public key. It names a key, it protects nothing.
 *
 * @param subjectPublicKeyInfo - The DER of the key, as WebCrypto exports it with the format `spki`.
 * @throws {@link X509Error} `der-malformed` or `trailing-data` when that is no SubjectPublicKeyInfo.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.2 | RFC 5280 §4.2.1.2}
 */
export function subjectKeyIdentifier(subjectPublicKeyInfo: Uint8Array): CertificateExtension {
  const fields = derFields(parseDer(subjectPublicKeyInfo), derTag.sequence);
  fields.take(derTag.sequence);
  const keyBits = readOctetsOfBitString(fields.take(derTag.bitString));
  fields.finish();
  const keyId = new Uint8Array(createHash("sha1").update(keyBits).digest());
  return { oid: extensionOid.subjectKeyIdentifier, critical: false, value: serializeDer(derTag.octetString, keyId) };
}

/**
 * What helps to find the issuer's certificate.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.1 | RFC 5280 §4.2.1.1}
 */
export interface AuthorityKeyIdentifier {
  /** The subjectKeyIdentifier of the issuer. */
  readonly keyIdentifier?: Uint8Array;
  /** The issuer's own certificate, by who issued it and its serial number in lower-case hex. Both or none. */
  readonly authorityCert?: { readonly issuer: readonly GeneralName[]; readonly serialNumber: string };
}

/**
 * Reads authorityKeyIdentifier; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 */
export function readAuthorityKeyIdentifier(extended: Extended): AuthorityKeyIdentifier | undefined {
  return readExtensionValue(extended, extensionOid.authorityKeyIdentifier, readAuthorityValue);
}

/**
 * Builds authorityKeyIdentifier from the issuer's subjectKeyIdentifier.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.1 | RFC 5280 §4.2.1.1}
 */
export function authorityKeyIdentifier(keyId: Uint8Array): CertificateExtension {
  const value = serializeDer(derTag.sequence, serializeDer(contextPrimitive(0), keyId));
  return { oid: extensionOid.authorityKeyIdentifier, critical: false, value };
}

function readAuthorityValue(element: DerElement): AuthorityKeyIdentifier {
  const fields = derFields(element, derTag.sequence);
  const keyIdentifier = fields.takeOptional(contextPrimitive(0))?.content;
  const issuer = fields.takeOptional(contextConstructed(1));
  const serialNumber = fields.takeOptional(contextPrimitive(2));
  fields.finish();
  if ((issuer === undefined) !== (serialNumber === undefined)) {
    throw new X509Error("der-malformed", "authorityCertIssuer and authorityCertSerialNumber stand together");
  }
  return {
    ...(keyIdentifier && { keyIdentifier }),
    ...(issuer &&
      serialNumber && {
        authorityCert: {
          issuer: parseGeneralNames(serializeDer(derTag.sequence, issuer.content)),
          serialNumber: toHex(readInteger(serialNumber)),
        },
      }),
  };
}
