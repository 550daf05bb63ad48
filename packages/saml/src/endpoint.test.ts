import { describe, expect, it } from "vitest";

import { parseEndpoint } from "./endpoint.js";

describe("parseEndpoint", () => {
  it.each([
    "https://signin.aws.amazon.com/saml",
    "https://sp.example:8443/acs?a=1&b='(2)'",
    "HTTPS://sp.example/",
    "http://localhost:3000/saml",
    "http://sp.localhost/saml",
    "http://127.0.0.1:8080/",
    "http://[::1]/",
  ])("takes %s", (address) => {
    expect(parseEndpoint(address, "destination").href).toBe(new URL(address).href);
  });

  it.each([
    ["an empty string", ""],
    ["no URL", "saml"],
    ["a relative path", "/saml"],
    ["javascript:", "javascript:alert(1)//https://sp.example"],
    ["data:", "data:text/html,x"],
    ["another scheme", "ftp://sp.example/"],
    ["http", "http://sp.example/saml"],
    ["http on a host that only begins like loopback", "http://localhost.example/"],
    ["http on a host that only ends like loopback", "http://notlocalhost/"],
    ["http on another loopback address", "http://127.0.0.1.example/"],
    ["an address without slashes", "https:sp.example"],
    ["no host", "https://"],
    ["an impossible port", "https://sp.example:99999/"],
    ["a user name", "https://signin.aws.amazon.com@evil.example/"],
    ["a password", "https://:secret@evil.example/"],
    ["a backslash, which browsers read as a slash", "https://evil.example\\@sp.example/"],
    ["a line feed, which browsers drop", "https://sp.exa\nmple/"],
    ["white space at the end", "https://sp.example/ "],
    ["a quote", 'https://sp.example/"'],
    ["markup", "https://sp.example/<script>"],
    ["a host outside ASCII", "https://spéx.example/"],
    ["a host with a semicolon, which ends a directive of a policy", "https://sp.example;sandbox/"],
    ["a host with a comma, which ends a policy", "https://sp.example,x/"],
    ["a host with an underscore, which a policy cannot name", "https://s_p.example/"],
    ["a host with a wildcard", "https://*.example/"],
    ["a host with a quote", "https://'self'/"],
  ])("refuses %s", (_, address) => {
    expect(() => parseEndpoint(address, "destination")).toThrow(
      expect.objectContaining({ code: "endpoint-not-allowed" }),
    );
  });
});
