import { found, Refusal, type Finding } from "../walk/refusal.js";
import { decodeBase64 } from "../xml/base64.js";

/**
 * The `SAMLResponse` field: base64 of 4 to 100 000 characters, as STS takes it.
 *
 * The base64 of [RFC2045] §6.8 may be broken into lines; whether AWS takes it like this is not documented: a warning.
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
  const line = samlResponse.replace(/[\r\n]/g, "");
  const bytes = decodeBase64(line);
  if (!bytes) throw new Refusal("form-not-base64", "The field SAMLResponse is not base64.");
  const breaks = samlResponse.length - line.length;
  return {
    says: "A SAML response arrived in the form.",
    evidence: `${bytes.length} bytes of XML`,
    warnings: breaks === 0 ? [] : [found("form-base64-wrapped", `It holds ${breaks} characters of line breaks.`)],
    value: bytes,
  };
}
