import { WorkspacesError } from "../errors.js";
import type { ClientLink } from "./client-link.js";
import { parseClientLink } from "./parse-client-link.js";

/**
 * Writes a link that opens the WorkSpaces client, for a portal or an e-mail to new users.
 *
 * Data is percent-encoded; «+» stays raw, as in AWS's registration codes. The Linux client does not take the empty link.
 *
 * @throws {@link WorkspacesError} `client-link-malformed`, `registration-code-missing`, `registration-code-plus-lost` or
 * `registration-code-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/customize-workspaces-user-login.html | Customize how users log in to their WorkSpaces}
 */
export function buildClientLink(link: ClientLink = {}): string {
  const { registrationCode, userName, mfaCode } = link;
  if (registrationCode === undefined && userName === undefined && mfaCode === undefined) return "workspaces://";
  const user = userName === undefined ? "" : encode(userName);
  const mfa = mfaCode === undefined ? "" : `?MFACode=${encode(mfaCode)}`;
  return parseClientLink(`workspaces://${user}@${encodeText(registrationCode ?? "")}${mfa}`).value;
}

/** What is given must not be empty: the link would say that it was not given. */
function encode(data: string): string {
  if (data === "") {
    throw new WorkspacesError("client-link-malformed", "The link's user name or MFA code is empty: leave it out.");
  }
  return encodeText(data);
}

function encodeText(text: string): string {
  try {
    return encodeURIComponent(text).replaceAll("%2B", "+");
  } catch (cause) {
    throw new WorkspacesError("client-link-malformed", "A part of the link is not well-formed Unicode.", { cause });
  }
}
