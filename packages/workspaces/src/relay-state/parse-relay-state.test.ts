import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { workspacesRegions } from "../regions/regions.js";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { parseRelayState } from "./parse-relay-state.js";

const endpoint = "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp";
const usual = `${endpoint}?registrationCode=WSpdx+ABC12D`;
const hosts = workspacesRegions.flatMap((row) => [row.relayStateHost, row.relayStateFipsHost ?? []].flat());

describe("a relay state that a WorkSpaces client sends", () => {
  it("is read: host, Region and registration code", () => {
    expect(parseRelayState(usual)).toEqual({
      value: usual,
      host: "workspaces.euc-sso.eu-central-1.aws.amazon.com",
      region: "eu-central-1",
      registrationCode: "WSpdx+ABC12D",
      warnings: [],
    });
  });

  it.each(hosts)("may go to %s", (host) => {
    const { region } = parseRelayState(`https://${host}/sso-idp?registrationCode=WSpdx+ABC12D`);
    expect(host.split(".")).toContain(region);
  });

  it.each(["WSpdx+ABC12D", "WSpdx%2BABC12D", "WSpdx%2bABC12D"])(
    "may spell «+» as in %s and is kept as it came",
    (code) => {
      const value = `${endpoint}?registrationCode=${code}`;
      expect(parseRelayState(value)).toMatchObject({ value, registrationCode: "WSpdx+ABC12D", warnings: [] });
    },
  );

  it.each(["native", "web"] as const)("may ask for the %s client, before or after the code", (client) => {
    for (const query of [
      `registrationCode=WSpdx+ABC12D&client=${client}`,
      `client=${client}&registrationCode=WSpdx+ABC12D`,
    ]) {
      expect(parseRelayState(`${endpoint}?${query}`)).toMatchObject({ client, registrationCode: "WSpdx+ABC12D" });
    }
  });

  it("may name a connection alias instead of a code", () => {
    const alias = "desktop.corp.example.com";
    expect(parseRelayState(`${endpoint}?registrationCode=${alias}`)).toMatchObject({
      registrationCode: alias,
      warnings: [],
    });
  });

  it("is longer than the 80 bytes of SAML Bindings and stays whole", () => {
    const value = `${usual}&client=native`;
    expect(value.length).toBeGreaterThan(80);
    expect(parseRelayState(value).value).toBe(value);
  });

  it("may go to a Region that the application adds to the table", () => {
    const added = workspacesRegions.map((row) => ({ ...row, region: "xx-new-1", relayStateHost: "new.example.com" }));
    expect(parseRelayState("https://new.example.com/sso-idp?registrationCode=WSpdx+ABC12D", added).region).toBe(
      "xx-new-1",
    );
    expect(thrownCode(() => parseRelayState(usual, added))).toBe("relay-state-foreign-host");
  });
});

describe("limits", () => {
  it.each([
    [1, "x"],
    [20, "x".repeat(20)],
    [255, `${"x".repeat(251)}.com`],
  ])("a registration code or alias of %i characters is taken", (length, code) => {
    expect(code).toHaveLength(length);
    expect(parseRelayState(`${endpoint}?registrationCode=${code}`).registrationCode).toBe(code);
  });

  it("a registration code of 21 characters is refused", () => {
    expect(thrownCode(() => parseRelayState(`${endpoint}?registrationCode=${"x".repeat(21)}`))).toBe(
      "registration-code-malformed",
    );
  });

  it("an alias of 256 characters is refused", () => {
    const alias = `${"x".repeat(252)}.com`;
    expect(thrownCode(() => parseRelayState(`${endpoint}?registrationCode=${alias}`))).toBe(
      "registration-code-malformed",
    );
  });

  it("2048 characters are taken, 2049 are refused", () => {
    const padded = (length: number) => `${usual}&pad=`.padEnd(length, "x");
    expect(parseRelayState(padded(2048)).value).toHaveLength(2048);
    expect(thrownCode(() => parseRelayState(padded(2049)))).toBe("relay-state-too-long");
  });
});

describe("what is odd but may be right gives a warning", () => {
  it.each(["x", "WSPDX+ABC12D", "WSpdx-ABC12D", "WSpdx+ABC12", "WSpdx%252BABC12D", "WSpdx+ABC12D="])(
    "a code like %s",
    (code) => {
      expect(parseRelayState(`${endpoint}?registrationCode=${code}`).warnings).toEqual(["registration-code-unusual"]);
    },
  );

  it("a parameter that the guide does not list", () => {
    expect(parseRelayState(`${usual}&theme=dark`).warnings).toEqual(["parameter-unknown"]);
  });
});

describe("a relay state is refused", () => {
  it.each([
    ["relay-state-missing", ""],
    ["relay-state-malformed", "/sso-idp?registrationCode=WSpdx+ABC12D"],
    ["relay-state-malformed", "workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp"],
    ["relay-state-malformed", "javascript:alert(1)"],
    ["relay-state-malformed", `${usual}#`],
    ["relay-state-malformed", `${usual}#fragment`],
    ["relay-state-malformed", `${endpoint}#?registrationCode=WSpdx+ABC12D`],
    ["relay-state-malformed", `${usual}\n`],
    ["relay-state-malformed", `\thttps${usual.slice(5)}`],
    ["relay-state-malformed", `${usual}ü`],
    ["relay-state-malformed", `${usual}\u0000`],
    ["relay-state-malformed", `${endpoint}?registrationCode=%zz`],
    ["relay-state-malformed", `${endpoint}?registrationCode=%ff`],
    ["relay-state-not-https", usual.replace("https", "http")],
    ["relay-state-not-https", usual.replace("https", "HTTPS")],
    ["relay-state-not-https", usual.replace("https", "workspaces")],
    ["relay-state-foreign-host", usual.replace("aws.amazon.com", "aws.amazon.com.evil.example")],
    ["relay-state-foreign-host", usual.replace("https://", "https://evil.example/?")],
    ["relay-state-foreign-host", usual.replace("workspaces.", "evil.")],
    ["relay-state-foreign-host", usual.replace("workspaces.", "WORKSPACES.")],
    ["relay-state-foreign-host", usual.replace("eu-central-1", "eu-west-3")],
    ["relay-state-foreign-host", usual.replace(".com/", ".com./")],
    ["relay-state-foreign-host", usual.replace(".com/", ".com:443/")],
    ["relay-state-foreign-host", usual.replace("https://", "https://user@")],
    ["relay-state-foreign-host", usual.replace("https://", "https://user:secret@")],
    ["relay-state-foreign-host", usual.replace(".com/", ".com\\@evil.example/")],
    ["relay-state-foreign-host", usual.replace("https://", "https:///")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "/")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "/sso-idp/")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "/SSO-IDP")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "/sso%2Didp")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "/x/../sso-idp")],
    ["relay-state-foreign-path", usual.replace("/sso-idp", "")],
    ["relay-state-duplicate-parameter", `${usual}&registrationCode=WSpdx+ABC12D`],
    ["relay-state-duplicate-parameter", `${usual}&%72egistrationCode=WSpdx+EVIL01`],
    ["relay-state-duplicate-parameter", `${usual}&client=web&client=native`],
    ["relay-state-client-unknown", `${usual}&client=`],
    ["relay-state-client-unknown", `${usual}&client=Native`],
    ["registration-code-missing", endpoint],
    ["registration-code-missing", `${endpoint}?`],
    ["registration-code-missing", `${endpoint}?client=web`],
    ["registration-code-missing", `${endpoint}?registrationCode=`],
    ["registration-code-missing", `${endpoint}?registrationcode=WSpdx+ABC12D`],
    ["registration-code-plus-lost", usual.replace("+", " ")],
    ["registration-code-plus-lost", usual.replace("+", "%20")],
    ["registration-code-malformed", `${endpoint}?registrationCode=%00`],
    ["registration-code-malformed", `${endpoint}?registrationCode=%C3%BC`],
  ])("with %s: %j", (code, value) => {
    expect(thrownCode(() => parseRelayState(value))).toBe(code);
  });
});

it("never lets the browser go anywhere but to the hosts of the table", () => {
  const origins = hosts.map((host) => `https://${host}`);
  const pieces = fc.constantFrom(
    ...[
      "https://",
      hosts[0] ?? "",
      "/sso-idp",
      "?",
      "registrationCode=",
      "a+b",
      "&",
      "#",
      "@",
      "%2B",
      " ",
      "\n",
      ":",
      "//",
    ],
    ...["client=web", "evil.example"],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (value) => {
      expect([undefined, ...origins]).toContain(acceptedOrigin(value));
    }),
    { numRuns: 2000 },
  );
});

it("gives every accepted value back unchanged, with the code that was put in", () => {
  const codes = fc
    .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 })
    .filter((code) => !code.includes(" "));
  fc.assert(
    fc.property(fc.constantFrom(...hosts), codes, (host, code) => {
      const value = `https://${host}/sso-idp?registrationCode=${encodeURIComponent(code)}`;
      expect(parseRelayState(value)).toMatchObject({ value, host, registrationCode: code });
    }),
  );
});

/** Where a browser would go with `value`, if it is accepted. */
function acceptedOrigin(value: string): string | undefined {
  return thrownCode(() => parseRelayState(value)) === undefined ? new URL(value).origin : undefined;
}
