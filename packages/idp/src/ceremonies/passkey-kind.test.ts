import { expect, it } from "vitest";

import { enrolledBrowser } from "../testing/browser.test.fixture.js";
import { ann, createWorld } from "../testing/world.test.fixture.js";
import { passkeyKind } from "./passkey-kind.js";

it.each([
  ["Synced passkey", { backupEligible: true, transports: ["internal"] }],
  ["Passkey on one device", { backupEligible: false, transports: ["hybrid", "internal"] }],
  ["Security key", { backupEligible: false, transports: ["nfc", "usb"] }],
  ["Security key", { backupEligible: false, transports: ["smart-card"] }],
  ["Passkey", { backupEligible: false, transports: [] }],
  ["Passkey", { backupEligible: false, transports: ["new-thing"] }],
])("%s: %j", async (kind, changes) => {
  const world = await createWorld();
  await enrolledBrowser(world, ann.id);
  for (const { credential } of world.passkeys.values()) expect(passkeyKind({ ...credential, ...changes })).toBe(kind);
});
