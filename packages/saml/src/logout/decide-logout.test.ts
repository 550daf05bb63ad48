import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import type { NameId } from "../name-id/name-id.js";
import { statusFor } from "../status/status-for.js";
import { decideLogout } from "./decide-logout.js";
import type { SessionParticipant } from "./logout-run.js";
import type { VerifiedLogoutRequest } from "./verify-logout-request.js";

const nameId: NameId = {
  value: "x1",
  format: nameIdFormat.persistent,
  nameQualifier: "urn:idp",
  spNameQualifier: "urn:sp",
};
const participation: SessionParticipant = { entityId: "urn:sp", nameId, sessionIndex: "_1" };

function requestFor(change: Partial<VerifiedLogoutRequest> = {}): VerifiedLogoutRequest {
  return { inResponseTo: "_q", issuer: "urn:sp", nameId, sessionIndexes: ["_1"], ...change } as VerifiedLogoutRequest;
}

describe("decideLogout", () => {
  it("ends the session that the service provider was told of", () => {
    expect(decideLogout(requestFor(), [participation])).toEqual({ outcome: "log-out", participants: [participation] });
  });

  it("ends all sessions of the name if none is named, and only the named ones otherwise", () => {
    const second = { ...participation, sessionIndex: "_2" };
    const third = { ...participation, sessionIndex: "_3" };
    const all = [participation, second, third];
    expect(decideLogout(requestFor({ sessionIndexes: [] }), all)).toMatchObject({ participants: all });
    expect(decideLogout(requestFor({ sessionIndexes: ["_3", "_1", "_9"] }), all)).toMatchObject({
      participants: [participation, third],
    });
  });

  it.each<[string, Partial<VerifiedLogoutRequest>]>([
    ["another service provider", { issuer: "urn:other" }],
    ["another name", { nameId: { ...nameId, value: "X1" } }],
    ["another format", { nameId: { ...nameId, format: nameIdFormat.transient } }],
    ["another NameQualifier", { nameId: { ...nameId, nameQualifier: "urn:other" } }],
    ["another SPNameQualifier", { nameId: { ...nameId, spNameQualifier: "urn:other" } }],
    ["no qualifiers", { nameId: { value: nameId.value, format: nameId.format } }],
    ["another SessionIndex", { sessionIndexes: ["_2"] }],
  ])("knows nobody for %s", (_, change) => {
    const unknown = { outcome: "answer", status: statusFor.unknownPrincipal };
    expect(decideLogout(requestFor(change), [participation])).toEqual(unknown);
  });
});
