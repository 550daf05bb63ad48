import { escapeAttribute } from "../xml/escape.js";
import { digestMethods, signatureMethods, type SignatureAlgorithm } from "./signature-algorithms.js";
import { envelopedSignature, exclusiveCanonicalization } from "./transform-algorithms.js";

/**
 * What `<ds:SignedInfo>` ([XMLSig] §4.4) holds, in the one profile that SAML allows ([SAMLCore] §5.4): a single reference by
 * ID, the enveloped-signature transform and exclusive canonicalization.
 *
 * Written as text, without a tree: beside the ID there is nothing in it but constants and base64.
 *
 * @param digest - base64, by the hash function of the algorithm.
 * @returns elements in canonical form, for an ancestor that declares the prefix `ds`.
 */
export function signedInfoContent(id: string, digest: string, algorithm: SignatureAlgorithm): string {
  const { uri, hash } = signatureMethods[algorithm];
  return (
    method("CanonicalizationMethod", exclusiveCanonicalization) +
    method("SignatureMethod", uri) +
    reference(id, digest, digestMethods[hash])
  );
}

/** `<ds:Reference>` ([XMLSig] §4.4.3). An ID of ASCII characters needs no escaping in a fragment. */
function reference(id: string, digest: string, digestMethod: string): string {
  const transforms = method("Transform", envelopedSignature) + method("Transform", exclusiveCanonicalization);
  return (
    `<ds:Reference URI="#${escapeAttribute(id)}"><ds:Transforms>${transforms}</ds:Transforms>` +
    `${method("DigestMethod", digestMethod)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  );
}

function method(name: string, algorithm: string): string {
  return `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
}
