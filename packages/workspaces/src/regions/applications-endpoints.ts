import type { EndpointTable, Partition } from "./endpoint-table.js";

/** A Region of WorkSpaces Applications (formerly AppStream 2.0), with the hosts of its relay states. */
export interface ApplicationsEndpoint {
  /** The Region code: `eu-central-1`. */
  readonly region: string;
  readonly partition: Exclude<Partition, "aws-cn">;
  /** Host of the relay state. */
  readonly host: string;
  /** Host of the same endpoint with FIPS 140 validated cryptography, where there is one. */
  readonly fipsHost?: string;
  /** The older host, which still answers, is no longer recommended and does not know `client`. */
  readonly oldHost: string;
  /** The older host with FIPS 140 validated cryptography, where there is one. */
  readonly oldFipsHost?: string;
  /** Hosts that follow the pattern of the older ones and stand in no list of AWS's. Warn, never refuse. */
  readonly unverified?: readonly "oldHost"[];
}

/**
 * The Regions of WorkSpaces Applications and their relay-state hosts; the path is `/saml` at each.
 *
 * The older hosts are those of the guide's edition of April 2022, before it listed newer ones.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML for WorkSpaces Applications, step 6}
 */
export const applicationsEndpoints: EndpointTable<ApplicationsEndpoint> = {
  sources: [
    {
      title: "Amazon WorkSpaces Applications Administration Guide: Setting Up SAML",
      url: "https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html",
    },
    {
      title: "Amazon WorkSpaces Applications Administration Guide: Allowed domains",
      url: "https://docs.aws.amazon.com/appstream2/latest/developerguide/allowed-domains.html",
    },
    {
      title: "Amazon AppStream 2.0 Administration Guide (2022): Setting Up SAML",
      url: "https://github.com/awsdocs/amazon-appstream2-developer-guide/blob/1795e9109606f37308e12facae57af8ec9c797fe/doc_source/external-identity-providers-setting-up-saml.md",
    },
  ],
  asOf: "2026-11",
  rows: [
    withFips(oldAndNew("us-east-1")),
    newOnly("us-east-2"),
    withFips(oldAndNew("us-west-2")),
    newOnly("ap-southeast-5"),
    ...["ap-south-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1"].map(oldAndNew),
    ...["ca-central-1", "eu-central-1", "eu-west-1", "eu-west-2"].map(oldAndNew),
    ...["eu-south-1", "eu-west-3", "eu-south-2", "sa-east-1", "il-central-1"].map(newOnly),
    withFips(govCloud("us-gov-west-1")),
    {
      ...govCloud("us-gov-east-1"),
      fipsHost: "appstream2.euc-sso-fips.us-gov-east-1.amazonaws-us-gov.com",
      unverified: ["oldHost"],
    },
  ],
};

function oldAndNew(region: string): ApplicationsEndpoint {
  return {
    region,
    partition: "aws",
    host: `appstream2.euc-sso.${region}.aws.amazon.com`,
    oldHost: `appstream2.${region}.aws.amazon.com`,
  };
}

function newOnly(region: string): ApplicationsEndpoint {
  return { ...oldAndNew(region), unverified: ["oldHost"] };
}

function govCloud(region: string): ApplicationsEndpoint {
  return {
    region,
    partition: "aws-us-gov",
    host: `appstream2.euc-sso.${region}.amazonaws-us-gov.com`,
    oldHost: `appstream2.${region}.amazonaws-us-gov.com`,
  };
}

function withFips(row: ApplicationsEndpoint): ApplicationsEndpoint {
  return {
    ...row,
    fipsHost: row.host.replace("euc-sso", "euc-sso-fips"),
    oldFipsHost: row.oldHost.replace("appstream2", "appstream2-fips"),
  };
}
