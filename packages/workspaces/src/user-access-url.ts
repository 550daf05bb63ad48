import { WorkspacesError } from "./errors.js";

/**
 * Checks the address that a WorkSpaces directory opens for sign-in, before it is given to `ModifySamlProperties`.
 *
 * WorkSpaces takes 8 to 200 characters; the client appends the relay state to it, so keep it short. `http` is taken as
 * well, as AWS does; a passkey then only works on the person's own machine.
 *
 * @throws {@link WorkspacesError} `user-access-url-length` or `user-access-url-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_SamlProperties.html | SamlProperties: UserAccessUrl}
 */
export function checkUserAccessUrl(url: string): void {
  if (url.length < 8 || url.length > 200) {
    throw new WorkspacesError("user-access-url-length", "The user access URL does not have 8 to 200 characters.");
  }
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) {
    throw new WorkspacesError("user-access-url-malformed", "The user access URL is not an absolute http or https URL.");
  }
}
