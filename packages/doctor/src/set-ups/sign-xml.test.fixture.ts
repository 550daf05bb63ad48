import { sign } from "node:crypto";

import { DOMParser } from "@xmldom/xmldom";
import { ExclusiveCanonicalization, SignedXml } from "xml-crypto";

import type { TestKey } from "./provider-key.test.fixture.js";

/** How a response is signed. The defaults are those of most identity providers. */
export interface Signing {
  readonly elements?: readonly ("Assertion" | "Response")[];
  /** Of the Signature element; empty for a default namespace. */
  readonly prefix?: string;
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  readonly canonicalization?: string;
  /** Prefixes that exclusive canonicalization is told to keep ([ExcC14N] §3). */
  readonly inclusivePrefixes?: readonly string[];
  /** Written as `KeyName` before the certificate. */
  readonly keyName?: string;
}

/** Signs elements of a response with xml-crypto, the assertion before the response. */
export function signXml(xml: string, key: TestKey, signing: Signing = {}): string {
  const { elements = ["Assertion"], prefix = "ds", canonicalization = exclusive } = signing;
  return elements.reduce((text, element) => {
    const signer = new SignedXml({
      privateKey: key.privateKey.export({ type: "pkcs8", format: "pem" }),
      publicCert: key.pem,
      signatureAlgorithm: signing.signatureAlgorithm ?? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      canonicalizationAlgorithm: canonicalization,
      getKeyInfoContent: ({ prefix: of } = {}) => keyInfo(signing.keyName, key.pem, of ?? ""),
    });
    signer.addReference({
      xpath: `//*[local-name(.)='${element}']`,
      transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", canonicalization],
      digestAlgorithm: signing.digestAlgorithm ?? "http://www.w3.org/2001/04/xmlenc#sha256",
      inclusiveNamespacesPrefixList: [...(signing.inclusivePrefixes ?? [])],
    });
    signer.computeSignature(text, {
      prefix,
      location: {
        reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`,
        action: "after",
      },
    });
    return signing.inclusivePrefixes ? withoutStrayPrefixList(signer.getSignedXml(), key) : signer.getSignedXml();
  }, xml);
}

/** xml-crypto gives the prefix list to the transform enveloped-signature, too, where nobody else has one. */
function withoutStrayPrefixList(xml: string, { privateKey }: TestKey): string {
  const stray = /<InclusiveNamespaces PrefixList="[^"]*" xmlns="[^"]*#enveloped-signature"\/>/;
  const mended = xml.replace(stray, "");
  const signatures = new DOMParser().parseFromString(mended, "text/xml").getElementsByTagName("ds:Signature");
  // The one that was just made covers the others: it is the first in the document.
  const [signature] = Array.from(signatures);
  const [signedInfo] = Array.from(signature?.getElementsByTagName("ds:SignedInfo") ?? []);
  const [value] = Array.from(signature?.getElementsByTagName("ds:SignatureValue") ?? []);
  const octets = new ExclusiveCanonicalization().process(signedInfo as never, {});
  return mended.replace(value?.textContent ?? "", sign("sha256", Buffer.from(octets), privateKey).toString("base64"));
}

function keyInfo(keyName: string | undefined, pem: string, prefix: string): string {
  const own = prefix === "" ? "" : `${prefix}:`;
  const certificate = pem.replace(/-----[A-Z ]+-----|\s/g, "");
  return (
    (keyName === undefined ? "" : `<${own}KeyName>${keyName}</${own}KeyName>`) +
    `<${own}X509Data><${own}X509Certificate>${certificate}</${own}X509Certificate></${own}X509Data>`
  );
}

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
