import * as browser from "@idpkit/webauthn/browser";
import { createTpmVendor } from "@idpkit/webauthn/testing";

import { triedAlgorithms } from "./algorithms.js";
import { observeAlgorithm } from "./observe-algorithm.js";
import { observeForeignKeys } from "./observe-foreign-keys.js";
import { observeMetadata } from "./observe-metadata.js";
import { observeSeals } from "./observe-seals.js";
import { now } from "./relying-party.js";
import type { Verdicts } from "./verdict.js";

/** What came of everything that is tried, by algorithm or by part of the package. */
export type Observation = Readonly<Record<string, Verdicts>>;

/** Does on this runtime what a relying party does. */
export async function observeVerdicts(): Promise<Observation> {
  const observation: Record<string, Verdicts> = {};
  const tpmVendor = await createTpmVendor({ now });
  for (const tried of triedAlgorithms) observation[tried.name] = await observeAlgorithm(tried, tpmVendor);
  return {
    ...observation,
    "keys from elsewhere": await observeForeignKeys(),
    "sealed requests": await observeSeals(),
    "metadata BLOBs": await observeMetadata(),
    "browser entry": { createPasskey: typeof browser.createPasskey, getPasskey: typeof browser.getPasskey },
  };
}
