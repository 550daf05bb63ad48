import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { statusCode } from "../status/status-code.js";
import {
  logoutStatus,
  recordLogout,
  startLogout,
  type LogoutInitiator,
  type LogoutRun,
  type ParticipantOutcome,
  type SessionParticipant,
} from "./logout-run.js";

function participant(entityId: string, sessionIndex = "_s"): SessionParticipant {
  return { entityId, nameId: { value: "alice", format: nameIdFormat.persistent }, sessionIndex };
}

const [a, b, c] = [participant("urn:a"), participant("urn:b"), participant("urn:c")];
const initiator: LogoutInitiator = { entityId: "urn:a", ended: [a], inResponseTo: "_request", relayState: "token" };
const success = { code: statusCode.success };
const partial = { code: statusCode.success, subcode: statusCode.partialLogout };

describe("a logout", () => {
  it("asks everybody but whoever asked, in order", () => {
    expect(startLogout([a, b, c], initiator).pending).toEqual([b, c]);
    expect(startLogout([a, b, c]).pending).toEqual([a, b, c]);
  });

  it("asks the initiator for what its request did not name, as our session ends", () => {
    const further = [
      { ...a, sessionIndex: "_other" },
      ...[{ value: "bob" }, { format: "urn:x" }, { nameQualifier: "urn:x" }, { spNameQualifier: "urn:x" }].map(
        (it) => ({
          ...a,
          nameId: { ...a.nameId, ...it },
        }),
      ),
      { ...a, entityId: "urn:b" },
    ];
    const run = startLogout([a, ...further], initiator);
    expect(run.pending).toEqual(further);
    expect(run.outcomes).toEqual([{ entityId: "urn:a", outcome: "logged-out" }]);
  });

  it("knows participations again that were stored in between", () => {
    expect(startLogout([structuredClone(a), b], initiator).pending).toEqual([b]);
  });

  it.each(["constructor", "__proto__", "toString"])("takes %s for an entity ID like any other", (entityId) => {
    const run = recordLogout(startLogout([a, participant(entityId)], initiator), "failed");
    expect(run.outcomes).toContainEqual({ entityId, outcome: "failed" });
    expect(logoutStatus(JSON.parse(JSON.stringify(run)) as LogoutRun)).toEqual(partial);
    const succeeded = recordLogout(startLogout([participant(entityId)]), "logged-out");
    expect(logoutStatus(succeeded)).toEqual(success);
  });

  it("is complete when nobody else was told of the session", () => {
    expect(logoutStatus(startLogout([a], initiator))).toEqual(success);
    expect(logoutStatus(startLogout([]))).toEqual(success);
  });

  it.each<[string, ParticipantOutcome[], object]>([
    ["everybody logged out", ["logged-out", "logged-out"], success],
    ["the first failed", ["failed", "logged-out"], partial],
    ["the last failed", ["logged-out", "failed"], partial],
    ["one has no SingleLogoutService", ["unsupported", "logged-out"], partial],
  ])("ends as it should when %s", (_, outcomes, expected) => {
    const run = outcomes.reduce(recordLogout, startLogout([a, b, c], initiator));
    expect(run.pending).toEqual([]);
    expect(logoutStatus(run)).toEqual(expected);
  });

  it.each<[ParticipantOutcome, ParticipantOutcome, object]>([
    ["logged-out", "logged-out", success],
    ["failed", "logged-out", partial],
    ["logged-out", "failed", partial],
  ])("of two sessions at one participant, %s and %s", (first, second, expected) => {
    const run = startLogout([b, participant("urn:b", "_other")]);
    expect(logoutStatus(recordLogout(recordLogout(run, first), second))).toEqual(expected);
  });

  it("survives storage: it is plain data, and says whom to answer", () => {
    const run = recordLogout(startLogout([a, b], initiator), "logged-out");
    expect(JSON.parse(JSON.stringify(run))).toEqual(run);
    expect(run.initiator).toEqual(initiator);
  });

  it("has no status while somebody is to be asked, and records nothing when nobody is", () => {
    const run = startLogout([a]);
    expect(() => logoutStatus(run)).toThrow(TypeError);
    expect(() => recordLogout(recordLogout(run, "failed"), "failed")).toThrow(TypeError);
  });
});
