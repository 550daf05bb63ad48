import { expect, it } from "vitest";

import { refusal } from "../../relying-party.test.fixture.js";
import { checkAuthorizationLists } from "./check-authorization-lists.js";
import type { KeyDescription } from "./key-description.js";

const nothing = { empty: true, purpose: [], allApplications: false, origin: undefined };
const hardware: KeyDescription = {
  attestationSecurityLevel: 1,
  keyMintSecurityLevel: 2,
  attestationChallenge: new Uint8Array(),
  softwareEnforced: nothing,
  teeEnforced: { ...nothing, empty: false, purpose: [2], origin: 0 },
};

it("takes what a trusted execution environment says of a StrongBox", () => {
  expect(() => {
    checkAuthorizationLists(hardware, {});
  }).not.toThrow();
});

// 100 is the Keystore daemon of Android itself, which knows keys that no hardware keeps.
it.each([0, 3, 99, 100])("refuses the security level %i, which is no hardware's", (level) => {
  for (const member of ["attestationSecurityLevel", "keyMintSecurityLevel"]) {
    expect(() => {
      checkAuthorizationLists({ ...hardware, [member]: level }, {});
    }).toThrow(expect.objectContaining(refusal("attestation-key-unfit")));
  }
});
