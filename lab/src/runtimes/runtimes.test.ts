import { beforeAll, describe, expect, it } from "vitest";

import { observe } from "./observe.js";
import { isMissing } from "./runtime.js";
import { otherRuntimes, thisNode } from "./runtimes.js";
import { triedAlgorithms, type TriedAlgorithm } from "./smoke/algorithms.js";
import type { Observation } from "./smoke/observe-verdicts.js";

describe("a relying party", () => {
  let here: Observation;
  beforeAll(async () => {
    here = await observe(thisNode);
  });

  it("accepts on this Node what is sound, and refuses the rest", () => {
    expect(here).toEqual({
      ...Object.fromEntries(triedAlgorithms.map((tried) => [tried.name, expectedOf(tried)])),
      "keys from elsewhere": { ES256K: "signature-invalid", Ed448: "signature-invalid" },
      "sealed requests": { "in another browser": "request-seal-invalid", once: "opened", again: "request-used" },
      "metadata BLOBs": {
        ...{ RS256: "number 7", "RS256, altered": "metadata-signature-invalid" },
        ...{ PS256: "number 7", "PS256, altered": "metadata-signature-invalid" },
        ...{ ES256: "number 7", "ES256, altered": "metadata-signature-invalid" },
        ...{ EdDSA: "number 7", "EdDSA, altered": "metadata-signature-invalid" },
      },
      "browser entry": { createPasskey: "function", getPasskey: "function" },
    });
  });

  for (const runtime of otherRuntimes) {
    it.skipIf(isMissing(runtime))(`does the same on ${runtime.name}, save the known differences`, async () => {
      expect(await observe(runtime)).toEqual({ ...here, ...runtime.differences });
    });
  }
});

function expectedOf({ attestedBy }: TriedAlgorithm) {
  const enrolled = { batch: "packed, trusted", TPM: "tpm, trusted" };
  return {
    "enrolled without attestation": "none, not trusted",
    "enrolled by itself": "packed, not trusted",
    ...Object.fromEntries(attestedBy.map((vendor) => [`enrolled by its ${vendor}`, enrolled[vendor]])),
    "signed in": "accepted",
    "used challenge": "request-unknown",
    "tampered signature": "signature-invalid",
    "other origin": "origin-mismatch",
  };
}
