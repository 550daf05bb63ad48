import { describe, expect, it } from "vitest";

import { findRegion, workspacesRegions } from "./regions.js";

const suffix = { aws: "aws.amazon.com", "aws-us-gov": "amazonaws-us-gov.com" } as const;
const audience = { aws: "urn:amazon:webservices", "aws-us-gov": "urn:amazon:webservices:govcloud" } as const;

describe.each(workspacesRegions)("the row of $region", (row) => {
  it("has a Region code of its partition", () => {
    expect(row.region).toMatch(
      row.partition === "aws" ? /^(?!us-gov)[a-z]{2}-[a-z]+-[1-9]$/ : /^us-gov-(east|west)-1$/,
    );
    expect(row.name).toMatch(/^[A-Z][A-Za-z. ]+$/);
  });

  it("has the relay-state hosts of its Region and partition", () => {
    expect(row.relayStateHost).toBe(`workspaces.euc-sso.${row.region}.${suffix[row.partition]}`);
    const fips = `workspaces.euc-sso-fips.${row.region}.${suffix[row.partition]}`;
    expect([undefined, fips]).toContain(row.relayStateFipsHost);
  });

  it("has an https sign-in endpoint and the audience of its partition", () => {
    const acs = new URL(row.signIn.acs);
    expect(acs.href).toBe(row.signIn.acs);
    expect(acs.protocol).toBe("https:");
    expect(acs.pathname).toBe("/saml");
    expect(acs.hostname.endsWith(`signin.${suffix[row.partition]}`)).toBe(true);
    expect(row.signIn.audience).toBe(audience[row.partition]);
  });
});

describe("the table of Regions", () => {
  it("names no Region, host or sign-in endpoint twice", () => {
    const regions = workspacesRegions.map((row) => row.region);
    const hosts = workspacesRegions.flatMap((row) => [row.relayStateHost, row.relayStateFipsHost ?? []].flat());
    const endpoints = workspacesRegions.map((row) => row.signIn.acs);
    for (const names of [regions, hosts, endpoints]) expect(new Set(names).size).toBe(names.length);
  });

  it("lists the sixteen Regions of the guide; FIPS hosts in four, Pools in all but two", () => {
    const codes = (rows: typeof workspacesRegions) => rows.map((row) => row.region);
    expect(workspacesRegions).toHaveLength(16);
    expect(workspacesRegions.every((row) => row.personal)).toBe(true);
    expect(codes(workspacesRegions.filter((row) => row.relayStateFipsHost))).toEqual([
      "us-east-1",
      "us-west-2",
      "us-gov-west-1",
      "us-gov-east-1",
    ]);
    expect(codes(workspacesRegions.filter((row) => !row.pools))).toEqual(["af-south-1", "il-central-1"]);
  });

  it.each([
    ["us-east-1", "https://signin.aws.amazon.com/saml"],
    ["eu-central-1", "https://eu-central-1.signin.aws.amazon.com/saml"],
    ["us-gov-west-1", "https://signin.amazonaws-us-gov.com/saml"],
    ["us-gov-east-1", "https://us-gov-east-1.signin.amazonaws-us-gov.com/saml"],
  ])("finds %s by its code", (region, acs) => {
    expect(findRegion(region)?.signIn.acs).toBe(acs);
  });

  it.each(["", "EU-CENTRAL-1", "eu-west-3", "cn-northwest-1", "__proto__"])("does not find %j", (region) => {
    expect(findRegion(region)).toBeUndefined();
  });
});
