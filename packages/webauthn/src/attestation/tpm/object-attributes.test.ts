import { expect, it } from "vitest";

import { now, refusal } from "../../relying-party.test.fixture.js";
import { createTpmVendor } from "../../testing/tpm-vendor.js";
import { verifyAttestation } from "../statement.test.fixture.js";
import type { TpmPolicy } from "./tpm-policy.js";

/** Verifies what a TPM certifies of a key with these attributes. */
async function verify(attributes: readonly number[], tpm: TpmPolicy = {}) {
  const pubArea = (area: Uint8Array) => Uint8Array.from([...area.subarray(0, 4), ...attributes, ...area.subarray(8)]);
  const vendor = await createTpmVendor({ now, algorithm: -7, defects: { pubArea } });
  return verifyAttestation(vendor, { formats: ["tpm"], trustAnchors: [vendor.trustAnchor], trust: "required", tpm });
}

/** `TPMA_OBJECT` of Windows Hello; its last octet has fixedTPM, fixedParent, sensitiveDataOrigin and userWithAuth. */
const windowsHello = [0x00, 0x06, 0x04, 0x72];

it.each<[string, readonly number[]]>([
  ["as Windows makes it", windowsHello],
  ["with nothing that is not needed", [0x00, 0x00, 0x00, 0x32]],
  ["with everything", [0xff, 0xff, 0xff, 0xff]],
])("takes a key that was made in the TPM and stays there, %s", async (_, attributes) => {
  await expect(verify(attributes)).resolves.toMatchObject({ trusted: true });
});

it.each<[string, number]>([
  ["fixedTPM", 0x02],
  ["fixedParent", 0x10],
  ["sensitiveDataOrigin", 0x20],
])("refuses a key without %s, unless the policy takes it", async (_, attribute) => {
  const attributes = windowsHello.with(3, 0x72 & ~attribute);
  await expect(verify(attributes)).rejects.toMatchObject(refusal("attestation-key-unfit"));
  const tpm = { insecureIgnoreObjectAttributes: true };
  await expect(verify(attributes, tpm)).resolves.toMatchObject({ trusted: true });
});
