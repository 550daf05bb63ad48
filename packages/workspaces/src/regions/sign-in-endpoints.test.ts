import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildProviderAcs, findSignInEndpoint, signInEndpointOf, signInEndpoints } from "./sign-in-endpoints.js";

const id = "SAMLSPABCDEFGHJKLMNPQR";
const frankfurt = signInEndpointOf("eu-central-1");

describe("an endpoint is found", () => {
  it.each(signInEndpoints.rows)("by its URL $acs, and by a provider's own below it", (endpoint) => {
    expect(findSignInEndpoint(endpoint.acs)).toEqual({ endpoint });
    expect(findSignInEndpoint(buildProviderAcs(endpoint, id))).toEqual({ endpoint, providerId: id });
  });

  it("by its Region, us-east-1 at the bare name", () => {
    expect(signInEndpointOf("us-east-1")?.acs).toBe("https://signin.aws.amazon.com/saml");
    expect(frankfurt?.acs).toBe("https://eu-central-1.signin.aws.amazon.com/saml");
    expect(signInEndpointOf("eu-central-9")).toBeUndefined();
  });
});

it.each([
  "",
  "http://signin.aws.amazon.com/saml",
  "https://signin.aws.amazon.com/saml/",
  "https://signin.aws.amazon.com/saml/acs/",
  "https://signin.aws.amazon.com/saml/acs/../console",
  "https://signin.aws.amazon.com/saml?x",
  "https://SIGNIN.aws.amazon.com/saml",
  "https://eu-central-9.signin.aws.amazon.com/saml",
  "https://signin.aws.amazon.com.example/saml",
  "urn:amazon:webservices",
])("no endpoint is %j", (url) => {
  expect(findSignInEndpoint(url)).toBeUndefined();
});

describe("a provider's ID", () => {
  it.each([22, 64])("of %i characters is taken", (length) => {
    expect(buildProviderAcs(signInEndpoints.rows[0] ?? never(), "A".repeat(length))).toBe(
      `https://signin.aws.amazon.com/saml/acs/${"A".repeat(length)}`,
    );
  });

  it.each(["", "A".repeat(21), "A".repeat(65), id.toLowerCase(), `${id}/`, `${id}\n`])("like %j is refused", (text) => {
    expect(thrownCode(() => buildProviderAcs(frankfurt ?? never(), text))).toBe("provider-id-malformed");
  });
});

function never(): never {
  throw new Error("The table has no such row.");
}
