import { describe, expect, it } from "vitest";

import {
  attestationKinds,
  createAttestedCeremony,
  verifyAttested,
  type AttestationKind,
} from "./attested-ceremonies.test.fixture.js";
import { decodeBase64url, encodeBase64url } from "./base64url.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import { fuzzRuns, unlessRefused } from "./fuzz.test.fixture.js";
import { enrol, flipBit, requestOptions, verifyAnswered } from "./relying-party.test.fixture.js";
import { createPublicKeyCache } from "./signature/public-key-cache.js";

/**
 * What of a verified registration nobody signed in formats that do not sign all, and may therefore differ: without a statement,
 * everything; U2F signs the key, its ID and the RP ID. In all other formats, nothing.
 */
const unsigned: Partial<Record<AttestationKind, readonly string[]>> = {
  none: [
    "attestation.claimedAaguid",
    "credential.attestation.claimedAaguid",
    "credential.backupEligible",
    "credential.signCount",
    "extensions.signed.credProtect",
  ],
  "fido-u2f": ["credential.backupEligible", "credential.signCount", "extensions.signed.credProtect"],
};

// All bits of all ceremonies take a minute; by default, one of each byte where everything is signed.
const isLong = fuzzRuns > 1000;

describe("a registration, of which one bit after the other is turned over, is refused or the same", () => {
  it.each(attestationKinds())("with attestation %s, save for what is unsigned", async (kind) => {
    const ceremony = await createAttestedCeremony(kind);
    const { created } = ceremony;
    const untouched = leaves(await verifyAttested(created, ceremony));
    const differing = new Set<string>();

    for (const member of ["clientDataJSON", "attestationObject"] as const) {
      for (const text of flipped(created.response[member], kind in unsigned || isLong)) {
        const altered = { ...created, response: { ...created.response, [member]: text } };
        const result = await unlessRefused(() => verifyAttested(altered, ceremony));
        if (result !== undefined) differences(untouched, leaves(result)).forEach((path) => differing.add(path));
      }
    }
    expect([...differing].toSorted()).toEqual(unsigned[kind] ?? []);
  });
});

describe("an authentication, of which any bit is turned over, is refused", () => {
  it.each(runtimeAlgorithms)("by algorithm %i", async (algorithm) => {
    const { authenticator, credential } = await enrol({ algorithm });
    const answered = await authenticator.get(requestOptions);
    const publicKeyCache = createPublicKeyCache({ maximumSize: 1 });
    await expect(verifyAnswered(answered, credential, { publicKeyCache })).resolves.toBeDefined();

    for (const member of ["clientDataJSON", "authenticatorData", "signature", "userHandle"] as const) {
      for (const text of flipped(answered.response[member] ?? "", isLong)) {
        const altered = { ...answered, response: { ...answered.response, [member]: text } };
        expect(await unlessRefused(() => verifyAnswered(altered, credential, { publicKeyCache }))).toBeUndefined();
      }
    }
  });
});

/** The same base64url with one bit turned over, for one bit of each byte, or for each bit. */
function* flipped(text: string, each: boolean): Generator<string> {
  const bytes = decodeBase64url(text);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    // Another bit than in the byte before it.
    const isChosen = bit % 8 === ((bit >> 3) * 3) % 8;
    if (each || isChosen) yield encodeBase64url(flipBit(bytes, bit));
  }
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
