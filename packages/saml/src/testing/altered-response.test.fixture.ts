import type { ResponseProtection } from "../response/sign-response.js";
import { afterIssuer, afterStartTag, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";

/** What an identity provider signs of a Response; `none` is what it must not. */
export type SignedParts = NonNullable<ResponseProtection["sign"]> | "none";

/** A change of a document. */
export type Alteration = (xml: string) => string;

/** Replaces a text that occurs exactly once. */
export function replaced(before: string, after: string): Alteration {
  return (xml) => {
    const parts = xml.split(before);
    if (parts.length !== 2) throw new Error(`not exactly one ${before}`);
    return parts.join(after);
  };
}

/** Replaces what occurs exactly once within the only start tag of a name. */
export function inTag(name: string, before: string, after: string): Alteration {
  return (xml) => {
    const tag = new RegExp(`<${name}[ >][^>]*`).exec(xml)?.[0] ?? "";
    return replaced(tag, replaced(before, after)(tag))(xml);
  };
}

/** Replaces the only element of a name. */
export function element(name: string, replacement: (text: string) => string): Alteration {
  return (xml) => {
    const text = elementText(xml, name);
    return replaced(text, replacement(text))(xml);
  };
}

/** Text of the only element of a name. */
export function elementText(xml: string, name: string): string {
  const found = new RegExp(`<${name}[ >].*</${name}>`, "s").exec(xml)?.[0];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** The same document without any signature. */
export function withoutSignatures(xml: string): string {
  return xml.replaceAll(/<ds:Signature .*?<\/ds:Signature>/gs, "");
}

/** Signs a Response without signatures, whatever it says. */
export async function signParts(unsigned: string, sign: SignedParts, signer: Signer): Promise<string> {
  const inner = elementText(unsigned, "saml:Assertion");
  const signsAssertion = sign === "assertion" || sign === "both";
  const whole = signsAssertion ? unsigned.replace(inner, await signRoot(inner, signer)) : unsigned;
  return sign === "response" || sign === "both" ? signRoot(whole, signer) : whole;
}

/** Signs a document over its root, whatever it says. */
export function signRoot(text: string, signer: Signer): Promise<string> {
  const xml = canonicalize(parseXmlNode(text));
  const id = / ID="([^"]*)"/.exec(xml)?.[1] ?? "";
  const hasIssuer = /^<[^>]*><saml:Issuer/.test(xml);
  return signEnveloped({ id, xml, signatureAt: hasIssuer ? afterIssuer(xml) : afterStartTag(xml) }, signer);
}
