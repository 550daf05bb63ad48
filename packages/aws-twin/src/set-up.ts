import type { CertificateIssuer } from "@idpkit/private-ca";
import type { WorkspacesRegion } from "@idpkit/workspaces";
import type { Certificate } from "@idpkit/x509";

import { AwsTwinError } from "./errors.js";
import { readMetadata, type ProviderMetadata } from "./metadata/read-metadata.js";

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

/** What an administrator would have set up in AWS and in the domain. */
export interface TwinSetup {
  /** The sign-in endpoint the message is posted to: its `Recipient`. `http` only on this machine. */
  readonly acs: string;
  /** AWS sign-in's entity ID: `urn:amazon:webservices`. */
  readonly audience: string;
  /** The SAML provider in IAM, with the metadata document that was uploaded. */
  readonly samlProvider: { readonly arn: string; readonly metadata: string };
  /** The role in IAM; its trust policy lets the SAML provider's persistent subjects in, with session tags. */
  readonly role: { readonly arn: string };
  /** The directory that is registered with WorkSpaces. */
  readonly directory: {
    /** `d-` and hexadecimal digits. */
    readonly id: string;
    /** When given, a relay state has to name it. */
    readonly registrationCode?: string;
    readonly accounts: TwinAccounts;
  };
  /** What AWS Private CA does: issues the logon certificate. */
  readonly issuer: CertificateIssuer;
  /** What the domain controllers trust. */
  readonly trust: { readonly trustAnchors: readonly Certificate[]; readonly ntAuth: readonly Certificate[] };
  /** The table of relay-state hosts. Default: the one of `@idpkit/workspaces`. */
  readonly regions?: readonly WorkspacesRegion[];
}

/**
 * Checks a set-up and reads the provider's metadata.
 *
 * @throws {@link AwsTwinError} `acs-malformed`, `arn-malformed`, `directory-id-malformed`, or one of `metadata-…`.
 */
export function readSetup(setup: TwinSetup): ProviderMetadata {
  checkAcs(setup.acs);
  checkArns(setup.samlProvider.arn, setup.role.arn);
  if (!/^d-[0-9a-f]{8,63}$/.test(setup.directory.id)) {
    throw new AwsTwinError("directory-id-malformed", "The directory id is not d- and 8 to 63 hexadecimal digits.");
  }
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
