import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { binding } from "../metadata/binding.js";
import type { AssertionConsumerService } from "../metadata/service-provider.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { readAuthnRequest } from "./authn-request.test.fixture.js";
import { chooseAssertionConsumerService, type EndpointPolicy } from "./choose-assertion-consumer-service.js";

const artifact = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact";
const first = { binding: binding.httpPost, location: "https://sp.example.com/first", index: 1 };
const second = { binding: binding.httpPost, location: "https://sp.example.com/second", index: 2, isDefault: true };
const other = { binding: artifact, location: "https://sp.example.com/artifact", index: 3 };
const both = { binding: artifact, location: first.location, index: 4 };

interface Named {
  readonly url?: string;
  readonly protocolBinding?: string;
  readonly index?: string;
}

function choose(
  { url, protocolBinding, index }: Named,
  services: readonly AssertionConsumerService[] = [first, other, both, second],
  policy: EndpointPolicy = {},
): AssertionConsumerService {
  const attributes = {
    AssertionConsumerServiceURL: url,
    ProtocolBinding: protocolBinding,
    AssertionConsumerServiceIndex: index,
  };
  const assertionConsumerServices = services as [AssertionConsumerService];
  return chooseAssertionConsumerService(readAuthnRequest({ attributes }), { assertionConsumerServices }, policy);
}

describe("chooseAssertionConsumerService", () => {
  it.each<[string, Named, AssertionConsumerService]>([
    ["the default one for nothing", {}, second],
    ["the one of the URL", { url: first.location }, first],
    ["the one of the URL, with white space around it", { url: ` ${first.location}\n` }, first],
    ["the one of URL and binding", { url: first.location, protocolBinding: binding.httpPost }, first],
    ["the default one of the binding", { protocolBinding: binding.httpPost }, second],
    ["the one of the index", { index: "1" }, first],
    ["the one of the index, however it is written", { index: "+01" }, first],
  ])("chooses %s", (_, named, service) => {
    expect(choose(named)).toBe(service);
  });

  it("takes for the default the first that does not deny it, else the first, among those that it can answer at", () => {
    const denied = { ...first, isDefault: false };
    expect(choose({}, [other, denied, { ...second, isDefault: false }])).toBe(denied);
    expect(choose({}, [{ ...other, isDefault: true }, denied, first])).toBe(first);
  });

  const location = first.location;
  it.each<[SamlErrorCode, string, Named]>([
    ["assertion-consumer-service-unknown", "another host", { url: "https://evil.example/first" }],
    ["assertion-consumer-service-unknown", "a longer URL", { url: `${location}/more` }],
    ["assertion-consumer-service-unknown", "a URL with a query", { url: `${location}?x` }],
    ["assertion-consumer-service-unknown", "a shorter URL", { url: location.slice(0, -1) }],
    ["assertion-consumer-service-unknown", "upper case", { url: location.toUpperCase() }],
    [
      "assertion-consumer-service-unknown",
      "another spelling of the URL",
      { url: location.replace("/first", ":443/first") },
    ],
    [
      "assertion-consumer-service-unknown",
      "a path that leads there",
      { url: location.replace("/first", "/x/../first") },
    ],
    [
      "assertion-consumer-service-unknown",
      "user information",
      { url: location.replace("sp.", "sp.example.com@evil.") },
    ],
    ["assertion-consumer-service-unknown", "a wildcard", { url: "https://sp.example.com/*" }],
    ["assertion-consumer-service-unknown", "a script", { url: "javascript:alert(1)" }],
    ["assertion-consumer-service-unknown", "an index that is not registered", { index: "9" }],
    [
      "assertion-consumer-service-unknown",
      "a URL with the binding of another one",
      { url: second.location, protocolBinding: artifact },
    ],
    [
      "assertion-consumer-service-unknown",
      "a binding that is not registered",
      { protocolBinding: binding.httpRedirect },
    ],
    ["assertion-consumer-service-ambiguous", "URL and index", { url: location, index: "1" }],
    ["assertion-consumer-service-ambiguous", "binding and index", { protocolBinding: binding.httpPost, index: "1" }],
    ["protocol-binding-unsupported", "a binding that we do not have", { protocolBinding: artifact }],
    ["protocol-binding-unsupported", "the URL of such a binding", { url: other.location }],
    ["protocol-binding-unsupported", "the index of such a binding", { index: "3" }],
    [
      "protocol-binding-unsupported",
      "such a binding at the URL of another",
      { url: location, protocolBinding: artifact },
    ],
  ])("refuses with %s: %s", (code, _, named) => {
    expect(() => choose(named)).toThrow(refusal(code));
  });

  it.each([
    ["a script (CVE-2023-45683)", "javascript:alert(1)"],
    ["data", "data:text/html,x"],
    ["http", "http://sp.example.com/acs"],
    ["http on the loopback host", "http://127.0.0.1:8080/acs"],
    ["user information", "https://a@sp.example.com/acs"],
  ])("refuses a registered endpoint that is %s", (_, url) => {
    expect(() => choose({ url }, [{ ...first, location: url }])).toThrow(refusal("endpoint-not-allowed"));
  });

  it("takes http on the loopback host, and nowhere else, under a policy that says insecure", () => {
    const policy = { insecureAllowLoopbackHttp: true };
    const loopback = { ...first, location: "http://127.0.0.1:8080/acs" };
    expect(choose({}, [loopback], policy)).toBe(loopback);
    expect(() => choose({}, [{ ...first, location: "http://sp.example.com/acs" }], policy)).toThrow(
      refusal("endpoint-not-allowed"),
    );
  });
});
