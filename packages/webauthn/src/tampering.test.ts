import { describe, expect, it } from "vitest";

import { parseAttestationObject, type AttestationObject } from "./attestation/attestation-object.js";
import {
  attestationKinds,
  createAttestedCeremony,
  verifyAttested,
  type AttestationKind,
} from "./attested-ceremonies.test.fixture.js";
import { decodeBase64url, encodeBase64url } from "./base64url.js";
import type { CborMap } from "./cbor/decode-cbor.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import { fuzzRuns, unlessRefused } from "./fuzz.test.fixture.js";
import type { AuthenticatorAttestationResponseJSON } from "./registration/registration-response.js";
import { enrol, flipBit, requestOptions, verifyAnswered } from "./relying-party.test.fixture.js";
import { createPublicKeyCache } from "./signature/public-key-cache.js";

/** What of a ceremony is taken although a bit of it was turned over, because nobody signed it. */
interface Unsigned {
  /** What of the result is another then. */
  readonly differing: readonly string[];
  /** Where such bits are. */
  readonly where: (object: AttestationObject, clientDataJSON: Uint8Array) => readonly (Uint8Array | undefined)[];
}

const unsigned: Partial<Record<AttestationKind, Unsigned>> = {
  // Whatever is checked against nothing else.
  none: {
    differing: [
      "attestation.claimedAaguid",
      "credential.attestation.claimedAaguid",
      "credential.backupEligible",
      "credential.signCount",
      "extensions.signed.credProtect",
    ],
    where: ({ authenticatorData }, clientDataJSON) => [authenticatorData, clientDataJSON],
  },
  // It signs the key, its ID and the RP ID.
  "fido-u2f": {
    differing: ["credential.backupEligible", "credential.signCount", "extensions.signed.credProtect"],
    where: ({ authenticatorData }) => [authenticatorData],
  },
  // The version of Google's software.
  "android-safetynet": {
    differing: [],
    where: ({ statement }) => [new TextEncoder().encode((statement as CborMap).get("ver") as string)],
  },
  // The root that the device sends along: ours is the one that counts.
  "android-key": {
    differing: [],
    where: ({ statement }) => [((statement as CborMap).get("x5c") as readonly Uint8Array[])[1]],
  },
};

// All bits of all ceremonies take a minute; as a rule, one of each byte where everything is signed.
const isLong = fuzzRuns > 1000;

describe("a registration, of which one bit after the other is turned over, is refused", () => {
  it.each(attestationKinds())("with attestation %s, save for what is unsigned", async (kind) => {
    const ceremony = await createAttestedCeremony(kind);
    const { created } = ceremony;
    const [clientDataJSON, attestationObject] = decodeMembers(created.response);
    const { differing, where } = unsigned[kind] ?? { differing: [], where: () => [] };
    const unsignedParts = where(parseAttestationObject(attestationObject), clientDataJSON);
    const untouched = leaves(await verifyAttested(created, ceremony));
    const seen = new Set<string>();

    for (const [member, bytes] of Object.entries({ clientDataJSON, attestationObject })) {
      for (const bit of bits(bytes, isLong || differing.length > 0)) {
        const response = { ...created.response, [member]: encodeBase64url(flipBit(bytes, bit)) };
        const result = await unlessRefused(() => verifyAttested({ ...created, response }, ceremony));
        if (result === undefined) continue;
        expect(unsignedParts.some((part) => isWithin(part, bytes, bit >> 3))).toBe(true);
        differences(untouched, leaves(result)).forEach((path) => seen.add(path));
      }
    }
    expect([...seen].toSorted()).toEqual(differing);
  });
});

describe("an authentication, of which any bit is turned over, is refused", () => {
  it.each(runtimeAlgorithms)("by algorithm %i", async (algorithm) => {
    const { authenticator, credential } = await enrol({ algorithm });
    const answered = await authenticator.get(requestOptions);
    const publicKeyCache = createPublicKeyCache({ maximumSize: 1 });
    await expect(verifyAnswered(answered, credential, { publicKeyCache })).resolves.toBeDefined();

    for (const member of ["clientDataJSON", "authenticatorData", "signature", "userHandle"] as const) {
      const bytes = decodeBase64url(answered.response[member] ?? "");
      for (const bit of bits(bytes, isLong)) {
        const response = { ...answered.response, [member]: encodeBase64url(flipBit(bytes, bit)) };
        const verifying = () => verifyAnswered({ ...answered, response }, credential, { publicKeyCache });
        expect(await unlessRefused(verifying)).toBeUndefined();
      }
    }
  });
});

/** One bit of each byte, another one than in the byte before, or each bit. */
function bits(bytes: Uint8Array, each: boolean): readonly number[] {
  const all = Array.from({ length: bytes.length * 8 }, (_, bit) => bit);
  return each ? all : all.filter((bit) => bit % 8 === ((bit >> 3) * 3) % 8);
}

function decodeMembers({ clientDataJSON, attestationObject }: AuthenticatorAttestationResponseJSON) {
  return [decodeBase64url(clientDataJSON), decodeBase64url(attestationObject)] as const;
}

/** Whether a part of the bytes covers this one of them. */
function isWithin(part: Uint8Array | undefined, bytes: Uint8Array, index: number): boolean {
  const start = part === undefined ? -1 : Buffer.from(bytes).indexOf(part);
  return part !== undefined && start >= 0 && index >= start && index < start + part.length;
}

/** The values of a tree by their paths. */
function leaves(tree: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (typeof tree !== "object" || tree === null) return new Map([[path.slice(1), tree]]);
  return new Map(Object.entries(tree).flatMap(([name, value]) => [...leaves(value, `${path}.${name}`)]));
}

function differences(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}
