import { subject } from "./respond.js";

/** Puts the intruder in the place of the subject. */
export function impersonate(xml: string): string {
  return replaceOnce(xml, `>${subject}</saml:NameID>`, `>${intruder}</saml:NameID>`);
}

/** Puts markup into the name of the subject. Who reads it only up to there, or only from there, reads another name. */
export function splitSubject(xml: string, markup: string): string {
  const split = replaceOnce(subject, ".example", `${markup}.example`);
  return replaceOnce(xml, `>${subject}</saml:NameID>`, `>${split}</saml:NameID>`);
}

/** Gives the outermost element another ID. */
export function withOtherId(xml: string): string {
  return xml.replace(/ ID="/, "$&_other");
}

/** The first element of that name, with all that is in it. */
export function firstElement(xml: string, name: string): string {
  const end = `</${name}>`;
  return xml.slice(xml.indexOf(`<${name} `), xml.indexOf(end) + end.length);
}

/** Takes the first signature away: that of the Response if it is signed, else that of the Assertion. */
export function withoutSignature(xml: string): string {
  return replaceOnce(xml, firstElement(xml, "ds:Signature"), "");
}

/** Inserts where the schema wants the signature of the outermost element. */
export function insertAfterIssuer(xml: string, inserted: string): string {
  return xml.replace("</saml:Issuer>", (end) => end + inserted);
}

/** Inserts at the end of the outermost element. */
export function insertAtEnd(xml: string, inserted: string): string {
  const at = xml.lastIndexOf("</");
  return xml.slice(0, at) + inserted + xml.slice(at);
}

/** Alters an octet shortly before the end of the last element of that name, which holds base64. */
export function alterBase64(xml: string, name: string): string {
  const at = xml.lastIndexOf(`</${name}>`) - 20;
  return xml.slice(0, at) + (xml[at] === "A" ? "B" : "A") + xml.slice(at + 1);
}

/** Replaces what is there exactly once: anything else would make a test that tests nothing. */
export function replaceOnce(xml: string, what: string, replacement: string): string {
  const pieces = xml.split(what);
  if (pieces.length !== 2) throw new Error(`${what} is there ${pieces.length - 1} times`);
  return pieces.join(replacement);
}

/** Who would get in if an altered Response were believed. */
const intruder = "mallory@sp.example.com";
