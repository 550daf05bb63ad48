import { expect, it } from "vitest";

import { openAssertionSigner, openTwinAuthority } from "./keys.js";
import { describeOnEachDatabase } from "./testing/databases.js";

describeOnEachDatabase("the keys", (database) => {
  const now = new Date("2026-01-01T00:00:00.000Z");

  it("are the same for all nodes, also for those that start at the same moment", async () => {
    const signers = await Promise.all([1, 2].map(() => openAssertionSigner(database(), now)));
    const authorities = await Promise.all([1, 2].map(() => openTwinAuthority(database(), now)));
    expect(signers[0]?.certificate).toEqual(signers[1]?.certificate);
    expect(authorities[0]?.chain).toEqual(authorities[1]?.chain);
    expect((await openAssertionSigner(database(), now)).certificate).toEqual(signers[0]?.certificate);
  });

  it("belong to their certificates", async () => {
    const signer = await openAssertionSigner(database(), now);
    await signer.sign(new Uint8Array(1)); // throws when key and certificate do not fit
    const { certificate, chain, signer: authoritySigner } = await openTwinAuthority(database(), now);
    const tbs = new TextEncoder().encode("to be signed");
    const publicKey = await crypto.subtle.importKey(
      "spki",
      Uint8Array.from(certificate.subjectPublicKeyInfo),
      { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
      false,
      ["verify"],
    );
    const signature = Uint8Array.from(await authoritySigner.sign(tbs));
    expect(await crypto.subtle.verify("RSASSA-PKCS1-v1_5", publicKey, signature, tbs)).toBe(true);
    expect(chain.map(({ issuer }) => issuer.attributes[0]?.value)).toEqual(["Twin Root CA", "Twin Root CA"]);
  });
});
