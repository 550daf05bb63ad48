import { constants, createHash, KeyObject, sign, verify, type BinaryLike, type KeyLike } from "node:crypto";

import { createOptionalCallbackFunction, type SignedXml } from "xml-crypto";

/** How a signature algorithm of XML Signature is computed. */
interface SignatureMethod {
  /** `null` where the algorithm has one of its own. */
  readonly hash: string | null;
  readonly keyType: "rsa" | "ec" | "ed25519";
  readonly pss?: true;
}

/** Names of XML Signature, all of which {@link addAlgorithms} teaches: those that AWS is known to take, and others. */
export const signatureMethods: Readonly<Record<string, SignatureMethod>> = {
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": { hash: "sha256", keyType: "rsa" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": { hash: "sha384", keyType: "rsa" },
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": { hash: "sha512", keyType: "rsa" },
  "http://www.w3.org/2000/09/xmldsig#rsa-sha1": { hash: "sha1", keyType: "rsa" },
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1": { hash: "sha256", keyType: "rsa", pss: true },
  "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1": { hash: "sha384", keyType: "rsa", pss: true },
  "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1": { hash: "sha512", keyType: "rsa", pss: true },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1": { hash: "sha1", keyType: "ec" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256": { hash: "sha256", keyType: "ec" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384": { hash: "sha384", keyType: "ec" },
  "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512": { hash: "sha512", keyType: "ec" },
  "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519": { hash: null, keyType: "ed25519" },
};

/** Names of digests, and what `node:crypto` calls them. */
export const digestMethods: Readonly<Record<string, string>> = {
  "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
  "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
};

/**
 * Teaches xml-crypto every algorithm of the two tables: it brings four signature algorithms and three digests of its own,
 * and one of them takes no `KeyObject`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9231#section-2.3 | RFC 9231 §2.3}
 */
export function addAlgorithms(signedXml: SignedXml): void {
  signedXml.SignatureAlgorithms = { ...signedXml.SignatureAlgorithms, ...signatureClasses };
  signedXml.HashAlgorithms = { ...signedXml.HashAlgorithms, ...hashClasses };
}

/** xml-crypto takes its algorithms as classes. */
function signatureClass(name: string, { hash, keyType, pss }: SignatureMethod) {
  const options = pss && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const withOptions = (key: KeyObject) => ({ key, dsaEncoding: "ieee-p1363" as const, ...options });
  return class {
    getAlgorithmName = (): string => name;

    verifySignature = createOptionalCallbackFunction((material: string, key: KeyLike, value: string): boolean => {
      // A key of another kind would be used as its own kind is, whatever the name says.
      if (!(key instanceof KeyObject) || key.asymmetricKeyType !== keyType) return false;
      return verify(hash, Buffer.from(material, "utf8"), withOptions(key), Buffer.from(value, "base64"));
    });

    getSignature = createOptionalCallbackFunction((signedInfo: BinaryLike, key: KeyLike): string => {
      if (!(key instanceof KeyObject) || typeof signedInfo !== "string")
        throw new TypeError("signs text with a KeyObject");
      return sign(hash, Buffer.from(signedInfo, "utf8"), withOptions(key)).toString("base64");
    });
  };
}

function hashClass(name: string, hash: string) {
  return class {
    getAlgorithmName = (): string => name;
    getHash = (xml: string): string => createHash(hash).update(xml, "utf8").digest("base64");
  };
}

const signatureClasses = Object.fromEntries(
  Object.entries(signatureMethods).map(([name, method]) => [name, signatureClass(name, method)]),
);
const hashClasses = Object.fromEntries(
  Object.entries(digestMethods).map(([name, hash]) => [name, hashClass(name, hash)]),
);
