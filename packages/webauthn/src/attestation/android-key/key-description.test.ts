import { derTag, parseCertificate, serializeDer, serializeSmallInteger, type Certificate } from "@idpkit/x509";
import { hex } from "@scure/base";
import { beforeAll, describe, expect, it } from "vitest";

import { concatBytes } from "../../concat-bytes.js";
import { now, refusal } from "../../relying-party.test.fixture.js";
import { androidKeyDescription } from "../../testing/android-key-description.js";
import { createAttestationBatch } from "../../testing/attestation-batch.js";
import { readAuthorizationList } from "./authorization-list.js";
import { readKeyDescription } from "./key-description.js";

const description = {
  attestationSecurityLevel: 1,
  keyMintSecurityLevel: 2,
  attestationChallenge: Uint8Array.of(1, 2, 3),
  softwareEnforced: { allApplications: true },
  teeEnforced: { purpose: [2, 3], origin: 0 },
} as const;
const { oid, value } = androidKeyDescription(description);

let certificate: Certificate;

beforeAll(async () => {
  certificate = parseCertificate((await createAttestationBatch({ now })).certificate);
});

function read(der: Uint8Array) {
  return readKeyDescription([{ ...certificate, extensions: [{ oid, critical: false, value: der }] }]);
}

describe("a key description", () => {
  it("is read", () => {
    expect(read(value)).toEqual({
      ...description,
      softwareEnforced: { empty: false, purpose: [], allApplications: true, origin: undefined },
      teeEnforced: { empty: false, purpose: [2, 3], allApplications: false, origin: 0 },
    });
  });

  it.each<[string, (der: Uint8Array) => Uint8Array]>([
    ["it goes on after its end", (der) => concatBytes(der, Uint8Array.of(5, 0))],
    ["it is cut off", (der) => der.subarray(0, -1)],
    ["it is no sequence", (der) => Uint8Array.of(derTag.set, ...der.subarray(1))],
    ["a member is missing", () => serializeDer(derTag.sequence, serializeSmallInteger(300))],
    ["there is a member more", (der) => serializeDer(derTag.sequence, der.subarray(2), serializeSmallInteger(0))],
  ])("is refused when %s", (_, spoil) => {
    expect(() => read(spoil(value))).toThrow(expect.objectContaining(refusal("attestation-certificate-malformed")));
  });

  it("is the one nearest to the root, which must be the first certificate's", () => {
    const described = { ...certificate, extensions: [{ oid, critical: false, value }] };
    const code = refusal("attestation-certificate-unfit");
    expect(() => readKeyDescription([described, certificate])).not.toThrow();
    expect(() => readKeyDescription([described, certificate, described])).toThrow(expect.objectContaining(code));
    expect(() => readKeyDescription([certificate, described])).toThrow(expect.objectContaining(code));
  });
});

describe("an authorization list", () => {
  it("is read past members that it does not know, with long contents and large numbers", () => {
    const long = `bf8210820100${"00".repeat(256)}`;
    const list = readAuthorizationList(hex.decode(`a1053103020102a203020103${long}bf853e03020100`));
    expect(list).toEqual({ empty: false, purpose: [2], allApplications: false, origin: 0 });
  });

  it.each([
    ["a member twice", "bf853e03020100bf853e03020100"],
    ["a member in universal class", "020100"],
    ["a member that is primitive", "9f853e0100"],
    ["a tag number that is small and written long", "bf1e03020100"],
    ["a tag number with a zero before it", "bf80853e03020100"],
    ["a tag number without an end", "bf85"],
    ["a tag number of four digits", "bf8181813e03020100"],
    ["no length", "bf853e"],
    ["an indefinite length", "bf853e8002010000"],
    ["a length that is small and written long", "bf853e8103020100"],
    ["a length with a zero before it", `a2820080${"00".repeat(128)}`],
    ["a length of three octets", `a283010000${"00".repeat(255)}`],
    ["a content that is cut off", "a2030201"],
    ["an origin of two octets", "bf853e0402020100"],
    ["an origin below zero", "bf853e030201ff"],
    ["an origin and something after it", "bf853e06020100020100"],
    ["a purpose that is no number", "a10431020200"],
    ["a purpose that is of another type", "a10531030a0102"],
    ["purposes that are no set", "a1053003020102"],
    ["an origin that is of another type", "bf853e030a0100"],
  ])("is refused with %s", (_, der) => {
    expect(() => readAuthorizationList(hex.decode(der))).toThrow();
  });
});
