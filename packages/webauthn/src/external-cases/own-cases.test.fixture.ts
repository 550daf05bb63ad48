import type { JsonObject } from "../json-object.js";
import { createOwnAuthentications } from "./own-authentications.test.fixture.js";
import { createOwnMetadata } from "./own-metadata.test.fixture.js";
import { createOwnRegistrations } from "./own-registrations.test.fixture.js";

/** Makes the cases of vectors/own, with keys of their own. */
export async function createOwnCases(): Promise<readonly JsonObject[]> {
  return [...(await createOwnRegistrations()), ...(await createOwnAuthentications()), ...(await createOwnMetadata())];
}
