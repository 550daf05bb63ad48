import type { CertificateExtension } from "../certificate/certificate.js";
import type { CertificateSigner } from "../certificate/certificate-signer.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString, serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { serializeExtensions } from "../extensions/extension-list.js";
import { signatureAlgorithms } from "../signature/signature-algorithms.js";
import { extensionRequestOid } from "./certification-request.js";

/** What {@link signCertificationRequest} puts into a request. */
export interface CertificationRequestFields {
  /** The DER of the subject's Name, e.g. from {@link distinguishedName}. */
  readonly subject: Uint8Array;
  /** The DER of the subject's key, as WebCrypto exports it with the format `spki`. */
  readonly subjectPublicKeyInfo: Uint8Array;
  /** The extensions to ask for; no OID twice. */
  readonly extensions: readonly CertificateExtension[];
}

/**
 * Builds a certification request (PKCS #10) and has it signed.
 *
 * @param signer - Signs with the private key that belongs to `subjectPublicKeyInfo`.
 * @returns The DER of the request.
 * @throws Whatever the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc2986#section-4 | RFC 2986 §4}
 */
export async function signCertificationRequest(
  fields: CertificationRequestFields,
  signer: CertificateSigner,
): Promise<Uint8Array> {
  const [algorithm] = signatureAlgorithms[signer.algorithm].identifiers;
  const info = serializeDer(
    derTag.sequence,
    serializeSmallInteger(0),
    fields.subject,
    fields.subjectPublicKeyInfo,
    serializeDer(contextConstructed(0), ...extensionRequest(fields.extensions)),
  );
  return serializeDer(derTag.sequence, info, algorithm, serializeBitString(await signer.sign(info)));
}

/** [RFC2985] §5.4.2. */
function extensionRequest(extensions: readonly CertificateExtension[]): Uint8Array[] {
  if (extensions.length === 0) return [];
  const values = serializeDer(derTag.set, serializeExtensions(extensions));
  return [serializeDer(derTag.sequence, serializeObjectIdentifier(extensionRequestOid), values)];
}
