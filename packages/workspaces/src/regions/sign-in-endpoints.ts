import { WorkspacesError } from "../errors.js";
import type { EndpointTable, Partition } from "./endpoint-table.js";

/** AWS sign-in in one Region: where SAML responses for IAM roles are posted, and for whom they are. */
export interface SignInEndpoint {
  /** The Region code: `eu-central-1`. */
  readonly region: string;
  readonly partition: Partition;
  /** Assertion consumer service URL; also the assertion's `Recipient`, and what a trust policy sees as `SAML:aud`. */
  readonly acs: string;
  /** Entity ID of AWS sign-in as a service provider; the assertion's `Audience`. */
  readonly audience: string;
  /** Where AWS publishes its service-provider metadata for this endpoint, if anywhere. */
  readonly metadata?: string;
  /** What no page of AWS states outright: inferred from the other rows or reported by others. Warn, never refuse. */
  readonly unverified?: readonly ("acs" | "audience" | "metadata" | "providerAcs")[];
}

/** An AWS sign-in endpoint that a URL belongs to. */
export interface SignInMatch {
  readonly endpoint: SignInEndpoint;
  /** The IAM provider's unique ID (`SAMLSP…`), when the URL is the provider's own `/saml/acs/…`. */
  readonly providerId?: string;
}

/**
 * The assertion consumer services of AWS sign-in, the bare name of us-east-1 first.
 *
 * Any of them serves WorkSpaces in any Region of its partition; AWS advises to set up several, for failover. That
 * WorkSpaces takes a sign-in through another Region's endpoint follows from AWS's sample trust policy; no page says it.
 *
 * @see {@link https://docs.aws.amazon.com/general/latest/gr/signin-service.html | AWS Sign-In endpoints}
 */
export const signInEndpoints: EndpointTable<SignInEndpoint> = {
  sources: [
    {
      title: "AWS General Reference: AWS Sign-In endpoints and quotas",
      url: "https://docs.aws.amazon.com/general/latest/gr/signin-service.html",
    },
    {
      title: "IAM User Guide: SAML 2.0 federation",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html",
    },
    {
      title: "IAM User Guide: Configure SAML assertions for the authentication response",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html",
    },
    {
      title: "AWS GovCloud (US) User Guide: AWS Identity and Access Management",
      url: "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html",
    },
    {
      title: "Amazon WorkSpaces Applications Administration Guide: Allowed domains",
      url: "https://docs.aws.amazon.com/appstream2/latest/developerguide/allowed-domains.html",
    },
  ],
  asOf: "2026-11",
  rows: [
    // The bare name is not global: it is served from us-east-1. A provider's own URL below it is known from others only.
    { ...commercial("us-east-1", "signin.aws.amazon.com"), unverified: ["providerAcs"] },
    // The list of domains to allow names this host; the table of endpoints has the bare name alone.
    { ...regional("us-east-1"), unverified: ["acs", "metadata"] },
    ...["us-east-2", "us-west-1", "us-west-2"].map(regional),
    ...["af-south-1", "ap-east-1", "ap-east-2", "ap-south-1", "ap-south-2"].map(regional),
    ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"].map(regional),
    ...["ap-southeast-5", "ap-southeast-6", "ap-southeast-7"].map(regional),
    ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ca-central-1", "ca-west-1"].map(regional),
    ...["eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "eu-west-3"].map(regional),
    ...["eu-south-1", "eu-south-2", "eu-north-1", "il-central-1", "mx-central-1"].map(regional),
    ...["me-south-1", "me-central-1", "sa-east-1"].map(regional),
    {
      region: "us-gov-west-1",
      partition: "aws-us-gov",
      acs: "https://signin.amazonaws-us-gov.com/saml",
      audience: "urn:amazon:webservices:govcloud",
      metadata: "https://signin.amazonaws-us-gov.com/static/saml-metadata.xml",
      unverified: ["providerAcs"],
    },
    {
      // AWS prints the host; the path follows the western Region.
      region: "us-gov-east-1",
      partition: "aws-us-gov",
      acs: "https://us-gov-east-1.signin.amazonaws-us-gov.com/saml",
      audience: "urn:amazon:webservices:govcloud",
      unverified: ["acs", "providerAcs"],
    },
    {
      // The URL stands in a sample policy of the IAM guide; the audience is known from others only.
      region: "cn-north-1",
      partition: "aws-cn",
      acs: "https://cn-north-1.signin.amazonaws.cn/saml",
      audience: "urn:amazon:webservices:cn-north-1",
      unverified: ["audience", "providerAcs"],
    },
  ],
};

/**
 * The sign-in endpoint that a `Destination` or `Recipient` names, shared or a provider's own; `undefined` for any other
 * URL. Compared as written.
 */
export function findSignInEndpoint(url: string): SignInMatch | undefined {
  const [, acs, providerId] = /^(.+\/saml)(?:\/acs\/([A-Z0-9]+))?$/.exec(url) ?? [];
  const endpoint = signInEndpoints.rows.find((row) => row.acs === acs);
  return endpoint && { endpoint, ...(providerId !== undefined && { providerId }) };
}

/** The sign-in endpoint of a Region, for us-east-1 the bare name; `undefined` for a Region without one. */
export function signInEndpointOf(region: string): SignInEndpoint | undefined {
  return signInEndpoints.rows.find((row) => row.region === region);
}

/**
 * The assertion consumer service of one IAM SAML provider, where AWS wants assertions that it requires to be encrypted.
 *
 * @param providerId - `SAMLProviderUUID` of `aws iam get-saml-provider`. A provider made anew has a new one.
 *
 * @throws {@link WorkspacesError} `provider-id-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function buildProviderAcs(endpoint: SignInEndpoint, providerId: string): string {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html: 22 to 64 characters.
  if (!/^[A-Z0-9]{22,64}$/.test(providerId)) {
    throw new WorkspacesError("provider-id-malformed", "The provider's ID is not 22 to 64 capital letters and digits.");
  }
  return `${endpoint.acs}/acs/${providerId}`;
}

function regional(region: string): SignInEndpoint {
  return commercial(region, `${region}.signin.aws.amazon.com`);
}

function commercial(region: string, host: string): SignInEndpoint {
  return {
    region,
    partition: "aws",
    acs: `https://${host}/saml`,
    audience: "urn:amazon:webservices",
    metadata: `https://${host}/static/saml-metadata.xml`,
  };
}
