import type { Expectations } from "../../expectations.js";

const signature = /^Invalid signature/;
const wrapped = /Referenced node does not refer to it's parent element/;
const oaep = /oaep decoding error/;

/** What node-saml 5.1.0 does, with xml-crypto 6 and xml-encryption 3. */
export const expectations: Expectations = {
  refusedThoughSound: [
    { responses: /^RSA-SHA384/, says: signature, because: "xml-crypto knows no RSA-SHA384" },
    { responses: /^RSA-PSS-SHA(384|512)/, says: signature, because: "xml-crypto knows RSA-PSS with SHA-256 only" },
    { responses: /^ECDSA-/, says: signature, because: "xml-crypto knows no ECDSA" },
    {
      responses: /rsa-oaep-mgf1p SHA-256$/,
      says: oaep,
      because: "xml-encryption 3 hands SHA-256 to Node, which then masks with it, too",
    },
    {
      responses: /rsa-oaep SHA/,
      says: /xmlenc11#rsa-oaep not supported/,
      because: "xml-encryption 3 knows no rsa-oaep of XML Encryption 1.1",
    },
    {
      responses: /^line ends of XML 1\.1$/,
      says: signature,
      because: "xmldom turns U+0085 and U+2028 into line feeds, as only XML 1.1 does",
    },
    { responses: /^encrypted NameID$/, says: /nobody is logged in/, because: "an EncryptedID is not read" },
  ],
  tampered: {
    "altered Assertion": signature,
    "altered Response": signature,
    "altered Response, Assertion untouched": "the signature of the Assertion is enough",
    unsigned: signature,
    "signed by a stranger": signature,
    "signature of another Assertion": signature,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": signature,
    "wrapped, 1": wrapped,
    "wrapped, 2": wrapped,
    "wrapped, 3": /multiple assertions/,
    "wrapped, 4": signature,
    "wrapped, 5": /multiple assertions/,
    "wrapped, 6": wrapped,
    "wrapped, 7": /ID cannot refer to more than one element/,
    "wrapped, 8": wrapped,
    "wrapped, 9": signature,
    "altered ciphertext": /unable to authenticate data/,
    "encrypted for somebody else": /rsa routines::(oaep decoding error|data too large for modulus)/,
    "encrypted, signed by a stranger": /Invalid signature from encrypted assertion/,
    "OAEP other than it says": oaep,
    expired: /SAML assertion expired/,
    "not yet valid": /SAML assertion not yet valid/,
    "another Issuer": "the issuer of a Response is not compared",
    "another Audience": /audience mismatch/,
    "another Recipient": "Recipient is not compared",
    "another Destination": "Destination is not compared",
    "another Status": "Status is only read when there is no Assertion",
    "delivered twice": "without validateInResponseTo it keeps no memory of what it has seen",
  },
  otherAnswers: {
    "answer to another request": /InResponseTo is not valid/,
    "answer to no request": /InResponseTo is missing/,
    "answer with an error": /nobody is logged in/,
  },
};
