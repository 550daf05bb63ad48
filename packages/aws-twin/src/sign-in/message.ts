import type { KeyObject } from "node:crypto";

import type { Element } from "@xmldom/xmldom";

import { decryptAssertion } from "../encryption/decrypt-assertion.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, is, namespaces, onlyChild } from "../xml/element.js";
import { parseXml } from "../xml/parse-xml.js";
import { XmlError } from "../xml/xml-error.js";

/** A message as it came: nothing in it is proven yet. */
export interface UnverifiedMessage {
  readonly text: string;
  readonly response: Element;
  /** The one Assertion of the Response. */
  readonly assertion: Element;
  /** The text that the assertion was encrypted from: it is a document of its own then. */
  readonly decryptedText?: string;
}

/** What IAM was told of encryption. */
export interface EncryptionSettings {
  /** The newest first. */
  readonly keys: readonly KeyObject[];
  readonly mode: "Required" | "Allowed";
}

/** One SAML 2.0 Response with one Assertion, encrypted or not, in XML that cannot be read in two ways. */
export function readMessage(bytes: Uint8Array, encryption: EncryptionSettings): Finding<UnverifiedMessage> {
  const text = decodeUtf8(bytes);
  const response = parse(text);
  if (!is(response, "samlp:Response") || attribute(response, "Version") !== "2.0") {
    throw new Refusal("message-not-a-response", "The root is not a SAML 2.0 Response.");
  }
  const encrypted = response.getElementsByTagNameNS(namespaces.saml, "EncryptedAssertion");
  if (encrypted.length > 0) return decrypt({ text, response }, encrypted.length, encryption.keys);
  const assertion = checkOneAssertion(response);
  if (encryption.mode === "Required") {
    throw new Refusal("assertion-not-encrypted", "The Response holds an Assertion in plain.");
  }
  return {
    says: "Plain, well-formed XML: one SAML 2.0 Response with one Assertion.",
    value: { text, response, assertion },
  };
}

function decrypt(
  message: Pick<UnverifiedMessage, "text" | "response">,
  count: number,
  keys: readonly KeyObject[],
): Finding<UnverifiedMessage> {
  const encrypted = onlyChild(message.response, "saml:EncryptedAssertion");
  const plain = message.response.getElementsByTagNameNS(namespaces.saml, "Assertion").length;
  if (count !== 1 || plain !== 0 || !encrypted) {
    throw new Refusal("assertion-not-alone", "The Response holds an encrypted assertion beside another.");
  }
  if (keys.length === 0) {
    throw new Refusal("assertion-encrypted", "The assertion is encrypted, and there is no key for it here.");
  }
  const decrypted = readDecrypted(decryptAssertion(encrypted, keys));
  if (!decrypted) throw new Refusal("assertion-not-decrypted", "No key of the provider decrypts it to one Assertion.");
  return {
    says: "Well-formed XML: one SAML 2.0 Response with one Assertion, which was encrypted for a key of the provider.",
    value: { ...message, ...decrypted },
  };
}

/** A document of its own, as an encrypted assertion brings its namespaces along; `undefined` when it is none. */
function readDecrypted(
  octets: Uint8Array | undefined,
): Required<Pick<UnverifiedMessage, "assertion" | "decryptedText">> | undefined {
  if (!octets) return undefined;
  try {
    const decryptedText = decodeUtf8(octets);
    const assertion = parse(decryptedText);
    const inside = assertion.getElementsByTagNameNS(namespaces.saml, "Assertion").length;
    return is(assertion, "saml:Assertion") && inside === 0 ? { assertion, decryptedText } : undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("message-not-utf8", "The message is not UTF-8.");
  }
}

function parse(text: string): Element {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new Refusal("message-not-xml", `The message is not taken as XML: ${error.message}.`);
  }
}

/** Anywhere in the document, not only at its place: a second assertion is how signatures are wrapped. */
function checkOneAssertion(response: Element): Element {
  const count = response.getElementsByTagNameNS(namespaces.saml, "Assertion").length;
  const assertion = onlyChild(response, "saml:Assertion");
  if (count === 1 && assertion) return assertion;
  const status = onlyChild(onlyChild(response, "samlp:Status"), "samlp:StatusCode");
  if (count === 0) {
    throw new Refusal(
      "assertion-missing",
      `The Response holds 0 assertions, and its status is ${quote(attribute(status, "Value"))}.`,
    );
  }
  throw new Refusal("assertion-not-alone", `The Response holds ${count} assertions, not one directly in the Response.`);
}
