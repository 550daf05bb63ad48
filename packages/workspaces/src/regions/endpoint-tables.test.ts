import { describe, expect, it } from "vitest";

import { endpointTables } from "./endpoint-tables.js";

const { signIn, workspaces, applications, secureBrowser, identityCenter } = endpointTables;
const suffix = { aws: "aws.amazon.com", "aws-us-gov": "amazonaws-us-gov.com", "aws-cn": "amazonaws.cn" } as const;
const regionCode = {
  aws: /^(?!us-gov|cn-)[a-z]{2}-[a-z]+-[1-9]$/,
  "aws-us-gov": /^us-gov-(east|west)-1$/,
  "aws-cn": /^cn-[a-z]+-1$/,
} as const;

describe.each(Object.entries(endpointTables))("the table %s", (_, table) => {
  it("names the pages it was read from, and the month", () => {
    expect(table.asOf).toMatch(/^20[0-9]{2}-(0[1-9]|1[0-2])$/);
    for (const { title, url } of table.sources) {
      expect(title).toMatch(/^(Amazon|AWS|IAM|Microsoft) .+: .+/);
      expect(new URL(url).href).toBe(url);
      expect(url).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com\/awsdocs|learn\.microsoft\.com)\//);
    }
  });

  it("has each row once", () => {
    const rows = table.rows.map((row) => JSON.stringify(Object.entries(row).map(String)));
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

describe.each(signIn.rows)("the sign-in endpoint $acs", (row) => {
  it("is of its Region and partition", () => {
    expect(row.region).toMatch(regionCode[row.partition]);
    const { protocol, hostname, pathname, href } = new URL(row.acs);
    expect({ protocol, pathname, href }).toEqual({ protocol: "https:", pathname: "/saml", href: row.acs });
    expect([`signin.${suffix[row.partition]}`, `${row.region}.signin.${suffix[row.partition]}`]).toContain(hostname);
  });

  it("has the audience of its partition", () => {
    const audience = {
      aws: "urn:amazon:webservices",
      "aws-us-gov": "urn:amazon:webservices:govcloud",
      "aws-cn": `urn:amazon:webservices:${row.region}`,
    };
    expect(row.audience).toBe(audience[row.partition]);
  });

  it("has its metadata at the same host, or nowhere", () => {
    const beside = row.acs.replace(/saml$/, "static/saml-metadata.xml");
    expect([undefined, beside]).toContain(row.metadata);
  });
});

describe.each(applications.rows)("the endpoint of WorkSpaces Applications in $region", (row) => {
  it("has the hosts of its Region and partition", () => {
    const end = `${row.region}.${suffix[row.partition]}`;
    expect(row.region).toMatch(regionCode[row.partition]);
    expect(row.host).toBe(`appstream2.euc-sso.${end}`);
    expect(row.oldHost).toBe(`appstream2.${end}`);
    expect([undefined, `appstream2.euc-sso-fips.${end}`]).toContain(row.fipsHost);
    expect([undefined, `appstream2-fips.${end}`]).toContain(row.oldFipsHost);
  });
});

describe("as many rows as AWS documents", () => {
  it("sign-in: 34 Regions and a second name for us-east-1, two of GovCloud, one of China", () => {
    const of = (partition: string) => signIn.rows.filter((row) => row.partition === partition);
    expect(of("aws")).toHaveLength(35);
    expect(of("aws-us-gov")).toHaveLength(2);
    expect(of("aws-cn")).toHaveLength(1);
    expect(new Set(signIn.rows.map((row) => row.acs)).size).toBe(38);
    expect(new Set(signIn.rows.map((row) => row.region)).size).toBe(37);
  });

  it("WorkSpaces Personal: 16 Regions", () => {
    expect(workspaces.rows).toHaveLength(16);
  });

  it("WorkSpaces Applications: 20 Regions, four with FIPS hosts; twelve older hosts, three with FIPS", () => {
    const regions = (rows: typeof applications.rows) => rows.map((row) => row.region);
    expect(new Set(regions(applications.rows)).size).toBe(20);
    expect(regions(applications.rows.filter((row) => row.fipsHost))).toEqual([
      "us-east-1",
      "us-west-2",
      "us-gov-west-1",
      "us-gov-east-1",
    ]);
    expect(applications.rows.filter((row) => !row.unverified)).toHaveLength(12);
    expect(regions(applications.rows.filter((row) => row.oldFipsHost))).toEqual([
      "us-east-1",
      "us-west-2",
      "us-gov-west-1",
    ]);
  });

  it("one form of Secure Browser's portals, two of IAM Identity Center's URLs", () => {
    expect(secureBrowser.rows).toHaveLength(1);
    expect(identityCenter.rows.map((row) => row.use)).toEqual(["acs", "audience"]);
  });
});

describe("what AWS does not state is marked in the row", () => {
  it("at sign-in", () => {
    const marked = signIn.rows.filter((row) => row.unverified).map((row) => [row.acs, row.unverified]);
    expect(marked).toEqual([
      ["https://signin.aws.amazon.com/saml", ["providerAcs"]],
      ["https://us-east-1.signin.aws.amazon.com/saml", ["acs", "metadata"]],
      ["https://signin.amazonaws-us-gov.com/saml", ["providerAcs"]],
      ["https://us-gov-east-1.signin.amazonaws-us-gov.com/saml", ["acs", "providerAcs"]],
      ["https://cn-north-1.signin.amazonaws.cn/saml", ["audience", "providerAcs"]],
    ]);
  });

  it("in IAM Identity Center, throughout", () => {
    expect(identityCenter.rows.map((row) => row.unverified)).toEqual([["pattern"], ["pattern"]]);
  });
});

it("every Region of WorkSpaces and of WorkSpaces Applications has a sign-in endpoint", () => {
  const signInRegions = signIn.rows.map((row) => row.region);
  for (const { region } of [...workspaces.rows, ...applications.rows]) expect(signInRegions).toContain(region);
});
