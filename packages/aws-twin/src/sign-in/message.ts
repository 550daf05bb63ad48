import type { Element } from "@xmldom/xmldom";

import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, is, namespaces, onlyChild } from "../xml/element.js";
import { parseXml } from "../xml/parse-xml.js";
import { XmlError } from "../xml/xml-error.js";

/** A message as it came: nothing in it is proven yet. */
export interface UnverifiedMessage {
  readonly text: string;
  readonly response: Element;
}

/** One SAML 2.0 Response with one Assertion, in XML that cannot be read in two ways. */
export function readMessage(bytes: Uint8Array): Finding<UnverifiedMessage> {
  const text = decodeUtf8(bytes);
  const response = parse(text);
  if (!is(response, "samlp:Response") || attribute(response, "Version") !== "2.0") {
    throw refuse("The root is not a SAML 2.0 Response.", "Send a samlp:Response with Version 2.0.");
  }
  checkOneAssertion(response);
  return { says: "Plain, well-formed XML: one SAML 2.0 Response with one Assertion.", value: { text, response } };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("The message is not UTF-8.", "Encode the XML as UTF-8 before base64.");
  }
}

function parse(text: string): Element {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw refuse(
      `The message is not taken as XML: ${error.message}.`,
      "Send plain, well-formed XML without DTD or comments.",
    );
  }
}

/** Anywhere in the document, not only at its place: a second assertion is how signatures are wrapped. */
function checkOneAssertion(response: Element): void {
  if (response.getElementsByTagNameNS(namespaces.saml, "EncryptedAssertion").length > 0) {
    throw refuse(
      "The assertion is encrypted. AWS can read those, with a key held by IAM; this twin holds none.",
      "Send the assertion unencrypted to the twin.",
    );
  }
  const count = response.getElementsByTagNameNS(namespaces.saml, "Assertion").length;
  if (count === 1 && onlyChild(response, "saml:Assertion")) return;
  const status = onlyChild(onlyChild(response, "samlp:Status"), "samlp:StatusCode");
  const where =
    count === 1
      ? "in another place than directly in the Response"
      : `and its status is ${quote(attribute(status, "Value"))}`;
  throw refuse(
    `The Response holds ${count} assertions, ${where}.`,
    "Send one Response with one Assertion in it; look in the identity provider's log when it reports a failure.",
  );
}

function refuse(evidence: string, remedy: string): Refusal {
  return new Refusal({ says: awsMessages.invalidResponse, evidence, remedy });
}
