import { randomBytes } from "node:crypto";

import { encodeBase64 } from "../xml/base64.js";
import { element, type XmlElement } from "../xml/element.js";
import { ds, saml } from "../xml/namespaces.js";
import { dataEncryptionMethods } from "./data-encryption.js";
import { encryptData } from "./encrypt-data.js";
import type { EncryptionRecipient } from "./encryption-recipient.js";
import { keyTransportMethods, maskGenerationFunctions, oaepDigestMethods, type KeyTransport } from "./key-transport.js";
import { elementType, xenc, xenc11 } from "./namespaces.js";
import { wrapKey } from "./wrap-key.js";

/** `<saml:EncryptedAssertion>` around an Assertion, which should be signed: encryption does not say by whom ([SAMLCore] §2.3.4). */
export function encryptedAssertion(xml: string, recipient: EncryptionRecipient): XmlElement {
  return element(saml, "EncryptedAssertion", {}, [encryptElement(xml, recipient)]);
}

/** `<saml:EncryptedID>` around a NameID ([SAMLCore] §2.2.4). */
export function encryptedId(xml: string, recipient: EncryptionRecipient): XmlElement {
  return element(saml, "EncryptedID", {}, [encryptElement(xml, recipient)]);
}

/**
 * `<xenc:EncryptedData>` with the content key, fresh for each call, inside of its `<ds:KeyInfo>`.
 *
 * There each service provider that we tried looks for it; beside EncryptedData, as SAML also allows, not all of them do.
 *
 * @param xml - One element that declares each of its namespaces, as our canonical form does.
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-EncryptedData | XML Encryption 1.1 §3.4}
 */
export function encryptElement(xml: string, recipient: EncryptionRecipient): XmlElement {
  const method = dataEncryptionMethods[recipient.dataEncryption];
  const contentKey = randomBytes(method.keyLength);
  return element(xenc, "EncryptedData", { Type: elementType }, [
    algorithm(xenc, "EncryptionMethod", method.uri),
    element(ds, "KeyInfo", {}, [encryptedKey(contentKey, recipient)]),
    cipherData(encryptData(encoder.encode(xml), contentKey, method)),
  ]);
}

/** `<xenc:EncryptedKey>` ([XMLEnc] §3.5.1). */
function encryptedKey(contentKey: Uint8Array, recipient: EncryptionRecipient): XmlElement {
  const { publicKey, keyTransport, entityId } = recipient;
  return element(xenc, "EncryptedKey", { Recipient: entityId }, [
    keyTransportMethod(keyTransport),
    cipherData(wrapKey(contentKey, publicKey, keyTransport)),
  ]);
}

/** `<xenc:EncryptionMethod>` of a key. The digest is written even where it is the default: not all know the default. */
function keyTransportMethod(keyTransport: KeyTransport): XmlElement {
  const digest = algorithm(ds, "DigestMethod", oaepDigestMethods[keyTransport.digest]);
  const parameters =
    keyTransport.algorithm === "rsa-oaep"
      ? [digest, algorithm(xenc11, "MGF", maskGenerationFunctions[keyTransport.mgf])]
      : [digest];
  return algorithm(xenc, "EncryptionMethod", keyTransportMethods[keyTransport.algorithm], parameters);
}

function algorithm(
  namespace: XmlElement["namespace"],
  name: string,
  uri: string,
  parameters: readonly XmlElement[] = [],
): XmlElement {
  return element(namespace, name, { Algorithm: uri }, parameters);
}

/** `<xenc:CipherData>` ([XMLEnc] §3.3). */
function cipherData(octets: Uint8Array): XmlElement {
  return element(xenc, "CipherData", {}, [element(xenc, "CipherValue", {}, [encodeBase64(octets)])]);
}

const encoder = new TextEncoder();
