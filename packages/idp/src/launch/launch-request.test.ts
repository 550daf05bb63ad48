import { workspacesRegions } from "@idpkit/workspaces";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseConfig } from "../configuration/settings.js";
import { config, origin, relayState } from "../testing/world.test.fixture.js";
import { launchPath, readLaunchRequest } from "./launch-request.js";

const settings = parseConfig(config);
const host = "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp";

function read(query: string): string {
  return readLaunchRequest(`${origin}/launch${query}`, settings).value;
}

describe("RelayState is read byte for byte", () => {
  it.each([
    ["percent-encoded", encodeURIComponent(relayState), relayState],
    ["with a raw plus", encodeURIComponent(relayState).replace("%2B", "+"), relayState],
    ["not encoded at all", relayState, relayState],
    [
      "with its own %2B, encoded once more",
      encodeURIComponent(relayState.replace("+", "%2B")),
      `${host}?registrationCode=WSpdx%2BABC12D`,
    ],
    [
      "with lower-case escapes",
      encodeURIComponent(relayState).replaceAll(/%../g, (escape) => escape.toLowerCase()),
      relayState,
    ],
    ["with two parameters", encodeURIComponent(`${relayState}&client=native`), `${relayState}&client=native`],
  ])("%s", (_how, encoded, value) => {
    expect(read(`?RelayState=${encoded}`)).toBe(value);
  });

  it.each([
    ["behind other parameters", `?a=b&&=&RelayState=${encodeURIComponent(relayState)}&c=d`],
    ["by a name with escapes", `?Relay%53tate=${encodeURIComponent(relayState)}`],
    ["before a fragment", `?RelayState=${encodeURIComponent(relayState)}#RelayState=x`],
  ])("%s", (_how, query) => {
    expect(read(query)).toBe(relayState);
  });

  it("of any Region, and back from the path that leads there", () => {
    const codes = fc.stringMatching(/^[A-Za-z]{2}[a-z]{3}[+][A-Za-z0-9]{6}$/);
    const hosts = fc.constantFrom(...workspacesRegions.map(({ relayStateHost }) => relayStateHost));
    const clients = fc.constantFrom("", "&client=native", "&client=web");
    fc.assert(
      fc.property(hosts, codes, fc.constantFrom("+", "%2B"), clients, (name, code, plus, client) => {
        const value = `https://${name}/sso-idp?registrationCode=${code.replace("+", plus)}${client}`;
        expect(readLaunchRequest(new Request(origin + launchPath(value)).url, settings).value).toBe(value);
      }),
    );
  });
});

describe("a launch without RelayState", () => {
  it.each(["", "?", "?relaystate=x", "#RelayState=x"])("%j goes to the configured WorkSpace", (query) => {
    const withDefault = parseConfig({ ...config, workspaces: { ...config.workspaces, relayState } });
    expect(readLaunchRequest(`${origin}/launch${query}`, withDefault).value).toBe(relayState);
  });

  it("is refused with relay-state-missing when none is configured", () => {
    expect(() => read("")).toThrow(expect.objectContaining({ code: "relay-state-missing" }));
  });
});

describe("a launch is refused", () => {
  const valid = encodeURIComponent(relayState);
  it.each([
    ["relay-state-duplicate", "relay-state-duplicate", `?RelayState=${valid}&RelayState=${valid}`],
    ["relay-state-duplicate", "relay-state-duplicate", `?RelayState=${valid}&Relay%53tate=`],
    ["relay-state-refused", "relay-state-missing", "?RelayState="],
    ["relay-state-refused", "relay-state-missing", "?RelayState"],
    ["relay-state-refused", "relay-state-malformed", "?RelayState=%zz"],
    ["relay-state-refused", "relay-state-malformed", "?RelayState=%ff"],
    ["relay-state-refused", "relay-state-malformed", `?%zz&RelayState=${valid}`],
    ["relay-state-refused", "relay-state-malformed", `?RelayState=${valid}%0d%0a`],
    ["relay-state-refused", "relay-state-malformed", "?RelayState=javascript%3Aalert(1)"],
    ["relay-state-refused", "relay-state-foreign-host", "?RelayState=https%3A%2F%2Fevil.example%2Fsso-idp"],
    ["relay-state-refused", "relay-state-foreign-path", `?RelayState=${valid.replace("sso-idp", "other")}`],
    ["relay-state-refused", "relay-state-not-https", `?RelayState=${valid.replace("https", "http")}`],
    ["relay-state-refused", "registration-code-missing", `?RelayState=${encodeURIComponent(host)}`],
    ["relay-state-refused", "relay-state-malformed", `?RelayState=${encodeURIComponent(valid)}`],
  ])("with %s (%s): %s", (code, reason, query) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ name: "IdpError", code, reason }));
  });
});
