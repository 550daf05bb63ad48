import { describe, expect, it } from "vitest";

import { now } from "../relying-party.test.fixture.js";
import { agreeOnTerms, type CeremonyTerms, type RelyingParty } from "./relying-party.js";

const relyingParty: RelyingParty = { id: "example.com", origins: ["https://example.com"] };
const terms: CeremonyTerms = { policy: "deviceBound", now };

it("demands user verification and no frame, for five minutes", () => {
  expect(agreeOnTerms(relyingParty, terms)).toEqual({
    origin: "https://example.com",
    policy: "deviceBound",
    userVerification: "required",
    expiresAt: "2026-11-22T08:05:00.000Z",
  });
});

it("writes down what is wished otherwise", () => {
  const crossOrigin = { topOrigins: ["https://app.example.com"] };
  const context = { next: "/launch" };
  const wishes = {
    ...terms,
    insecureUserVerification: "preferred",
    crossOrigin,
    lifetimeSeconds: 60,
    context,
  } as const;
  expect(agreeOnTerms(relyingParty, wishes)).toMatchObject({
    userVerification: "preferred",
    crossOrigin,
    expiresAt: "2026-11-22T08:01:00.000Z",
    context,
  });
});

describe("the origin", () => {
  const several: RelyingParty = { ...relyingParty, origins: ["https://example.com", "https://app.example.com"] };

  it.each([
    "http://localhost:8080",
    "https://idp.example.com",
    "android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e3",
  ])("can be %s", (origin) => {
    expect(agreeOnTerms({ ...relyingParty, origins: [origin] }, terms).origin).toBe(origin);
  });

  it("is the one of several where the ceremony begins", () => {
    const begun = agreeOnTerms(several, { ...terms, origin: "https://app.example.com" });
    expect(begun.origin).toBe("https://app.example.com");
  });

  it("must be named where there are several", () => {
    expect(() => agreeOnTerms(several, terms)).toThrow(new TypeError("origin must say which of the origins it is"));
  });

  it("must be one of them", () => {
    const elsewhere = { ...terms, origin: "https://evil.example" };
    expect(() => agreeOnTerms(several, elsewhere)).toThrow(new TypeError("origin must be one of the origins"));
  });

  it.each([
    ["none", []],
    ["one with a path", ["https://example.com", "https://example.com/"]],
    ["one with its default port", ["https://example.com:443"]],
    ["one in capitals", ["https://EXAMPLE.com"]],
    ["a host", ["example.com"]],
    ["a pattern", ["https://*.example.com/*"]],
  ])("is not %s", (_, origins) => {
    const mistaken = { ...relyingParty, origins } as unknown as RelyingParty;
    expect(() => agreeOnTerms(mistaken, { ...terms, origin: origins.at(-1) ?? "" })).toThrow(/^origins must/);
  });
});

it.each<[string, Partial<CeremonyTerms>]>([
  ["topOrigins must", { crossOrigin: { topOrigins: ["https://app.example.com/"] } }],
  ["policy must", { policy: "device-bound" as "deviceBound" }],
  ["policy must", { policy: "toString" as "deviceBound" }],
  ["insecureUserVerification must", { insecureUserVerification: "optional" as "preferred" }],
  ["lifetimeSeconds must", { lifetimeSeconds: 9 }],
  ["lifetimeSeconds must", { lifetimeSeconds: 3601 }],
  ["lifetimeSeconds must", { lifetimeSeconds: NaN }],
])("tells the programmer: %s", (message, mistake) => {
  expect(() => agreeOnTerms(relyingParty, { ...terms, ...mistake })).toThrow(TypeError);
  expect(() => agreeOnTerms(relyingParty, { ...terms, ...mistake })).toThrow(message);
});

it("tells the programmer that an RP ID is not empty", () => {
  expect(() => agreeOnTerms({ ...relyingParty, id: "" }, terms)).toThrow(TypeError);
});
