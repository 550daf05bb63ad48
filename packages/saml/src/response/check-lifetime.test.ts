import { describe, expect, it } from "vitest";

import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { checkLifetime, type LifetimePolicy } from "./check-lifetime.js";
import type { SamlResponse } from "./saml-response.js";

/** The response, good for so many seconds. */
function lasting(seconds: number): SamlResponse {
  return { ...sampleResponse, notOnOrAfter: new Date(sampleResponse.issueInstant.getTime() + seconds * 1000) };
}

describe("checkLifetime", () => {
  it.each<[number, LifetimePolicy]>([
    [300, {}],
    [600, { insecureMaximumLifetimeSeconds: 600 }],
    [86_400, { insecureMaximumLifetimeSeconds: 86_400 }],
  ])("takes %d seconds with %j, and not a moment more", (seconds, policy) => {
    expect(() => {
      checkLifetime(lasting(seconds), policy);
    }).not.toThrow();
    expect(() => {
      checkLifetime(lasting(seconds + 0.001), policy);
    }).toThrow(TypeError);
  });

  it.each([0, 299, 86_401, Infinity, NaN])("takes no maximum of %d seconds", (insecureMaximumLifetimeSeconds) => {
    expect(() => {
      checkLifetime(lasting(1), { insecureMaximumLifetimeSeconds });
    }).toThrow(TypeError);
  });

  it("leaves alone for how long a session goes on", () => {
    const sessionNotOnOrAfter = new Date(sampleResponse.issueInstant.getTime() + 86_400_000);
    expect(() => {
      checkLifetime({ ...lasting(300), sessionNotOnOrAfter }, {});
    }).not.toThrow();
  });
});
