import type { EndpointTable } from "./endpoint-table.js";
import { signInEndpointOf, type SignInEndpoint } from "./sign-in-endpoints.js";

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
  readonly signIn: Pick<SignInEndpoint, "acs" | "audience">;
}

/**
 * The Regions whose WorkSpaces directories take SAML 2.0 sign-in, with their relay-state and sign-in hosts.
 *
 * From the Amazon WorkSpaces Administration Guide («Set up SAML 2.0», «Create a WorkSpaces Pools directory») and the AWS
 * General Reference («AWS Sign-In endpoints and quotas»), as they stood in November 2026. For what is not certain about
 * the sign-in endpoints see `endpointTables.signIn`. WorkSpaces runs in us-east-2, eu-west-3, ap-southeast-5 and
 * cn-northwest-1 as well, and the guide names no relay-state host there: whether SAML works in them is not documented.
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
  govCloud("GovCloud West", "us-gov-west-1"),
  govCloud("GovCloud East", "us-gov-east-1"),
];

/** Where {@link workspacesRegions} was read, and when. */
export const workspacesRegionsSources: Omit<EndpointTable<WorkspacesRegion>, "rows"> = {
  sources: [
    {
      title: "Amazon WorkSpaces Administration Guide: Set up SAML 2.0 for WorkSpaces Personal",
      url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html",
    },
    {
      title: "Amazon WorkSpaces Administration Guide: Configure SAML 2.0 and create a WorkSpaces Pools directory",
      url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/create-directory-pools.html",
    },
  ],
  asOf: "2026-11",
};

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
    signIn: signInOf(region),
  };
}

function govCloud(name: string, region: string): WorkspacesRegion {
  return {
    name,
    region,
    partition: "aws-us-gov",
    relayStateHost: `workspaces.euc-sso.${region}.amazonaws-us-gov.com`,
    relayStateFipsHost: `workspaces.euc-sso-fips.${region}.amazonaws-us-gov.com`,
    personal: true,
    pools: true,
    signIn: signInOf(region),
  };
}

function signInOf(region: string): WorkspacesRegion["signIn"] {
  const endpoint = signInEndpointOf(region);
  if (!endpoint) throw new TypeError(`There is no sign-in endpoint for ${region}.`);
  return { acs: endpoint.acs, audience: endpoint.audience };
}
