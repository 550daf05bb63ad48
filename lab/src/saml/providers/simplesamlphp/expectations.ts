import type { Expectations } from "../../expectations.js";

const algorithm = /Unsupported signing algorithm/;
const digest = /Reference validation failed/;
const unsigned = /Neither the assertion nor the response was signed/;
const decryption = /Failed to decrypt XML element/;

/** What SimpleSAMLphp 1.19.7 does, with its own xmlseclibs. */
export const expectations: Expectations = {
  refusedThoughSound: [
    { responses: /^RSA-PSS-/, says: algorithm, because: "xmlseclibs knows no RSA-PSS" },
    { responses: /^ECDSA-/, says: algorithm, because: "xmlseclibs knows no ECDSA" },
    { responses: /rsa-oaep-mgf1p SHA-256$/, says: decryption, because: "PHP's OAEP is that with SHA-1 only" },
    { responses: /rsa-oaep SHA/, says: decryption, because: "PHP's OAEP is that with SHA-1 only" },
  ],
  tampered: {
    "altered Assertion": digest,
    "altered Response": unsigned,
    "altered Response, Assertion untouched": "the signature of the Assertion is enough",
    unsigned,
    "signed by a stranger": /Unable to validate Signature/,
    "signature of another Assertion": digest,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": digest,
    "wrapped, 1": unsigned,
    "wrapped, 2": unsigned,
    "wrapped, 3": unsigned,
    "wrapped, 4": unsigned,
    "wrapped, 5": /The root element is not signed/,
    "wrapped, 6": digest,
    "wrapped, 7": digest,
    "wrapped, 8": digest,
    "wrapped, 9": unsigned,
    "altered ciphertext": decryption,
    "encrypted for somebody else": decryption,
    "encrypted, signed by a stranger": /Unable to validate Signature/,
    "OAEP other than it says": decryption,
    expired: /Received an assertion that has expired/,
    "not yet valid": /Received an assertion that is valid in the future/,
    "another Issuer": /Could not find the metadata of an IdP/,
    "another Audience": /not a valid audience/,
    "another Recipient": /Recipient in SubjectConfirmationData does not match the current URL/,
    "another Destination": /Destination in response doesn't match the current URL/,
    "another Status": /saml\\Error: Responder/,
    "delivered twice": "it keeps no memory of what it has seen when sessions are PHP's",
  },
  otherAnswers: {
    "answer to another request": "taken as unsolicited, which cannot be forbidden",
    "answer to no request": "taken as unsolicited, which cannot be forbidden",
    "answer with an error": /NoPassive/,
  },
};
