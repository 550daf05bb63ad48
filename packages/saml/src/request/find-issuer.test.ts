import { describe, expect, it } from "vitest";

import { refusal } from "../testing/refusal.test.fixture.js";
import { readAuthnRequest, serviceProvider } from "./authn-request.test.fixture.js";
import { checkIssuer } from "./find-issuer.js";

describe("checkIssuer", () => {
  it("refuses what another service provider's keys were used for", () => {
    const request = readAuthnRequest({});
    expect(() => {
      checkIssuer(request, serviceProvider);
    }).not.toThrow();
    expect(() => {
      checkIssuer(request, { ...serviceProvider, entityId: "https://other.example" });
    }).toThrow(refusal("issuer-mismatch"));
  });
});
