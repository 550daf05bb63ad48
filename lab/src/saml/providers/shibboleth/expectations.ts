import type { Expectations } from "../../expectations.js";

const signature = /signature could not be verified/;
const profile = /Invalid signature profile/;
const unsecured = /Unable to establish security of incoming assertion/;

/** What Shibboleth SP 3.4.1 does, with OpenSAML 3.2.1 and Santuario 2.0.4. */
export const expectations: Expectations = {
  refusedThoughSound: [
    { responses: /^RSA-PSS-/, says: signature, because: "Santuario 2 knows no RSA-PSS" },
    {
      responses: /^(OneTimeUse|ProxyRestriction)$/,
      says: /condition not successfully validated by policy/,
      because: "its default policy refuses the conditions that no rule of it knows",
    },
  ],
  tampered: {
    "altered Assertion": signature,
    "altered Response": signature,
    "altered Response, Assertion untouched": signature,
    unsigned: unsecured,
    "signed by a stranger": signature,
    "signature of another Assertion": /signature reference does not match parent object ID/,
    "comment in the NameID": "the name is read whole",
    "processing instruction in the NameID": /unsupported node type/,
    "wrapped, 1": profile,
    "wrapped, 2": /Invalid child element: samlp:Response/,
    "wrapped, 3": "the signed Assertion counts, the forged one is ignored",
    "wrapped, 4": /Invalid child element: saml:Assertion/,
    "wrapped, 5": unsecured,
    "wrapped, 6": /signature reference does not match parent object ID/,
    "wrapped, 7": /signature reference does not match parent object node/,
    "wrapped, 8": /signature contained an embedded <Object> element/,
    "wrapped, 9": unsecured,
    "altered ciphertext": /failed to decrypt assertion: .*decrypt finalisation/,
    "encrypted for somebody else": /exception while decrypting key/,
    "encrypted, signed by a stranger": signature,
    "OAEP other than it says": /Error removing OAEPadding/,
    expired: /Message expired/,
    "not yet valid": /issued in the future/,
    "another Issuer": /can't establish identity of issuer/,
    "another Audience": /unacceptable AudienceRestriction/,
    "another Recipient": /bearer confirmation failed with recipient mismatch/,
    "another Destination": /delivered with POST to incorrect server URL/,
    "another Status": /SAML response reported an IdP error/,
    "delivered twice": /Rejecting replayed message ID/,
  },
  otherAnswers: {
    "answer to another request": /Rejecting non-correlated response to request ID/,
    "answer to no request": /Rejecting non-correlated response to request ID/,
    "answer with an error": /NoPassive/,
  },
};
