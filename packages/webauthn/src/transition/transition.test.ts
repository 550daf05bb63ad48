import { describe, expect, it } from "vitest";

import type { CredentialRecord } from "../credential-record.js";
import { enrol, requestOptions, verifyAnswered } from "../relying-party.test.fixture.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { decideSignCount, type SignCountPolicy } from "./decide-sign-count.js";
import { describeTransition, type CredentialEvent } from "./describe-transition.js";

/** An authentication with a credential that can be backed up, of which this is on record. */
async function authenticate(record: Partial<CredentialRecord>, defects: CeremonyDefects) {
  const { authenticator, credential } = await enrol({ backupEligible: true });
  const previous = { ...credential, ...record };
  const response = await authenticator.get(requestOptions, defects);
  return { previous, proof: await verifyAnswered(response, previous) };
}

describe("a transition", () => {
  it.each<[string, Partial<CredentialRecord>, CeremonyDefects, Partial<CredentialRecord>, CredentialEvent[]]>([
    ["nothing but a count", { signCount: 7 }, { signCount: 8 }, { signCount: 8 }, []],
    ["no count", { signCount: 0 }, { signCount: 0 }, { signCount: 0 }, []],
    [
      "a backup",
      { backupState: false, signCount: 7 },
      { flags: { backupState: true }, signCount: 9 },
      { backupState: true, signCount: 9 },
      [{ type: "backup-started" }],
    ],
    [
      "the end of a backup",
      { backupState: true, signCount: 7 },
      { flags: { backupState: false }, signCount: 9 },
      { backupState: false, signCount: 9 },
      [{ type: "backup-ended" }],
    ],
    [
      "a backup that goes on",
      { backupState: true },
      { flags: { backupState: true }, signCount: 9 },
      { signCount: 9 },
      [],
    ],
    [
      "the same count",
      { signCount: 7 },
      { signCount: 7 },
      { signCount: 7 },
      [{ type: "sign-count-regressed", stored: 7, received: 7 }],
    ],
    [
      "a lower count, which is not stored",
      { signCount: 7 },
      { signCount: 3 },
      { signCount: 7 },
      [{ type: "sign-count-regressed", stored: 7, received: 3 }],
    ],
    [
      "a lower count and a backup",
      { signCount: 7 },
      { signCount: 0, flags: { backupState: true } },
      { signCount: 7, backupState: true },
      [{ type: "backup-started" }, { type: "sign-count-regressed", stored: 7, received: 0 }],
    ],
  ])("tells of %s", async (_, record, defects, stored, events) => {
    const { previous, proof } = await authenticate(record, defects);
    expect(describeTransition(previous, proof)).toEqual({ credential: { ...previous, ...stored }, events });
  });

  it("tells that the user was verified for the first time, and leaves it to another factor to believe it", async () => {
    const { previous, proof } = await authenticate({ uvInitialized: false }, { signCount: 9 });
    const { credential, events } = describeTransition(previous, proof);
    expect(events).toEqual([{ type: "user-verification-started" }]);
    expect(credential.uvInitialized).toBe(false);
  });

  it("is never that of another credential", async () => {
    const { previous, proof } = await authenticate({}, {});
    expect(() => describeTransition({ ...previous, id: "AQID" }, proof)).toThrow(TypeError);
  });
});

describe("a sign count", () => {
  it.each<[SignCountPolicy, string, number, number]>([
    ["report", "a higher count", 7, 8],
    ["report", "a lower count", 7, 3],
    ["reject", "a higher count", 7, 8],
    ["reject", "an authenticator that does not count", 0, 0],
  ])("under %s lets in %s", async (policy, _, stored, received) => {
    const { proof } = await authenticate({ signCount: stored }, { signCount: received });
    expect(decideSignCount(proof, policy)).toEqual({ outcome: "allow" });
  });

  it.each([
    ["the same", 7],
    ["a lower one", 3],
  ])("under reject keeps out %s", async (_, received) => {
    const { proof } = await authenticate({ signCount: 7 }, { signCount: received });
    expect(decideSignCount(proof, "reject")).toEqual({ outcome: "deny", reason: "sign-count-regressed" });
  });

  it("knows no other policy", async () => {
    const { proof } = await authenticate({}, {});
    expect(() => decideSignCount(proof, "refuse" as "reject")).toThrow(TypeError);
  });
});
