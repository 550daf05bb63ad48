import { checkUserAccessUrl, WorkspacesError, type WorkspacesErrorCode } from "@idpkit/workspaces";

import type { FaultCode } from "../faults/fault-code.js";
import type { CertificateBasedAuthProperties, SamlProperties, TwinDirectory } from "../set-up.js";
import { isSignInEndpoint } from "../sign-in/endpoint.js";
import { found, quote, Refusal, type Finding, type FoundFault } from "../walk/refusal.js";

/**
 * The directory is registered, takes SAML at an address that can be opened, and has certificates issued; what was not given
 * is not looked at.
 *
 * @param roleArn - For the account that the certificate authority should be of.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceDirectory.html | WorkspaceDirectory}
 */
export function checkDirectory(directory: Partial<TwinDirectory>, roleArn: string | undefined): Finding<undefined> {
  const { state, samlProperties, certificateBasedAuthProperties } = directory;
  if (state !== undefined && state !== "REGISTERED") {
    throw new Refusal("directory-not-registered", `Its State is ${quote(state)}.`);
  }
  const warnings = [
    ...(samlProperties ? checkSaml(samlProperties) : []),
    ...(certificateBasedAuthProperties
      ? checkCertificates(certificateBasedAuthProperties, { region: directory.region, account: roleArn?.split(":")[4] })
      : []),
  ];
  return {
    says: describe(directory),
    ...(samlProperties?.UserAccessUrl !== undefined && { evidence: samlProperties.UserAccessUrl }),
    warnings,
    value: undefined,
  };
}

/** What holds of the directory, and no more than was looked at. */
function describe({ state, samlProperties, certificateBasedAuthProperties }: Partial<TwinDirectory>): string {
  const seen = [
    ...(state === undefined ? [] : ["is registered"]),
    ...(samlProperties ? ["opens the identity provider"] : []),
    ...(certificateBasedAuthProperties ? ["has logon certificates issued"] : []),
  ];
  return `The directory ${seen.join(", ")}.`;
}

function checkSaml({ Status, UserAccessUrl }: SamlProperties): readonly FoundFault[] {
  if (Status !== "ENABLED" && Status !== fallback) {
    throw new Refusal("saml-not-enabled", `The Status of SamlProperties is ${quote(Status)}.`);
  }
  if (UserAccessUrl === undefined || UserAccessUrl === "") {
    throw new Refusal("user-access-url-missing", "SamlProperties has no UserAccessUrl.");
  }
  const warnings = checkUrl(UserAccessUrl);
  return [
    ...(Status === fallback ? [found("saml-fallback-enabled", `The Status of SamlProperties is ${fallback}.`)] : []),
    ...warnings,
  ];
}

function checkUrl(url: string): readonly FoundFault[] {
  const evidence = `The UserAccessUrl is ${quote(url)}.`;
  if (isSignInEndpoint(url)) throw new Refusal("user-access-url-is-relay-state", evidence);
  try {
    return checkUserAccessUrl(url)
      .filter((warning) => warning !== "user-access-url-not-https" || !isLoopback(url))
      .map((warning) => found(warning, evidence));
  } catch (error) {
    if (!(error instanceof WorkspacesError)) throw error;
    throw new Refusal(urlCodes[error.code] ?? "user-access-url-malformed", error.message);
  }
}

/** Browsers trust this machine without https. */
function isLoopback(url: string): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url);
}

function checkCertificates(
  { Status, CertificateAuthorityArn }: CertificateBasedAuthProperties,
  expected: { region: string | undefined; account: string | undefined },
): readonly FoundFault[] {
  if (Status !== "ENABLED") {
    throw new Refusal(
      "certificate-based-auth-not-enabled",
      `The Status of CertificateBasedAuthProperties is ${quote(Status)}.`,
    );
  }
  const [, region, account] = authorityArn.exec(CertificateAuthorityArn ?? "") ?? [];
  const evidence = `The CertificateAuthorityArn is ${quote(CertificateAuthorityArn)}.`;
  if (region === undefined) throw new Refusal("certificate-authority-missing", evidence);
  if (region !== (expected.region ?? region)) throw new Refusal("certificate-authority-other-region", evidence);
  return account === (expected.account ?? account) ? [] : [found("certificate-authority-other-account", evidence)];
}

const fallback = "ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK";
const authorityArn = /^arn:aws(?:-us-gov|-cn)?:acm-pca:([a-z0-9-]+):(\d{12}):certificate-authority\/[\w-]+$/;
const urlCodes: Partial<Record<WorkspacesErrorCode, FaultCode>> = {
  "user-access-url-is-relay-state": "user-access-url-is-relay-state",
};
