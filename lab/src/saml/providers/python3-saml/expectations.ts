import type { Expectations } from "../../expectations.js";

const signature = /Signature validation failed/;
const severalAssertions = /must contain 1 assertion/;
const decryption = /failed to decrypt/;

/** What python3-saml 1.12.0 does, with libxmlsec1 1.2.37. */
export const expectations: Expectations = {
  refusedThoughSound: [
    { responses: /^RSA-PSS-/, says: signature, because: "libxmlsec1 1.2 knows no RSA-PSS" },
    {
      responses: /rsa-oaep-mgf1p SHA-256$/,
      says: decryption,
      because: "libxmlsec1 1.2 takes SHA-1 only in rsa-oaep-mgf1p",
    },
    { responses: /rsa-oaep SHA/, says: decryption, because: "libxmlsec1 1.2 knows no rsa-oaep of XML Encryption 1.1" },
  ],
  tampered: {
    "altered Assertion": signature,
    "altered Response": signature,
    "altered Response, Assertion untouched": signature,
    unsigned: /No Signature found/,
    "signed by a stranger": signature,
    "signature of another Assertion": /Found an invalid Signed Element/,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": "its parser drops processing instructions, and the name is read whole",
    "wrapped, 1": severalAssertions,
    "wrapped, 2": severalAssertions,
    "wrapped, 3": severalAssertions,
    "wrapped, 4": severalAssertions,
    "wrapped, 5": severalAssertions,
    "wrapped, 6": severalAssertions,
    "wrapped, 7": severalAssertions,
    "wrapped, 8": severalAssertions,
    "wrapped, 9": severalAssertions,
    "altered ciphertext": decryption,
    "encrypted for somebody else": decryption,
    "encrypted, signed by a stranger": signature,
    "OAEP other than it says": decryption,
    expired: /Could not validate timestamp: expired/,
    "not yet valid": /Could not validate timestamp: not yet valid/,
    "another Issuer": /Invalid issuer/,
    "another Audience": /not a valid audience/,
    "another Recipient": /valid SubjectConfirmation was not found/,
    "another Destination": /The response was received at .* instead of/,
    "another Status": /status code of the Response was not Success/,
    "delivered twice": "it keeps no memory of what it has seen",
  },
  otherAnswers: {
    "answer to another request": /InResponseTo of the Response: .* does not match/,
    "answer to no request": "an InResponseTo that is absent is not compared",
    "answer with an error": /was Responder -> The user would have to be asked/,
  },
};
