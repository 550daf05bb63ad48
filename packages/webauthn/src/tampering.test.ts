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

// All bits of all ceremonies take minutes; as a rule, one of each byte that is signed.
const isLong = fuzzRuns > 1000;

describe("a registration, of which one bit after the other is turned over, is refused", () => {
  it.each(attestationKinds())("with attestation %s, save for what is unsigned", async (kind) => {
    const ceremony = await createAttestedCeremony(kind);
    const { created } = ceremony;
    const { differing, where } = unsigned[kind] ?? { differing: [], where: () => [] };
    const object = parseAttestationObject(decodeBase64url(created.response.attestationObject));
    const unsignedParts = where(object, decodeBase64url(created.response.clientDataJSON));
    const isUnsigned = (bytes: Uint8Array, index: number) => unsignedParts.some((part) => isWithin(part, bytes, index));
    const untouched = leaves(await verifyAttested(created, ceremony));

    const taken = await takenAltered(
      created.response,
      ["clientDataJSON", "attestationObject"],
      (response) => verifyAttested({ ...created, response }, ceremony),
      (bytes, index) => differing.length > 0 && isUnsigned(bytes, index),
    );
    expect(taken.filter(({ bytes, index }) => !isUnsigned(bytes, index))).toEqual([]);
    const paths = new Set(taken.flatMap(({ result }) => differences(untouched, leaves(result))));
    expect([...paths].toSorted()).toEqual(differing);
  });

  it.each(runtimeAlgorithms)("attested by itself, by algorithm %i", async (algorithm) => {
    const ceremony = await createAttestedCeremony("packed, self", algorithm);
    const { created } = ceremony;
    await expect(verifyAttested(created, ceremony)).resolves.toBeDefined();

    const taken = await takenAltered(created.response, ["clientDataJSON", "attestationObject"], (response) =>
      verifyAttested({ ...created, response }, ceremony),
    );
    expect(taken).toEqual([]);
  });
});

describe("an authentication, of which one bit after the other is turned over, is refused", () => {
  it.each(runtimeAlgorithms)("by algorithm %i", async (algorithm) => {
    const { authenticator, credential } = await enrol({ algorithm });
    const answered = await authenticator.get(requestOptions);
    const publicKeyCache = createPublicKeyCache({ maximumSize: 1 });
    await expect(verifyAnswered(answered, credential, { publicKeyCache })).resolves.toBeDefined();

    const taken = await takenAltered(
      answered.response,
      ["clientDataJSON", "authenticatorData", "signature", "userHandle"],
      (response) => verifyAnswered({ ...answered, response }, credential, { publicKeyCache }),
    );
    expect(taken).toEqual([]);
  });
});

/** What came of a response that was altered in one bit of a byte and taken all the same. */
interface TakenResult<Result> {
  /** The member before it was altered. */
  readonly bytes: Uint8Array;
  readonly index: number;
  readonly result: Result;
}

/** Turns over one bit of each byte, another one than in the byte before, and all bits of some; one at a time. */
async function takenAltered<Response extends object, Result>(
  response: Response,
  names: readonly (keyof Response)[],
  verify: (response: Response) => Promise<Result>,
  isWhole: (bytes: Uint8Array, index: number) => boolean = () => false,
): Promise<readonly TakenResult<Result>[]> {
  const taken: TakenResult<Result>[] = [];
  for (const name of names) {
    const bytes = decodeBase64url(response[name] as string);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const index = bit >> 3;
      if (bit % 8 !== (index * 3) % 8 && !isLong && !isWhole(bytes, index)) continue;
      const altered = { ...response, [name]: encodeBase64url(flipBit(bytes, bit)) };
      const result = await unlessRefused(() => verify(altered));
      if (result !== undefined) taken.push({ bytes, index, result });
    }
  }
  return taken;
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
