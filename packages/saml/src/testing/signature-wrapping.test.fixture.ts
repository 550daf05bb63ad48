import type { SamlErrorCode } from "../errors.js";
import { elementText } from "./altered-response.test.fixture.js";

/** A way to leave a signed element where its signature finds it, and to put a forged one where a careless reader looks. */
export interface SignatureWrapping {
  readonly name: string;
  /** Why it is refused. */
  readonly code: SamlErrorCode;
  /** Which part its sender signed: all of the message, or the Assertion in it. */
  readonly signed: "message" | "assertion";
  readonly wrap: (parts: WrappedParts) => string;
}

interface WrappedParts {
  readonly document: string;
  /** The element that the sender signed. */
  readonly signed: string;
  /** The same without its signature. */
  readonly original: string;
  readonly signature: string;
  /** A copy with another ID and another name in it, without a signature. */
  readonly forged: string;
  /** The same with the signature of the original. */
  readonly forgedSigned: string;
}

/** The document with the forgery in it; `forge` makes it of the signed element. */
export function wrapSignature(
  document: string,
  wrapping: SignatureWrapping,
  forge: (element: string) => string,
): string {
  const signed = wrapping.signed === "message" ? document : elementText(document, "saml:Assertion");
  const signature = elementText(signed, "ds:Signature");
  const original = signed.replace(signature, "");
  return wrapping.wrap({ document, signed, original, signature, forged: forge(original), forgedSigned: forge(signed) });
}

/**
 * The eight classical wrappings, as the tool SAML Raider numbers them.
 *
 * @see {@link https://www.usenix.org/system/files/conference/usenixsecurity12/sec12-final91.pdf | On Breaking SAML: Be Whoever You Want to Be}
 */
export const classicalWrappings: readonly SignatureWrapping[] = [
  {
    name: "XSW1: the original message inside of the signature of the forged one",
    code: "schema-invalid",
    signed: "message",
    wrap: ({ forgedSigned, signature, original }) => put(forgedSigned, signature, append(signature, original)),
  },
  {
    name: "XSW2: the original message before the signature of the forged one",
    code: "schema-invalid",
    signed: "message",
    wrap: ({ forgedSigned, signature, original }) => put(forgedSigned, signature, original + signature),
  },
  {
    name: "XSW3: a forged Assertion before the original",
    code: "assertion-repeated",
    signed: "assertion",
    wrap: ({ document, signed, forged }) => put(document, signed, forged + signed),
  },
  {
    name: "XSW4: the original Assertion inside of the forged one",
    code: "schema-invalid",
    signed: "assertion",
    wrap: ({ document, signed, forged }) => put(document, signed, append(forged, signed)),
  },
  {
    name: "XSW5: the original Assertion behind the forged one, which has its signature",
    code: "assertion-repeated",
    signed: "assertion",
    wrap: ({ document, signed, forgedSigned, original }) => put(document, signed, forgedSigned + original),
  },
  {
    name: "XSW6: the original Assertion inside of the signature of the forged one",
    code: "schema-invalid",
    signed: "assertion",
    wrap: ({ document, signed, forgedSigned, signature, original }) =>
      put(document, signed, put(forgedSigned, signature, append(signature, original))),
  },
  {
    name: "XSW7: the forged Assertion in the Extensions, the original behind it",
    code: "assertion-misplaced",
    signed: "assertion",
    wrap: ({ document, forged }) => put(document, "<samlp:Status>", `${extensions(forged)}<samlp:Status>`),
  },
  {
    name: "XSW8: the original Assertion in an Object of the signature of the forged one",
    code: "signature-object",
    signed: "assertion",
    wrap: ({ document, signed, forgedSigned, signature, original }) =>
      put(document, signed, put(forgedSigned, signature, append(signature, `<ds:Object>${original}</ds:Object>`))),
  },
];

/** Other places for the original Assertion that the schema leaves open, while the forged one stands where it was. */
export const furtherWrappings: readonly SignatureWrapping[] = [
  moved("in the Extensions", "<samlp:Status>", (original) => `${extensions(original)}<samlp:Status>`),
  moved("in an element of others", "<samlp:Status>", (it) => `${extensions(foreign(it))}<samlp:Status>`),
  moved(
    "in the StatusDetail",
    "</samlp:Status>",
    (it) => `<samlp:StatusDetail>${it}</samlp:StatusDetail></samlp:Status>`,
  ),
  moved("in the Advice", "</saml:Conditions>", (it) => `</saml:Conditions><saml:Advice>${it}</saml:Advice>`),
  moved("in the confirmation", "</saml:SubjectConfirmationData>", (it) => `${it}</saml:SubjectConfirmationData>`),
  moved("in an attribute", "</saml:AttributeValue>", (it) => `${it}</saml:AttributeValue>`),
];

/** Wrappings of a message that was signed as a whole, of whatever kind it is. */
export const messageWrappings: readonly SignatureWrapping[] = [
  ...classicalWrappings.filter(({ signed }) => signed === "message"),
  {
    name: "the original message in an Object of the signature of the forged one",
    code: "signature-object",
    signed: "message",
    wrap: ({ forgedSigned, signature, original }) =>
      put(forgedSigned, signature, append(signature, `<ds:Object>${original}</ds:Object>`)),
  },
  {
    name: "the original message in the Extensions of the forged one, which has its signature",
    code: "reference-not-to-parent",
    signed: "message",
    wrap: ({ forgedSigned, signature, original }) =>
      put(forgedSigned, signature, signature + extensions(foreign(original))),
  },
  {
    name: "the original message in the Extensions of the forged one, which has no signature",
    code: "signature-missing",
    signed: "message",
    wrap: ({ forged, signed }) => put(forged, "</saml:Issuer>", `</saml:Issuer>${extensions(foreign(signed))}`),
  },
];

function moved(where: string, before: string, after: (original: string) => string): SignatureWrapping {
  return {
    name: `the original Assertion ${where}`,
    code: "signature-missing",
    signed: "assertion",
    wrap: ({ document, signed, forged }) => put(put(document, signed, forged), before, after(signed)),
  };
}

function extensions(content: string): string {
  return `<samlp:Extensions>${content}</samlp:Extensions>`;
}

/** An element of others, in which the schema does not look. */
function foreign(content: string): string {
  return `<x:x xmlns:x="urn:x">${content}</x:x>`;
}

/** Puts a text in the place of another. */
function put(document: string, before: string, after: string): string {
  if (!document.includes(before)) throw new Error("nothing to replace");
  return document.replace(before, () => after);
}

function append(element: string, content: string): string {
  return element.replace(/<\/[^<]*$/, (end) => content + end);
}
