import type { Expectations } from "../../expectations.js";

const signature = /\[-111\] Failed to verify signature/;
const unsigned = /\[101\] Signature element not found/;
const key = /Could not decrypt an assertion: Creation of an encrypted node failed/;

/** What mod_auth_mellon 0.18.1 does, with lasso 2.8.1 and libxmlsec1 1.2.37. */
export const expectations: Expectations = {
  refusedThoughSound: [
    { responses: /^RSA-PSS-/, says: signature, because: "libxmlsec1 1.2 knows no RSA-PSS" },
    { responses: /^ECDSA-/, says: signature, because: "lasso verifies RSA only" },
    { responses: /rsa-oaep-mgf1p SHA-256$/, says: key, because: "libxmlsec1 1.2 takes SHA-1 only in rsa-oaep-mgf1p" },
    { responses: /rsa-oaep SHA/, says: key, because: "libxmlsec1 1.2 knows no rsa-oaep of XML Encryption 1.1" },
  ],
  tampered: {
    "altered Assertion": signature,
    "altered Response": signature,
    "altered Response, Assertion untouched": signature,
    unsigned,
    "signed by a stranger": signature,
    "signature of another Assertion": signature,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": signature,
    "wrapped, 1": signature,
    "wrapped, 2": /Element <samlp:Response> was not expected at this location/,
    "wrapped, 3": unsigned,
    "wrapped, 4": /Element <saml:Assertion> was not expected at this location/,
    "wrapped, 5": signature,
    "wrapped, 6": signature,
    "wrapped, 7": "the signed Assertion counts, what is in Extensions is not read",
    "wrapped, 8": signature,
    "wrapped, 9": unsigned,
    "altered ciphertext": /EncryptedData decryption failed/,
    "encrypted for somebody else": key,
    "encrypted, signed by a stranger": signature,
    "OAEP other than it says": key,
    expired: /NotOnOrAfter in SubjectConfirmationData was in the past/,
    "not yet valid": /NotBefore in Condition was in the future/,
    "another Issuer": /identifier of a provider is unknown/,
    "another Audience": /Invalid Audience in Conditions/,
    "another Recipient": /Wrong Recipient in SubjectConfirmationData/,
    "another Destination": /Invalid Destination on Response/,
    "another Status": /Status code is not success/,
    "delivered twice": /has already been used/,
  },
  otherAnswers: {
    "answer to another request": "taken as unsolicited, which cannot be forbidden",
    "answer to no request": "taken as unsolicited, which cannot be forbidden",
    "answer with an error": /NoPassive/,
  },
};
