import type { Expectations } from "../../expectations.js";
import { unasked } from "../verifying-tool.js";

const signature = /Unable to verify signature with TrustEngine and supplied metadata/;
const notUnique = /ID value '[^']*' is not unique/;
const notAllowed = /is not allowed for content model/;
const unsigned = /Cannot verify unsigned object/;

/** What samlsign of OpenSAML 3.2.1 does. It is asked about the Assertion that comes first, and not what a message means. */
export const expectations: Expectations = {
  refusedThoughSound: [{ responses: /^RSA-PSS-/, says: signature, because: "Santuario 2 knows no RSA-PSS" }],
  notAsked: /AES/,
  tampered: {
    "altered Assertion": signature,
    "altered Response": signature,
    "altered Response, Assertion untouched": signature,
    unsigned,
    "signed by a stranger": signature,
    "signature of another Assertion": /signature reference does not match parent object ID/,
    "comment in the NameID": "comments are no part of the canonical form",
    "processing instruction in the NameID": /unsupported node type/,
    "wrapped, 1": notAllowed,
    "wrapped, 2": notUnique,
    "wrapped, 3": unsigned,
    "wrapped, 4": notAllowed,
    "wrapped, 5": /signature reference does not match parent object ID/,
    "wrapped, 6": notAllowed,
    "wrapped, 7": notUnique,
    "wrapped, 8": /signature contained an embedded <Object> element/,
    "wrapped, 9": unsigned,
    "altered ciphertext": undefined,
    "encrypted for somebody else": undefined,
    "encrypted, signed by a stranger": undefined,
    "OAEP other than it says": undefined,
    ...unasked,
  },
};
