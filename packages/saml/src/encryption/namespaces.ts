import type { XmlNamespace } from "../xml/element.js";

/** XML Encryption ([XMLEnc] §1.3). */
export const xenc: XmlNamespace = { prefix: "xenc", uri: "http://www.w3.org/2001/04/xmlenc#" };

/** What version 1.1 added to XML Encryption ([XMLEnc] §1.3). */
export const xenc11: XmlNamespace = { prefix: "xenc11", uri: "http://www.w3.org/2009/xmlenc11#" };

/** `EncryptedData/@Type` of a whole element, which is all that SAML encrypts ([XMLEnc] §3.1; [SAMLCore] §2.2.4). */
export const elementType = `${xenc.uri}Element`;
