import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeBase64url, encodeBase64url } from "../../base64url.js";
import { WebAuthnError, type WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import { createAppleAuthority, type AppleAuthority, type AppleDefects } from "../../testing/apple-authority.js";
import type { CeremonyDefects } from "../../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import { generateSoftwareKey } from "../../testing/software-key.js";

/** Registers with a device of `attestation`, by a policy that trusts it. */
async function register(attestation: AppleAuthority, defects: CeremonyDefects = {}, algorithm: -7 | -257 = -7) {
  const software = createSoftwareAuthenticator({ origin, attestation, algorithm });
  return verifyCreated(await software.create(creationOptions, defects), {
    attestation: { formats: ["apple"], trustAnchors: [attestation.trustAnchor], trust: "required" },
  });
}

async function registerDefective(defects: AppleDefects) {
  return register(await createAppleAuthority({ now, defects }));
}

describe("an Apple anonymous attestation", () => {
  it.each([-7, -257] as const)("is trusted with algorithm %i when it ends at an anchor", async (algorithm) => {
    const { attestation, credential } = await register(await createAppleAuthority({ now }), {}, algorithm);
    expect(attestation).toMatchObject({ format: "apple", type: "anonca", trusted: true });
    expect(credential.attestation).toBe(attestation);
  });

  it("may name the credential's algorithm, as devices do", async () => {
    const { attestation } = await register(await createAppleAuthority({ now }), { statement: { alg: -7 } });
    expect(attestation.trusted).toBe(true);
  });

  it("is untrusted under another root", async () => {
    const { trustAnchor } = await createAppleAuthority({ now });
    const registering = register({ ...(await createAppleAuthority({ now })), trustAnchor });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-statement-malformed", "x5c is missing", { statement: { x5c: undefined } }],
    ["attestation-statement-malformed", "x5c is empty", { statement: { x5c: [] } }],
    ["attestation-statement-malformed", "it has another member", { statement: { sig: "" } }],
    ["attestation-statement-malformed", "it has a third member", { statement: { alg: -7, sig: "" } }],
    ["attestation-algorithm-mismatch", "it names another algorithm", { statement: { alg: -257 } }],
    ["attestation-certificate-malformed", "it is no certificate", { statement: { x5c: [Uint8Array.of(48, 0)] } }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(register(await createAppleAuthority({ now }), defects)).rejects.toMatchObject(refusal(code));
  });

  it.each<[WebAuthnErrorCode, string, AppleDefects]>([
    [
      "attestation-nonce-mismatch",
      "the nonce is another",
      { nonce: (nonce) => ({ ...nonce, value: flipBit(nonce.value, 60) }) },
    ],
    [
      "attestation-nonce-mismatch",
      "the nonce is not tagged",
      { nonce: (nonce) => ({ ...nonce, value: nonce.value.subarray(6) }) },
    ],
    ["attestation-nonce-mismatch", "the nonce is missing", { nonce: (nonce) => ({ ...nonce, oid: "1.2.3" }) }],
    ["attestation-untrusted", "the certificate has ended", { notAfter: new Date(now.getTime() - 1000) }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(registerDefective(defects)).rejects.toMatchObject(refusal(code));
  });

  it.each([-7, -35, -8, -257] as const)("is refused when it certifies another key, of algorithm %i", async (other) => {
    const { subjectPublicKeyInfo } = generateSoftwareKey(other);
    const registering = registerDefective({ subjectPublicKeyInfo });
    await expect(registering).rejects.toMatchObject(refusal("attestation-key-mismatch"));
  });

  it("is refused with any bit turned over", async () => {
    const made = await createAppleAuthority({ now });
    const created = await createSoftwareAuthenticator({ origin, attestation: made }).create(creationOptions);
    const object = decodeBase64url(created.response.attestationObject);
    const attestation = { formats: ["apple"], trustAnchors: [made.trustAnchor], trust: "required" } as const;
    await fc.assert(
      fc.asyncProperty(fc.nat(object.length * 8 - 1), async (bit) => {
        const response = { ...created.response, attestationObject: encodeBase64url(flipBit(object, bit)) };
        const registering = verifyCreated({ ...created, response }, { attestation });
        await expect(registering).rejects.toBeInstanceOf(WebAuthnError);
      }),
      { numRuns: 300 },
    );
  });

  it("is refused when it certifies what is no key", async () => {
    const registering = registerDefective({ subjectPublicKeyInfo: Uint8Array.of(0x30, 0) });
    await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-malformed"));
  });
});
