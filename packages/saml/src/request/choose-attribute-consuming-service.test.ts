import { describe, expect, it } from "vitest";

import { readAuthnRequest } from "./authn-request.test.fixture.js";
import { chooseAttributeConsumingService } from "./choose-attribute-consuming-service.js";

const first = { index: 1, requestedAttributes: [{ name: "mail", isRequired: true }] };
const second = { index: 2, isDefault: true, requestedAttributes: [] };

describe("chooseAttributeConsumingService", () => {
  it.each([
    ["the default one for no index", undefined, [first, second], second],
    ["none for no index where there is none", undefined, [], undefined],
    ["the one of the index", "1", [first, second], first],
    ["unknown for an index that is not registered", "3", [first, second], "unknown"],
    ["unknown for an index where there is none", "1", [], "unknown"],
  ])("chooses %s", (_, index, attributeConsumingServices, service) => {
    const request = readAuthnRequest({ attributes: { AttributeConsumingServiceIndex: index } });
    expect(chooseAttributeConsumingService(request, { attributeConsumingServices })).toBe(service);
  });
});
