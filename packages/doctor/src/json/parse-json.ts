import { DoctorError } from "../errors.js";

/**
 * Parses a text of JSON.
 *
 * @throws {@link DoctorError} `json-malformed`.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DoctorError(
      "json-malformed",
      "this is not JSON, or was cut off: save what the AWS CLI prints with --output json",
    );
  }
}
