import { base64 } from "@scure/base";

import { canonicalXml } from "../xml/canonical-xml.js";
import { element, type XmlElement } from "../xml/element.js";
import { insertAfter } from "../xml/insert-after.js";
import { ds } from "../xml/namespaces.js";
import { keyInfo } from "./key-info.js";
import { signedInfo } from "./signed-info.js";
import type { Signer } from "./signer.js";

/** An element that a SAML signature can cover: it has an ID, and its first child is `<saml:Issuer>`. */
export interface SignableElement {
  readonly id: string;
  readonly element: XmlElement;
}

/**
 * Signs an element and returns it, in canonical form, with `<ds:Signature>` where the schema wants it: after the issuer.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §5.4}
 */
export async function signEnveloped(signable: SignableElement, signer: Signer, crypto: Crypto): Promise<string> {
  // The enveloped-signature transform takes the signature away again, so what is digested is the element without it.
  const unsigned = canonicalXml(signable.element);
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(unsigned));

  // Written twice: alone SignedInfo declares its namespace, inside Signature it inherits the declaration.
  const info = signedInfo(signable.id, new Uint8Array(digest), signer.algorithm);
  const value = await signer.sign(encoder.encode(canonicalXml(info)));
  return insertAfter("</saml:Issuer>", unsigned, canonicalXml(signature(info, value, signer.certificate)));
}

/** `<ds:Signature>` ([XMLSig] §4.2). */
function signature(info: XmlElement, value: Uint8Array, certificate: Uint8Array): XmlElement {
  return element(ds, "Signature", {}, [
    info,
    element(ds, "SignatureValue", {}, [base64.encode(value)]),
    keyInfo(certificate),
  ]);
}

const encoder = new TextEncoder();
