import { WorkspacesError } from "../errors.js";
import { checkUserAccessUrl } from "../user-access-url.js";
import { checkCertificateAuthorityArn, checkDirectoryId } from "./aws-names.js";

/** How people of a directory sign in. */
export interface SamlPropertiesParts {
  readonly directoryId: string;
  readonly status: "ENABLED" | "DISABLED";
  /** Where the client opens the browser: the identity provider's launch URL, of 8 to 200 characters. */
  readonly userAccessUrl?: string;
  /** The query parameter in which the client hands the relay state over; `RelayState` unless the provider has another. */
  readonly relayStateParameterName?: string;
  /**
   * Lets clients that know no SAML sign in with the directory's password, and so anybody pass the identity provider by
   * with an old client.
   */
  readonly dangerouslyAllowDirectoryLogin?: true;
}

/** Input of `ModifySamlProperties`. */
export interface ModifySamlPropertiesInput {
  readonly ResourceId: string;
  readonly SamlProperties: {
    readonly Status: "ENABLED" | "DISABLED" | "ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK";
    readonly UserAccessUrl?: string;
    readonly RelayStateParameterName?: string;
  };
}

/** Input of `ModifyCertificateBasedAuthProperties`. */
export interface ModifyCertificateBasedAuthPropertiesInput {
  readonly ResourceId: string;
  readonly CertificateBasedAuthProperties: {
    readonly Status: "ENABLED";
    readonly CertificateAuthorityArn: string;
  };
}

/**
 * The call that turns SAML sign-in of a directory on or off.
 *
 * @throws {@link WorkspacesError} `directory-id-malformed`, `user-access-url-length`, `user-access-url-malformed`,
 * `user-access-url-is-relay-state`, `relay-state-parameter-name-empty` or `directory-login-without-saml`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_ModifySamlProperties.html | ModifySamlProperties}
 */
export function buildModifySamlProperties({
  directoryId,
  status,
  userAccessUrl,
  relayStateParameterName,
  dangerouslyAllowDirectoryLogin,
}: SamlPropertiesParts): ModifySamlPropertiesInput {
  if (userAccessUrl !== undefined) checkUserAccessUrl(userAccessUrl);
  if (relayStateParameterName === "") {
    throw new WorkspacesError("relay-state-parameter-name-empty", "The relay state's parameter has no name.");
  }
  if (dangerouslyAllowDirectoryLogin && status === "DISABLED") {
    throw new WorkspacesError("directory-login-without-saml", "Directory login is a fallback of SAML, which is off.");
  }
  return {
    ResourceId: checkDirectoryId(directoryId),
    SamlProperties: {
      Status: dangerouslyAllowDirectoryLogin ? "ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK" : status,
      ...(userAccessUrl !== undefined && { UserAccessUrl: userAccessUrl }),
      ...(relayStateParameterName !== undefined && { RelayStateParameterName: relayStateParameterName }),
    },
  };
}

/**
 * The call that turns certificate-based authentication of a directory on, with a certificate authority of its Region.
 *
 * Windows desktops have to be restarted afterwards.
 *
 * @throws {@link WorkspacesError} `directory-id-malformed` or `certificate-authority-arn-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_ModifyCertificateBasedAuthProperties.html | ModifyCertificateBasedAuthProperties}
 */
export function buildModifyCertificateBasedAuthProperties(
  directoryId: string,
  certificateAuthorityArn: string,
): ModifyCertificateBasedAuthPropertiesInput {
  return {
    ResourceId: checkDirectoryId(directoryId),
    CertificateBasedAuthProperties: {
      Status: "ENABLED",
      CertificateAuthorityArn: checkCertificateAuthorityArn(certificateAuthorityArn),
    },
  };
}
