import { SamlError } from "../../errors.js";
import { readStatus } from "../../status/read-status.js";
import { statusCode } from "../../status/status-code.js";
import type { ReadElement } from "../../xml/unverified-element.js";

/**
 * Checks that the identity provider did what it was asked for.
 *
 * @throws {@link SamlError} `status-not-success`, with {@link SamlError.status}.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.2.2}
 */
export function checkStatus(response: ReadElement): void {
  const status = readStatus(response);
  if (status.code === statusCode.success) return;
  throw new SamlError("status-not-success", "The identity provider answered with an error.", { status });
}
