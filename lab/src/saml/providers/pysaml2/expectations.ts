import type { Expectations } from "../../expectations.js";

const digest = /data and digest do not match/;
const unsigned = /Neither the response nor the assertions are signed/;
const misplaced = /Signature verification failed. Invalid document format/;

/** What pysaml2 7.0.1 does, with xmlsec1 1.2.37. */
export const expectations: Expectations = {
  refusedThoughSound: [
    {
      responses: /^RSA-PSS-/,
      says: /xmlSecTransformIdListFindByHref.*xmldsig-more#sha\d+-rsa-MGF1/,
      because: "xmlsec1 1.2 knows no RSA-PSS",
    },
    {
      responses: /^rare types$/,
      says: /Type and value do not match/,
      because: "it knows neither xs:dateTime nor xs:anyURI in text",
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
    unsigned,
    "signed by a stranger": /EVP_VerifyFinal: signature verification failed/,
    "signature of another Assertion": /'the anchor points to the enclosing element ID attribute': False/,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": digest,
    "wrapped, 1": misplaced,
    "wrapped, 2": misplaced,
    "wrapped, 3": /Invalid number of assertions in Response: 2/,
    "wrapped, 4": unsigned,
    "wrapped, 5": /Invalid number of assertions in Response: 2/,
    "wrapped, 6": misplaced,
    "wrapped, 7": /duplicate ID attribute/,
    "wrapped, 8": /'the anchor points to the enclosing element ID attribute': False/,
    "wrapped, 9": unsigned,
    "altered ciphertext": /EVP_CipherFinal/,
    "encrypted for somebody else": /EVP_PKEY_decrypt/,
    "encrypted, signed by a stranger": /EVP_VerifyFinal: signature verification failed/,
    "OAEP other than it says": /digest algorithm="[^"]*#sha256" is not supported for rsa\/oaep/,
    expired: /Can't use response, too old/,
    "not yet valid": /Can't use response yet/,
    "another Issuer": /MissingKey/,
    "another Audience": /AudienceRestrictions conditions not satisfied/,
    "another Recipient": /No valid recipient/,
    "another Destination": /^\S+ not in \['/,
    "another Status": /Unsuccessful operation/,
    "delivered twice": "it keeps no memory of what it has seen",
  },
  otherAnswers: {
    "answer to another request": /UnsolicitedResponse/,
    "answer to no request": /UnsolicitedResponse/,
    "answer with an error": /NoPassive/,
  },
};
