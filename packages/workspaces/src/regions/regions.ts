/** A Region in which WorkSpaces directories take SAML 2.0 sign-in. */
export interface WorkspacesRegion {
  /** The name AWS uses in its console, without the country: `Frankfurt`. */
  readonly name: string;
  /** The Region code: `eu-central-1`. */
  readonly region: string;
  readonly partition: "aws" | "aws-us-gov";
  /** Host of the relay state that a WorkSpaces client of this Region sends along. */
  readonly relayStateHost: string;
  /** Host of the same endpoint with FIPS 140 validated cryptography, where there is one. */
  readonly relayStateFipsHost?: string;
  /** Whether WorkSpaces Personal takes SAML here. */
  readonly personal: boolean;
  /** Whether WorkSpaces Pools takes SAML here. */
  readonly pools: boolean;
  /** AWS sign-in of this Region: where the SAML response is posted, and for whom it is. */
  readonly signIn: {
    /** Assertion consumer service URL; also the assertion's `Recipient`. */
    readonly acs: string;
    /** Entity ID of AWS sign-in as a service provider; the assertion's `Audience`. */
    readonly audience: string;
  };
}

/**
 * The Regions whose WorkSpaces directories take SAML 2.0 sign-in, with their relay-state and sign-in hosts.
 *
 * From the Amazon WorkSpaces Administration Guide («Set up SAML 2.0», «Create a WorkSpaces Pools directory») and the AWS
 * General Reference («AWS Sign-In endpoints and quotas»), as they stood in November 2026. The sign-in URL of
 * us-gov-east-1 follows the pattern of the other Regions; AWS prints its host, not its whole URL.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces}
 * @see {@link https://docs.aws.amazon.com/general/latest/gr/signin-service.html | AWS Sign-In endpoints}
 */
export const workspacesRegions: readonly WorkspacesRegion[] = [
  commercial("N. Virginia", "us-east-1", { fips: true }),
  commercial("Oregon", "us-west-2", { fips: true }),
  commercial("Cape Town", "af-south-1", { pools: false }),
  commercial("Mumbai", "ap-south-1"),
  commercial("Seoul", "ap-northeast-2"),
  commercial("Singapore", "ap-southeast-1"),
  commercial("Sydney", "ap-southeast-2"),
  commercial("Tokyo", "ap-northeast-1"),
  commercial("Canada Central", "ca-central-1"),
  commercial("Frankfurt", "eu-central-1"),
  commercial("Ireland", "eu-west-1"),
  commercial("London", "eu-west-2"),
  commercial("Sao Paulo", "sa-east-1"),
  commercial("Tel Aviv", "il-central-1", { pools: false }),
  govCloud("GovCloud West", "us-gov-west-1", "https://signin.amazonaws-us-gov.com/saml"),
  govCloud("GovCloud East", "us-gov-east-1", "https://us-gov-east-1.signin.amazonaws-us-gov.com/saml"),
];

/** The table's row for a Region code such as `eu-central-1`; `undefined` where SAML sign-in is not offered. */
export function findRegion(region: string): WorkspacesRegion | undefined {
  return workspacesRegions.find((row) => row.region === region);
}

function commercial(name: string, region: string, differences: { fips?: true; pools?: false } = {}): WorkspacesRegion {
  return {
    name,
    region,
    partition: "aws",
    relayStateHost: `workspaces.euc-sso.${region}.aws.amazon.com`,
    ...(differences.fips && { relayStateFipsHost: `workspaces.euc-sso-fips.${region}.aws.amazon.com` }),
    personal: true,
    pools: differences.pools ?? true,
    signIn: {
      // us-east-1 answers at the bare name only; every other Region has its own.
      acs: `https://${region === "us-east-1" ? "" : `${region}.`}signin.aws.amazon.com/saml`,
      audience: "urn:amazon:webservices",
    },
  };
}

function govCloud(name: string, region: string, acs: string): WorkspacesRegion {
  return {
    name,
    region,
    partition: "aws-us-gov",
    relayStateHost: `workspaces.euc-sso.${region}.amazonaws-us-gov.com`,
    relayStateFipsHost: `workspaces.euc-sso-fips.${region}.amazonaws-us-gov.com`,
    personal: true,
    pools: true,
    signIn: { acs, audience: "urn:amazon:webservices:govcloud" },
  };
}
