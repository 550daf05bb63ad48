import { WorkspacesError } from "./errors.js";

/** Something about a user access URL that WorkSpaces takes and that will not serve its users. */
export type UserAccessUrlWarning =
  /** `http`: a passkey then only works on the person's own machine, and the way is open to others. */
  | "user-access-url-not-https"
  /** Microsoft Entra's endpoint for SAML requests: WorkSpaces sends none, and Entra answers AADSTS750054. */
  | "user-access-url-expects-request";

/**
 * Checks the address that a WorkSpaces directory opens for sign-in, before it is given to `ModifySamlProperties`.
 *
 * WorkSpaces takes 8 to 200 characters, `http` or `https`; the client appends the relay state to it. How it joins the two
 * when there is a query already is not documented; several of AWS's own examples have one.
 *
 * @returns what to mend though WorkSpaces would take it; empty when there is nothing.
 *
 * @throws {@link WorkspacesError} `user-access-url-length`, `user-access-url-malformed` or
 * `user-access-url-is-relay-state`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_SamlProperties.html | SamlProperties: UserAccessUrl}
 */
export function checkUserAccessUrl(url: string): readonly UserAccessUrlWarning[] {
  if (url.length < 8 || url.length > 200) {
    throw new WorkspacesError("user-access-url-length", "The user access URL does not have 8 to 200 characters.");
  }
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) {
    throw new WorkspacesError("user-access-url-malformed", "The user access URL is not an absolute http or https URL.");
  }
  const { protocol, hostname, pathname } = new URL(url);
  checkNotRelayState(hostname);
  const warnings: UserAccessUrlWarning[] = [];
  if (protocol === "http:") warnings.push("user-access-url-not-https");
  if (hostname === "login.microsoftonline.com" && pathname.endsWith("/saml2")) {
    warnings.push("user-access-url-expects-request");
  }
  return warnings;
}

/** Two addresses with one purpose each that are often confused: this one leads to the identity provider. */
function checkNotRelayState(hostname: string): void {
  if (/\.euc-sso(?:-fips)?\..+\.(?:amazon|amazonaws-us-gov)\.com$/.test(hostname)) {
    throw new WorkspacesError(
      "user-access-url-is-relay-state",
      "The user access URL is a relay-state address of AWS: it has to be the launch address of the identity provider.",
    );
  }
}
