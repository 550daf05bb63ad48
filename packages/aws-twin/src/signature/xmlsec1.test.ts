import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { readSigningKey } from "../metadata/signing-key.js";
import { onlyChild, text } from "../xml/element.js";
import { SignatureError } from "./signature-error.js";
import { receivedMessage } from "../testing/received-message.test.fixture.js";
import { verifySignature } from "./verify-signature.js";

const read = (name: string) => readFileSync(new URL(`../../vectors/xmlsec1-${name}`, import.meta.url), "utf8");
const certificate = read("certificate.txt");
const vectors = [
  ["assertion, RSA-SHA256, with inclusive namespaces", read("assertion-sha256.xml")],
  ["assertion, RSA-SHA384", read("assertion-sha384.xml")],
  ["response, RSA-SHA512, with inclusive namespaces", read("response-sha512.xml")],
] as const;

function verifiedNameId(xml: string): string | undefined {
  const { assertion } = verifySignature(receivedMessage(xml), [readSigningKey(certificate)]);
  return text(onlyChild(onlyChild(assertion, "saml:Subject"), "saml:NameID"));
}

it.each(vectors)("takes what libxmlsec1 signed: %s", (_, xml) => {
  expect(verifiedNameId(xml)).toBe("zoë");
});

it.each(vectors)("refuses it with one letter changed: %s", (_, xml) => {
  expect(() => verifiedNameId(xml.replace("zo&#xEB;", "zoe").replace("zoë", "zoe"))).toThrow(SignatureError);
});
