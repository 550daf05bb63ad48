import { Refusal, type Finding } from "../walk/refusal.js";
import { decodeBase64 } from "../xml/base64.js";

/**
 * The `SAMLResponse` field: base64 of 4 to 100 000 characters, as STS takes it.
 *
 * @see {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html | AssumeRoleWithSAML: SAMLAssertion}
 */
export function readForm(samlResponse: string): Finding<Uint8Array> {
  if (samlResponse.length < 4 || samlResponse.length > 100_000) {
    throw new Refusal(
      "form-field-length",
      `The field SAMLResponse has ${samlResponse.length} characters; STS takes 4 to 100 000.`,
    );
  }
  const bytes = decodeBase64(samlResponse);
  if (!bytes) throw new Refusal("form-not-base64", "The field SAMLResponse is not base64.");
  return { says: "A SAML response arrived in the form.", evidence: `${bytes.length} bytes of XML`, value: bytes };
}
