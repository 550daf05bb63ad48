import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import type { NameId } from "../name-id/name-id.js";
import { statusFor } from "../status/status-for.js";
import { decideLogout } from "./decide-logout.js";
import type { SessionParticipant } from "./logout-run.js";
import type { VerifiedLogoutRequest } from "./verify-logout-request.js";

const identityProvider = "urn:idp";
const nameId: NameId = {
  value: "x1",
  format: nameIdFormat.persistent,
  nameQualifier: identityProvider,
  spNameQualifier: "urn:sp",
};
const participation: SessionParticipant = { entityId: "urn:sp", nameId, sessionIndex: "_1" };

function requestFor(change: Partial<VerifiedLogoutRequest> = {}): VerifiedLogoutRequest {
  return { inResponseTo: "_q", issuer: "urn:sp", nameId, sessionIndexes: ["_1"], ...change } as VerifiedLogoutRequest;
}

describe("decideLogout", () => {
  it("ends the session that the service provider was told of", () => {
    expect(decideLogout(requestFor(), [participation], identityProvider)).toEqual({
      outcome: "log-out",
      participants: [participation],
    });
  });

  it("ends all sessions of the name if none is named, and only the named ones otherwise", () => {
    const second = { ...participation, sessionIndex: "_2" };
    const third = { ...participation, sessionIndex: "_3" };
    const all = [participation, second, third];
    expect(decideLogout(requestFor({ sessionIndexes: [] }), all, identityProvider)).toMatchObject({
      participants: all,
    });
    expect(decideLogout(requestFor({ sessionIndexes: ["_3", "_1", "_9"] }), all, identityProvider)).toMatchObject({
      participants: [participation, third],
    });
  });

  it.each<[string, Partial<NameId>]>([
    ["neither", {}],
    ["NameQualifier", { nameQualifier: identityProvider }],
    ["SPNameQualifier", { spNameQualifier: "urn:sp" }],
  ])("takes what a name of our two parties leaves out for them, with %s named, both ways", (_, qualifiers) => {
    const shorter = { value: nameId.value, format: nameId.format, ...qualifiers };
    const told = { ...participation, nameId: shorter };
    expect(decideLogout(requestFor({ nameId: shorter }), [participation], identityProvider)).toMatchObject({
      participants: [participation],
    });
    expect(decideLogout(requestFor(), [told], identityProvider)).toMatchObject({ participants: [told] });
  });

  it.each<[string, Partial<NameId>]>([
    ["NameQualifier", { nameQualifier: "urn:proxied-idp" }],
    ["SPNameQualifier", { spNameQualifier: "urn:affiliation" }],
  ])("wants any other %s repeated", (_, qualifier) => {
    const told = { ...participation, nameId: { ...nameId, ...qualifier } };
    const shorter = { value: nameId.value, format: nameId.format };
    const unknown = { outcome: "answer", status: statusFor.unknownPrincipal };
    expect(decideLogout(requestFor({ nameId: shorter }), [told], identityProvider)).toEqual(unknown);
    expect(decideLogout(requestFor({ nameId: told.nameId }), [told], identityProvider).outcome).toBe("log-out");
  });

  it.each<[string, Partial<VerifiedLogoutRequest>]>([
    ["another service provider", { issuer: "urn:other" }],
    ["another name", { nameId: { ...nameId, value: "X1" } }],
    ["another format", { nameId: { ...nameId, format: nameIdFormat.transient } }],
    ["another NameQualifier", { nameId: { ...nameId, nameQualifier: "urn:other" } }],
    ["another SPNameQualifier", { nameId: { ...nameId, spNameQualifier: "urn:other" } }],
    ["another SessionIndex", { sessionIndexes: ["_2"] }],
  ])("knows nobody for %s", (_, change) => {
    const unknown = { outcome: "answer", status: statusFor.unknownPrincipal };
    expect(decideLogout(requestFor(change), [participation], identityProvider)).toEqual(unknown);
  });
});
