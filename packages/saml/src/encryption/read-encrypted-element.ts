import { SamlError } from "../errors.js";
import { decodeBase64 } from "../xml/decode-base64.js";
import type { XmlNamespace } from "../xml/element.js";
import { attributeOf, elementsNamed } from "../xml/find-node.js";
import { ds } from "../xml/namespaces.js";
import { nodeOf, type UnverifiedElement } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";
import { dataEncryptionMethods, type DataEncryptionMethod } from "./data-encryption.js";
import { isRsa15, toDataEncryption, toKeyTransport, type EncryptionMethod } from "./encryption-method.js";
import type { KeyTransport } from "./key-transport.js";
import { elementType, xenc, xenc11 } from "./namespaces.js";

/** What is encrypted, and under which keys. */
export interface EncryptedContent {
  readonly method: DataEncryptionMethod;
  readonly ciphertext: Uint8Array;
  readonly encryptedKeys: readonly EncryptedKey[];
}

/** A content key that is encrypted itself. */
export interface EncryptedKey {
  readonly keyTransport: KeyTransport;
  readonly ciphertext: Uint8Array;
}

/** What weakens decryption. */
export interface DecryptionOptions {
  /** Takes CBC: see {@link DataEncryption} for what that gives away. */
  readonly insecureAllowCbc?: boolean;
}

/**
 * Reads an element of SAML's EncryptedElementType: one EncryptedData, and its keys inside of its KeyInfo or behind it.
 *
 * All keys that stand in these two places are tried; which of them RetrievalMethod, ReferenceList or CarriedKeyName mean
 * is not asked, and whatever they refer to elsewhere is not fetched. Recipient and KeyInfo of a key are hints, not read.
 * Refused: content or keys by CipherReference, labels (OAEPparams), KeySize, and more than four keys, as each costs an
 * operation with the private key.
 *
 * @throws {@link SamlError} `encrypted-data-malformed`, `encryption-algorithm-unsupported`,
 * `encryption-algorithm-insecure`; they tell nothing that is not in plain sight.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.2.4}
 */
export function readEncryptedElement(encrypted: UnverifiedElement, options: DecryptionOptions): EncryptedContent {
  const element = nodeOf(encrypted);
  const data = only(element, xenc, "EncryptedData");
  const type = attributeOf(data, "Type") ?? elementType;
  if (type !== elementType) throw malformed("EncryptedData is no whole element.");

  const keys = [...children(data, ds, "KeyInfo"), element].flatMap((it) => children(it, xenc, "EncryptedKey"));
  if (keys.length < 1 || keys.length > 4) throw malformed("There is no EncryptedKey, or there are too many.");
  return {
    method: dataEncryptionMethod(data, options),
    ciphertext: cipherValue(data),
    encryptedKeys: keys.map((key) => ({ keyTransport: keyTransport(key), ciphertext: cipherValue(key) })),
  };
}

function dataEncryptionMethod(data: XmlNode, { insecureAllowCbc = false }: DecryptionOptions): DataEncryptionMethod {
  const dataEncryption = toDataEncryption(encryptionMethod(data));
  if (dataEncryption === undefined) throw unsupported("The content is encrypted with an unknown algorithm.");
  const method = dataEncryptionMethods[dataEncryption];
  if (method.mode === "CBC" && !insecureAllowCbc) throw insecure("The content is encrypted in CBC.");
  return method;
}

function keyTransport(key: XmlNode): KeyTransport {
  const method = encryptionMethod(key);
  if (isRsa15(method)) throw insecure("The key is encrypted with RSA 1.5.");
  const known = toKeyTransport(method);
  if (known === undefined) throw unsupported("The key is encrypted with an unknown algorithm.");
  return known;
}

/** `<xenc:EncryptionMethod>` ([XMLEnc] §3.2). Without it receiver and sender would have to guess alike. */
function encryptionMethod(encrypted: XmlNode): EncryptionMethod {
  const method = only(encrypted, xenc, "EncryptionMethod");
  const [digest] = children(method, ds, "DigestMethod");
  const [mgf] = children(method, xenc11, "MGF");
  const known = [digest, mgf].filter((it) => it !== undefined);
  if (elementChildren(method).length > known.length) {
    throw malformed("An EncryptionMethod has parameters that are not known here.");
  }
  return {
    algorithm: algorithm(method),
    digestMethod: digest && algorithm(digest),
    maskGenerationFunction: mgf && algorithm(mgf),
  };
}

function algorithm(method: XmlNode): string {
  const uri = attributeOf(method, "Algorithm");
  if (uri === undefined) throw malformed("An algorithm has no name.");
  return uri;
}

/** `<xenc:CipherData>` with the octets themselves ([XMLEnc] §3.3). */
function cipherValue(encrypted: XmlNode): Uint8Array {
  const value = only(only(encrypted, xenc, "CipherData"), xenc, "CipherValue");
  const texts = value.children.filter((child) => typeof child === "string");
  const octets = texts.length === value.children.length ? decodeBase64(texts.join("")) : undefined;
  if (octets === undefined) throw malformed("A CipherValue is not base64.");
  return octets;
}

function only(parent: XmlNode, namespace: XmlNamespace, name: string): XmlNode {
  const [found, ...others] = children(parent, namespace, name);
  if (found === undefined || others.length > 0) throw malformed(`There is not exactly one ${name}.`);
  return found;
}

function children(parent: XmlNode, { uri }: XmlNamespace, name: string): XmlNode[] {
  return elementsNamed(parent, uri, name);
}

function elementChildren(parent: XmlNode): XmlNode[] {
  return parent.children.filter((child) => typeof child !== "string");
}

function malformed(message: string): SamlError {
  return new SamlError("encrypted-data-malformed", message);
}

function unsupported(message: string): SamlError {
  return new SamlError("encryption-algorithm-unsupported", message);
}

function insecure(message: string): SamlError {
  return new SamlError("encryption-algorithm-insecure", message);
}
