import type { Expectations } from "../../expectations.js";
import { unasked } from "../verifying-tool.js";

const digest = /data and digest do not match/;
const duplicate = /duplicate ID attribute/;
const blind = "the one signature there is, is right: what it covers is not asked";

/** What xmlsec1 1.2.37 does, with OpenSSL. It is not asked what a message means. */
export const expectations: Expectations = {
  refusedThoughSound: [
    {
      responses: /^RSA-PSS-/,
      says: /xmlSecTransformIdListFindByHref.*xmldsig-more#sha\d+-rsa-MGF1/,
      because: "xmlsec1 1.2 knows no RSA-PSS",
    },
    {
      responses: /rsa-oaep-mgf1p SHA-256$/,
      says: /digest algorithm="[^"]*#sha256" is not supported for rsa\/oaep/,
      because: "xmlsec1 1.2 takes SHA-1 only in rsa-oaep-mgf1p",
    },
    {
      responses: /rsa-oaep SHA/,
      says: /xmlSecTransformIdListFindByHref.*xmlenc11#rsa-oaep/,
      because: "xmlsec1 1.2 knows no rsa-oaep of XML Encryption 1.1",
    },
  ],
  tampered: {
    "altered Assertion": digest,
    "altered Response": digest,
    "altered Response, Assertion untouched": digest,
    unsigned: /xpath expression evaluation does not return a single node/,
    "signed by a stranger": /certificate verification failed/,
    "signature of another Assertion": /xpointer\(id\('/,
    "comment in the NameID": "comments are no part of the canonical form",
    "processing instruction in the NameID": digest,
    "wrapped, 1": duplicate,
    "wrapped, 2": duplicate,
    "wrapped, 3": blind,
    "wrapped, 4": blind,
    "wrapped, 5": blind,
    "wrapped, 6": /unexpected node:node=Assertion/,
    "wrapped, 7": duplicate,
    "wrapped, 8": digest,
    "wrapped, 9": blind,
    "altered ciphertext": /EVP_CipherFinal/,
    "encrypted for somebody else": /EVP_PKEY_decrypt/,
    "encrypted, signed by a stranger": /certificate verification failed/,
    "OAEP other than it says": /digest algorithm="[^"]*#sha256" is not supported for rsa\/oaep/,
    ...unasked,
  },
};
