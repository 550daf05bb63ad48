import type { SignInEvidence } from "@idpkit/aws-twin";

import { DoctorError } from "../errors.js";
import { parseJson } from "../json/parse-json.js";
import { isRecord } from "../json/record.js";

/** What is known of the SAML provider in IAM. */
export type ProviderEvidence = NonNullable<SignInEvidence["samlProvider"]>;

/**
 * Reads a SAML provider: the output of `aws iam get-saml-provider`, or its metadata document alone.
 *
 * What stands in the metadata is judged with the rest.
 *
 * @throws {@link DoctorError} `json-malformed` or `provider-malformed`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html | GetSAMLProvider}
 */
export function parseProvider(text: string): ProviderEvidence {
  if (text.trimStart().startsWith("<")) return { metadata: text };
  const provider = parseJson(text);
  const { SAMLMetadataDocument: metadata, AssertionEncryptionMode: mode } = isRecord(provider) ? provider : {};
  if (typeof metadata !== "string") {
    throw new DoctorError("provider-malformed", "this is not what «aws iam get-saml-provider» prints, and no metadata");
  }
  return { metadata, ...((mode === "Required" || mode === "Allowed") && { assertionEncryptionMode: mode }) };
}
