import type { Expectations } from "../../expectations.js";

/** What our own verifier does: it overlooks nothing. Each refusal is a code. */
export const expectations: Expectations = {
  refusedThoughSound: [
    {
      responses: /^insecure-AES-.*-CBC,/,
      says: /^encryption-algorithm-insecure$/,
      because: "CBC is only taken by who asks for it under a name that warns",
    },
  ],
  tampered: {
    "altered Assertion": /^digest-mismatch$/,
    "altered Response": /^digest-mismatch$/,
    "altered Response, Assertion untouched": /^digest-mismatch$/,
    unsigned: /^signature-missing$/,
    "signed by a stranger": /^signature-invalid$/,
    "signature of another Assertion": /^reference-not-to-parent$/,
    "comment in the NameID": /^xml-comment$/,
    "processing instruction in the NameID": /^xml-processing-instruction$/,
    "wrapped, 1": /^xml-id-repeated$/,
    "wrapped, 2": /^xml-id-repeated$/,
    "wrapped, 3": /^assertion-repeated$/,
    "wrapped, 4": /^schema-invalid$/,
    "wrapped, 5": /^assertion-repeated$/,
    "wrapped, 6": /^schema-invalid$/,
    "wrapped, 7": /^xml-id-repeated$/,
    "wrapped, 8": /^signature-object$/,
    "wrapped, 9": /^signature-missing$/,
    "altered ciphertext": /^decryption-failed$/,
    "encrypted for somebody else": /^decryption-failed$/,
    "encrypted, signed by a stranger": /^signature-invalid$/,
    "OAEP other than it says": /^decryption-failed$/,
    expired: /^issue-instant-too-old$/,
    "not yet valid": /^issue-instant-in-future$/,
    "another Issuer": /^issuer-mismatch$/,
    "another Audience": /^audience-mismatch$/,
    "another Recipient": /^recipient-mismatch$/,
    "another Destination": /^destination-mismatch$/,
    "another Status": /^status-not-success$/,
    "delivered twice": /^message-replayed$/,
  },
};
