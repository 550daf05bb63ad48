import { hash } from "node:crypto";

import { encodeBase64 } from "../xml/base64.js";
import { ds } from "../xml/namespaces.js";
import { signatureMethods } from "./signature-algorithms.js";
import { signedInfoContent } from "./signed-info.js";
import type { Signer } from "./signer.js";

/** An element that a SAML signature can cover. */
export interface SignableElement {
  /** Its ID: an NCName of ASCII characters. */
  readonly id: string;
  /** The element as a document of its own, in exclusive canonical form. */
  readonly xml: string;
  /** At which character of {@link SignableElement.xml} the schema wants `<ds:Signature>`. */
  readonly signatureAt: number;
}

/**
 * Signs an element and returns it, in canonical form, with `<ds:Signature>` in its place.
 *
 * Rejects with what the signer rejects with.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §5.4}
 */
export async function signEnveloped({ id, xml, signatureAt }: SignableElement, signer: Signer): Promise<string> {
  // The enveloped-signature transform takes the signature away again, so what is digested is the element without it.
  const digest = hash(signatureMethods[signer.algorithm].hash, xml, "base64");
  const info = signedInfoContent(id, digest, signer.algorithm);

  // Alone SignedInfo declares its namespace, inside of Signature it inherits the declaration.
  const value = await signer.sign(encoder.encode(`<ds:SignedInfo ${xmlnsDs}>${info}</ds:SignedInfo>`));
  return xml.slice(0, signatureAt) + signature(info, value, signer.certificate) + xml.slice(signatureAt);
}

/** Where messages and assertions carry their signature: behind the first `<saml:Issuer>`, which is their first child. */
export function afterIssuer(xml: string): number {
  // No value can hold this text: `<` is escaped in text and in attributes.
  return place(xml.indexOf("</saml:Issuer>"), "</saml:Issuer>".length);
}

/** Where metadata carries its signature: before all other children. */
export function afterStartTag(xml: string): number {
  // Not the first `>`: canonical form leaves it as it is inside an attribute.
  return place(0, /^<[^ >]+(?: [^="]+="[^"]*")*>/.exec(xml)?.[0].length ?? 0);
}

function place(start: number, length: number): number {
  if (start < 0 || length === 0) throw new TypeError("the document has no place for a signature");
  return start + length;
}

/** `<ds:Signature>` ([XMLSig] §4.2). KeyInfo is a hint which of the published keys was used, never a source of trust. */
function signature(info: string, value: Uint8Array, certificate: Uint8Array): string {
  const x509Certificate = `<ds:X509Certificate>${encodeBase64(certificate)}</ds:X509Certificate>`;
  return (
    `<ds:Signature ${xmlnsDs}><ds:SignedInfo>${info}</ds:SignedInfo>` +
    `<ds:SignatureValue>${encodeBase64(value)}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data>${x509Certificate}</ds:X509Data></ds:KeyInfo></ds:Signature>`
  );
}

const xmlnsDs = `xmlns:ds="${ds.uri}"`;
const encoder = new TextEncoder();
