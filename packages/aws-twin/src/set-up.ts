import type { CertificateIssuer } from "@idpkit/private-ca";
import { parsePolicyDocument, WorkspacesError, type WorkspacesRegion } from "@idpkit/workspaces";
import type { Certificate } from "@idpkit/x509";

import { readDecryptionKeys } from "./encryption/decryption-key.js";
import { AwsTwinError } from "./errors.js";
import type { PolicyInput } from "./iam/policies.js";
import { readMetadata, type ProviderMetadata } from "./metadata/read-metadata.js";
import type { AskDomainController } from "./workspaces/domain-controller.js";

/** An account of the twin's Active Directory. */
export interface TwinAccount {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  /** In text, `S-1-5-21-…`. */
  readonly objectSid: string;
  readonly displayName?: string;
  readonly enabled: boolean;
}

/** What the twin asks of the directory that stands behind WorkSpaces and the domain controllers. */
export interface TwinAccounts {
  /**
   * Finds the account of that `sAMAccountName`; the twin compares the case itself. Resolves to `undefined` when there is
   * none; rejects only when the directory cannot answer.
   */
  findBySAMAccountName(name: string): Promise<TwinAccount | undefined>;
  /**
   * Finds the account of that UPN, without case: its `userPrincipalName`, or `sAMAccountName@` and the domain's DNS name.
   * Resolves to `undefined` when there is none; rejects only when the directory cannot answer.
   */
  findByUserPrincipalName(userPrincipalName: string): Promise<TwinAccount | undefined>;
}

/** A SAML provider in IAM. */
export interface TwinSamlProvider {
  readonly arn: string;
  /** The metadata document that was uploaded. */
  readonly metadata: string;
  /** The private keys that were given to IAM (`AddPrivateKey`), the newest first, as unencrypted PEM of RSA keys; at most two. */
  readonly decryptionKeys?: readonly string[];
  /** `AssertionEncryptionMode`. Default: `Allowed`. */
  readonly assertionEncryptionMode?: "Required" | "Allowed";
}

/** A role in IAM. */
export interface TwinRole {
  readonly arn: string;
  /** `AssumeRolePolicyDocument`, as IAM prints it. */
  readonly trustPolicy: PolicyInput;
  /** The policies that are attached to the role, inline ones too. */
  readonly permissionPolicies: readonly PolicyInput[];
  /** `MaxSessionDuration`. */
  readonly maximumSessionSeconds?: number;
}

/** `SamlProperties` of a directory, as `DescribeWorkspaceDirectories` prints them. */
export interface SamlProperties {
  readonly Status?: string;
  readonly UserAccessUrl?: string;
  readonly RelayStateParameterName?: string;
}

/** `CertificateBasedAuthProperties` of a directory, as `DescribeWorkspaceDirectories` prints them. */
export interface CertificateBasedAuthProperties {
  readonly Status?: string;
  readonly CertificateAuthorityArn?: string;
}

/** A directory that is registered with WorkSpaces. What is left out of its settings is not looked at. */
export interface TwinDirectory {
  /** `d-` and hexadecimal digits. */
  readonly id: string;
  /** The code of its Region, such as `eu-central-1`. */
  readonly region: string;
  /** DNS name of the domain behind it, such as `corp.example.com`: UPNs that end otherwise need the tag `Domain`. */
  readonly domainName?: string;
  /** When given, a relay state has to name it. */
  readonly registrationCode?: string;
  /** `State`: `REGISTERED` when all is well. */
  readonly state?: string;
  readonly samlProperties?: SamlProperties;
  readonly certificateBasedAuthProperties?: CertificateBasedAuthProperties;
  readonly accounts: TwinAccounts;
}

/** What an administrator would have set up in AWS and in the domain. */
export interface TwinSetup {
  /** The sign-in endpoint the message is posted to: its `Recipient`. `http` only on this machine. */
  readonly acs: string;
  /** AWS sign-in's entity ID: `urn:amazon:webservices`. */
  readonly audience: string;
  readonly samlProvider: TwinSamlProvider;
  readonly role: TwinRole;
  readonly directory: TwinDirectory;
  /** What AWS Private CA does: issues the logon certificate. */
  readonly issuer: CertificateIssuer;
  /** What the domain controllers trust. */
  readonly trust: { readonly trustAnchors: readonly Certificate[]; readonly ntAuth: readonly Certificate[] };
  /** Decides the logon in the place of `decideLogon`, which plays an up-to-date domain controller of Windows. */
  readonly domainController?: AskDomainController;
  /** The table of relay-state hosts. Default: the one of `@idpkit/workspaces`. */
  readonly regions?: readonly WorkspacesRegion[];
}

/**
 * Checks a set-up and reads the provider's metadata.
 *
 * @throws {@link AwsTwinError} `acs-malformed`, `arn-malformed`, `directory-id-malformed`, `region-malformed`,
 * `policy-malformed`, `decryption-key-malformed`, or one of `metadata-…`.
 */
export function readSetup(setup: TwinSetup): ProviderMetadata {
  checkAcs(setup.acs);
  checkArns(setup.samlProvider.arn, setup.role.arn);
  if (!/^d-[0-9a-f]{8,63}$/.test(setup.directory.id)) {
    throw new AwsTwinError("directory-id-malformed", "The directory id is not d- and 8 to 63 hexadecimal digits.");
  }
  if (!/^[a-z]{2}(-[a-z]+){1,2}-\d{1,2}$/.test(setup.directory.region)) {
    throw new AwsTwinError("region-malformed", "The directory's Region is not a code such as eu-central-1.");
  }
  readDecryptionKeys(setup.samlProvider.decryptionKeys ?? []);
  checkPolicies([setup.role.trustPolicy, ...setup.role.permissionPolicies]);
  return readMetadata(setup.samlProvider.metadata);
}

function checkAcs(acs: string): void {
  const url = URL.canParse(acs) ? new URL(acs) : undefined;
  const loopback = url !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && loopback)) {
    throw new AwsTwinError("acs-malformed", "The sign-in endpoint is not an https URL, nor http on this machine.");
  }
}

function checkArns(provider: string, role: string): void {
  const [, providerAccount] = /^(arn:aws(?:-us-gov)?:iam::\d{12}):saml-provider\/[\w.-]{1,128}$/.exec(provider) ?? [];
  const [, roleAccount] = /^(arn:aws(?:-us-gov)?:iam::\d{12}):role\/[\w+=.@/-]{1,576}$/.exec(role) ?? [];
  if (providerAccount === undefined || roleAccount !== providerAccount) {
    throw new AwsTwinError("arn-malformed", "SAML provider and role are not two ARNs of IAM in one AWS account.");
  }
}

function checkPolicies(policies: readonly PolicyInput[]): void {
  try {
    for (const policy of policies) parsePolicyDocument(policy);
  } catch (cause) {
    if (!(cause instanceof WorkspacesError)) throw cause;
    throw new AwsTwinError("policy-malformed", `A policy of the role is not one of IAM: ${cause.message}`, { cause });
  }
}
