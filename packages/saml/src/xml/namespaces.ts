import type { XmlNamespace } from "./element.js";

/** Assertions ([SAMLCore] §1.2). */
export const saml: XmlNamespace = { prefix: "saml", uri: "urn:oasis:names:tc:SAML:2.0:assertion" };

/** Protocol messages ([SAMLCore] §1.2). */
export const samlp: XmlNamespace = { prefix: "samlp", uri: "urn:oasis:names:tc:SAML:2.0:protocol" };

/** Metadata ([SAMLMeta] §1.1). */
export const md: XmlNamespace = { prefix: "md", uri: "urn:oasis:names:tc:SAML:2.0:metadata" };

/** XML Signature ([XMLSig] §1.3). */
export const ds: XmlNamespace = { prefix: "ds", uri: "http://www.w3.org/2000/09/xmldsig#" };

/** The types of XML Schema ([XMLSchema2] §3). */
export const xs: XmlNamespace = { prefix: "xs", uri: "http://www.w3.org/2001/XMLSchema" };

/** What a document says of its own types ([XMLSchema1] §2.6). */
export const xsi: XmlNamespace = { prefix: "xsi", uri: "http://www.w3.org/2001/XMLSchema-instance" };

/** The namespace that every document knows without a declaration ([XMLNames] §3). */
export const xml: XmlNamespace = { prefix: "xml", uri: "http://www.w3.org/XML/1998/namespace" };

/** The same URI, as the very string above if it is one of these: to compare them is then to compare references. */
export function sameUri(uri: string): string {
  return uris.get(uri) ?? uri;
}

const uris: ReadonlyMap<string, string> = new Map([saml, samlp, md, ds, xs, xsi, xml].map(({ uri }) => [uri, uri]));
