import { WorkspacesError } from "../errors.js";

/** IAM answers whitespace at either end of any attribute value with «invalid SAML response», and says no more. */
export function checkNoSurroundingWhitespace(value: string, name: string): void {
  if (value !== value.trim()) {
    throw new WorkspacesError("surrounding-whitespace", `The ${name} begins or ends with whitespace.`);
  }
}
