import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { applicationsEndpoints } from "../regions/applications-endpoints.js";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildApplicationsRelayState } from "./build-applications-relay-state.js";
import { parseApplicationsRelayState } from "./parse-applications-relay-state.js";

const host = "appstream2.euc-sso.eu-central-1.aws.amazon.com";
const endpoint = `https://${host}/saml`;
const usual = `${endpoint}?stack=Office&accountId=111122223333`;
const hostsOfRows = applicationsEndpoints.rows.flatMap((row) => [row.host, row.fipsHost ?? []].flat());
const oldHosts = applicationsEndpoints.rows.flatMap((row) => [row.oldHost, row.oldFipsHost ?? []].flat());

describe("a relay state of WorkSpaces Applications", () => {
  it("is read: host, Region, account and stack", () => {
    expect(parseApplicationsRelayState(usual)).toEqual({
      value: usual,
      host,
      region: "eu-central-1",
      accountId: "111122223333",
      stack: "Office",
      warnings: [],
    });
  });

  it("may name an application and a client", () => {
    expect(parseApplicationsRelayState(`${usual}&app=Desktop&client=native`)).toMatchObject({
      app: "Desktop",
      client: "native",
      warnings: [],
    });
  });

  it("may leave the stack out, for the catalog of several", () => {
    const read = parseApplicationsRelayState(`${endpoint}?accountId=111122223333`);
    expect(read).not.toHaveProperty("stack");
    expect(read.warnings).toEqual([]);
  });

  it.each(hostsOfRows)("may go to %s", (name) => {
    expect(parseApplicationsRelayState(usual.replace(host, name))).toMatchObject({ host: name, warnings: [] });
  });

  it("may go to a Region that the application adds to the table", () => {
    const added = [
      { region: "xx-new-1", partition: "aws", host: "new.example.com", oldHost: "old.example.com" },
    ] as const;
    expect(parseApplicationsRelayState(usual.replace(host, "new.example.com"), added).region).toBe("xx-new-1");
    expect(thrownCode(() => parseApplicationsRelayState(usual, added))).toBe("relay-state-foreign-host");
  });
});

describe("what is odd but may be right gives a warning", () => {
  it.each(oldHosts)("the older host %s", (name) => {
    expect(parseApplicationsRelayState(usual.replace(host, name)).warnings[0]).toBe("host-old");
  });

  it.each([
    [["host-old"], usual.replace("euc-sso.", "")],
    [["host-old", "host-unverified"], usual.replace("euc-sso.eu-central-1", "eu-west-3")],
    [["host-old", "client-not-known-to-host"], `${usual.replace("euc-sso.", "")}&client=web`],
    [["parameter-unknown"], `${usual}&theme=dark`],
  ])("%j for %s", (warnings, value) => {
    expect(parseApplicationsRelayState(value).warnings).toEqual(warnings);
  });
});

describe("limits", () => {
  it("a stack's name of 1 and of 101 characters is taken, of 0 and of 102 refused", () => {
    const value = (length: number) => `${endpoint}?stack=${"x".repeat(length)}&accountId=111122223333`;
    expect([1, 101].map((length) => parseApplicationsRelayState(value(length)).stack?.length)).toEqual([1, 101]);
    for (const length of [0, 102]) {
      expect(thrownCode(() => parseApplicationsRelayState(value(length)))).toBe("stack-malformed");
    }
  });

  it("an account ID of 11 and of 13 digits is refused", () => {
    for (const accountId of ["11112222333", "1111222233334"]) {
      expect(thrownCode(() => parseApplicationsRelayState(`${endpoint}?accountId=${accountId}`))).toBe(
        "account-id-malformed",
      );
    }
  });

  it("2048 characters are taken, 2049 are refused", () => {
    const padded = (length: number) => `${usual}&pad=`.padEnd(length, "x");
    expect(parseApplicationsRelayState(padded(2048)).value).toHaveLength(2048);
    expect(thrownCode(() => parseApplicationsRelayState(padded(2049)))).toBe("relay-state-too-long");
  });
});

it.each([
  ["relay-state-missing", ""],
  ["relay-state-malformed", `${usual} `],
  ["relay-state-malformed", `${usual}#`],
  ["relay-state-malformed", `${usual}&app=%zz`],
  ["relay-state-not-https", usual.replace("https", "http")],
  ["relay-state-foreign-host", usual.replace(host, "workspaces.euc-sso.eu-central-1.aws.amazon.com")],
  ["relay-state-foreign-host", usual.replace(host, `${host}.evil.example`)],
  ["relay-state-foreign-host", usual.replace(host, `${host}:443`)],
  ["relay-state-foreign-host", usual.replace(host, "undefined")],
  ["relay-state-foreign-path", usual.replace("/saml", "/sso-idp")],
  ["relay-state-foreign-path", usual.replace("/saml", "/saml/")],
  ["relay-state-duplicate-parameter", `${usual}&%73tack=Other`],
  ["relay-state-client-unknown", `${usual}&client=Web`],
  ["account-id-missing", endpoint],
  ["account-id-missing", `${endpoint}?accountId=`],
  ["account-id-missing", `${endpoint}?accountid=111122223333`],
  ["account-id-malformed", `${endpoint}?accountId=1111-2222-3333`],
  ["stack-malformed", usual.replace("Office", "-Office")],
  ["stack-malformed", usual.replace("Office", "Office+Apps")],
  ["app-malformed", `${usual}&app=`],
])("with %s is refused: %j", (code, value) => {
  expect(thrownCode(() => parseApplicationsRelayState(value))).toBe(code);
});

it("is written as AWS prints it", () => {
  const fields = { host, accountId: "111122223333", stack: "Office", app: "Desktop", client: "web" } as const;
  expect(buildApplicationsRelayState(fields)).toBe(`${usual}&app=Desktop&client=web`);
  expect(thrownCode(() => buildApplicationsRelayState({ ...fields, accountId: "1" }))).toBe("account-id-malformed");
});

it("reading undoes writing, and writing undoes reading", () => {
  const fields = fc.record(
    {
      host: fc.constantFrom(...hostsOfRows, ...oldHosts),
      accountId: fc.stringMatching(/^[0-9]{12}$/),
      stack: fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/),
      app: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      client: fc.constantFrom("native" as const, "web" as const),
    },
    { requiredKeys: ["host", "accountId"] },
  );
  fc.assert(
    fc.property(fields, (given) => {
      const value = buildApplicationsRelayState(given);
      const read = parseApplicationsRelayState(value);
      expect(read).toMatchObject({ ...given, value });
      expect(buildApplicationsRelayState(read)).toBe(value);
    }),
  );
});
