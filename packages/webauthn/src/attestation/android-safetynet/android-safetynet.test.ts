import { beforeAll, describe, expect, it } from "vitest";

import type { WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import type { CeremonyDefects } from "../../testing/ceremony-defects.js";
import {
  createSafetyNetService,
  createSafetyNetServiceWithKey,
  type SafetyNetDefects,
  type SafetyNetService,
} from "../../testing/safetynet-service.js";
import { generateSoftwareKey, type SoftwareKey } from "../../testing/software-key.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import type { AttestationPolicy } from "../attestation-policy.js";

let key: SoftwareKey;
let service: SafetyNetService;

beforeAll(async () => {
  key = generateSoftwareKey(-257);
  service = await createSafetyNetServiceWithKey(key, { now });
});

/** Registers with a device that `judge` judged, by a policy that trusts the root of `judge`, unless told otherwise. */
async function register(
  judge: SafetyNetService = service,
  defects: CeremonyDefects = {},
  policy: Partial<AttestationPolicy> = {},
) {
  const created = await createSoftwareAuthenticator({ origin, attestation: judge }).create(creationOptions, defects);
  return verifyCreated(created, {
    attestation: { formats: ["android-safetynet"], trustAnchors: [judge.trustAnchor], trust: "required", ...policy },
  });
}

async function registerJudged(defects: SafetyNetDefects, policy: Partial<AttestationPolicy> = {}) {
  return register(await createSafetyNetServiceWithKey(key, { now, defects }), {}, policy);
}

describe("an android-safetynet attestation", () => {
  it("is trusted when the service's root is a trust anchor", async () => {
    const { attestation } = await register();
    expect(attestation).toMatchObject({ format: "android-safetynet", type: "basic", trusted: true });
  });

  it("is refused where the policy does not name it", async () => {
    const registering = register(service, {}, { formats: ["none", "packed", "android-key"] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-format-not-allowed"));
  });

  it("is untrusted under another root", async () => {
    const other = await createSafetyNetService({ now });
    const registering = register(service, {}, { trustAnchors: [other.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  const ascii = new TextEncoder();
  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-statement-malformed", "ver is missing", { statement: { ver: undefined, alg: -257 } }],
    ["attestation-statement-malformed", "ver is empty", { statement: { ver: "" } }],
    ["attestation-statement-malformed", "it has another member", { statement: { alg: -257 } }],
    ["attestation-statement-malformed", "response is text", { statement: { response: "a.b.c" } }],
    ["attestation-statement-malformed", "response is no text", { statement: { response: Uint8Array.of(0xff) } }],
    ["attestation-statement-malformed", "response has two parts", { statement: { response: ascii.encode("e30.e30") } }],
    [
      "attestation-statement-malformed",
      "a part is no object",
      { statement: { response: ascii.encode("bnVsbA.e30.") } },
    ],
    ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(register(service, defects)).rejects.toMatchObject(refusal(code));
  });

  it("is refused when its JWS has a fourth part", async () => {
    const judge: SafetyNetService = {
      ...service,
      async attest(credential) {
        const { ver = "", response } = (await service.attest(credential)) as Record<string, Uint8Array>;
        return { ver, response: Uint8Array.from([...(response ?? []), 0x2e]) };
      },
    };
    await expect(register(judge)).rejects.toMatchObject(refusal("attestation-statement-malformed"));
  });
});

describe("the answer of SafetyNet", () => {
  it.each<[WebAuthnErrorCode, string, SafetyNetDefects]>([
    ["attestation-algorithm-unsupported", "none", { header: { alg: "none" } }],
    ["attestation-algorithm-unsupported", "ES256", { header: { alg: "ES256" } }],
    ["attestation-statement-malformed", "a critical member", { header: { crit: ["exp"], exp: 0 } }],
    ["attestation-statement-malformed", "no x5c", { header: { x5c: undefined } }],
    ["attestation-statement-malformed", "an empty x5c", { header: { x5c: [] } }],
    ["attestation-statement-malformed", "an x5c of numbers", { header: { x5c: [1] } }],
    ["attestation-statement-malformed", "an x5c that is no base64", { header: { x5c: ["MII_"] } }],
    ["attestation-certificate-malformed", "an x5c of something else", { header: { x5c: ["AAAA"] } }],
    ["attestation-statement-malformed", "no nonce", { payload: { nonce: undefined } }],
    ["attestation-statement-malformed", "no time", { payload: { timestampMs: "1" } }],
    ["attestation-statement-malformed", "no ctsProfileMatch", { payload: { ctsProfileMatch: "true" } }],
    ["attestation-nonce-mismatch", "another nonce", { payload: { nonce: "AAAA" } }],
    ["attestation-device-unfit", "another device", { payload: { ctsProfileMatch: false } }],
    ["attestation-time-mismatch", "a time to come", { payload: { timestampMs: now.getTime() + 1 } }],
    ["attestation-time-mismatch", "a time long ago", { payload: { timestampMs: now.getTime() - 60_001 } }],
    ["attestation-certificate-unfit", "another host", { dNSNames: ["attest.example.com"] }],
    ["attestation-certificate-unfit", "a host below", { dNSNames: ["x.attest.android.com"] }],
    ["attestation-certificate-unfit", "another host, unnamed", { dNSNames: [], commonName: "attest.example.com" }],
  ])("is refused with %s for %s", async (code, _, defects) => {
    await expect(registerJudged(defects)).rejects.toMatchObject(refusal(code));
  });

  it.each<[string, SafetyNetDefects]>([
    ["a minute ago", { payload: { timestampMs: now.getTime() - 60_000 } }],
    ["a certificate with several names", { dNSNames: ["www.android.com", "attest.android.com"] }],
    ["a certificate with a common name only", { dNSNames: [] }],
  ])("is taken with %s", async (_, defects) => {
    const { attestation } = await registerJudged(defects);
    expect(attestation.trusted).toBe(true);
  });

  it("is taken for a device that Google does not know where the policy says so", async () => {
    const safetyNet = { insecureIgnoreCtsProfileMatch: true };
    const { attestation } = await registerJudged({ payload: { ctsProfileMatch: false } }, { safetyNet });
    expect(attestation.trusted).toBe(true);
  });
});
