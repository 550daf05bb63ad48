import { createHash, createSign, createVerify, type BinaryLike, type KeyLike } from "node:crypto";

import { createOptionalCallbackFunction, type HashAlgorithm, type SignatureAlgorithm } from "xml-crypto";

/** RSA with SHA-384. A class, as xml-crypto takes its algorithms so; it brings those for 256 and 512 only. */
export class RsaSha384 implements SignatureAlgorithm {
  getAlgorithmName = (): string => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";

  verifySignature = createOptionalCallbackFunction((material: string, key: KeyLike, signatureValue: string): boolean =>
    createVerify("RSA-SHA384").update(material).verify(key, signatureValue, "base64"),
  );

  getSignature = createOptionalCallbackFunction((signedInfo: BinaryLike, privateKey: KeyLike): string =>
    createSign("RSA-SHA384").update(signedInfo).sign(privateKey, "base64"),
  );
}

/** The digest SHA-384, likewise. */
export class Sha384 implements HashAlgorithm {
  getAlgorithmName = (): string => "http://www.w3.org/2001/04/xmldsig-more#sha384";

  getHash = (xml: string): string => createHash("sha384").update(xml, "utf8").digest("base64");
}
