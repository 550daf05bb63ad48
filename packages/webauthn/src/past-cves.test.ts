import { describe, expect, expectTypeOf, it } from "vitest";

import { beginAuthentication, type AllowedCredential } from "./authentication/begin-authentication.js";
import type { VerifiedAuthentication } from "./authentication/verified-authentication.js";
import { encodeBase64url } from "./base64url.js";
import type { CredentialRecord } from "./credential-record.js";
import type { WebAuthnErrorCode } from "./errors.js";
import { buildFakeCredentials } from "./fake-credentials/build-fake-credentials.js";
import type { VerifiedRegistration } from "./registration/verified-registration.js";
import {
  creationOptions,
  enrol,
  now,
  origin,
  refusal,
  requestOptions,
  verifyAnswered,
  verifyCreated,
  type AuthenticationExpectation,
  type RegistrationExpectation,
} from "./relying-party.test.fixture.js";
import { keepRequest, takeRequest } from "./request/keep-request.js";
import { createMemoryIds, createMemoryStore } from "./request/memory-stores.test.fixture.js";
import { openRequest, sealRequest } from "./request/seal-request.js";
import type { CeremonyDefects } from "./testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";
import type { SoftwareAuthenticatorOptions } from "./testing/software-authenticator-options.js";
import { describeTransition } from "./transition/describe-transition.js";

// Mistakes that other verifiers made, in both ceremonies. Those in attestation stand in attestation/past-vulnerabilities.test.ts,
// and in android-key.test.ts the chain extension of android-key-attestation#25.

const relyingParty = { id: "example.com", origins: [origin] } as const;

async function register(
  defects: CeremonyDefects,
  expectation: RegistrationExpectation = {},
  options: Partial<SoftwareAuthenticatorOptions> = {},
): Promise<VerifiedRegistration> {
  const created = await createSoftwareAuthenticator({ origin, ...options }).create(creationOptions, defects);
  return verifyCreated(created, expectation);
}

async function authenticate(
  defects: CeremonyDefects,
  expectation: AuthenticationExpectation = {},
  options: Partial<SoftwareAuthenticatorOptions> = {},
): Promise<VerifiedAuthentication> {
  const { authenticator, credential } = await enrol(options);
  return verifyAnswered(await authenticator.get(requestOptions, defects), credential, expectation);
}

/** Both ceremonies are refused for the same defect. */
async function bothRefuse(code: WebAuthnErrorCode, defects: CeremonyDefects): Promise<void> {
  await expect(register(defects)).rejects.toMatchObject(refusal(code));
  await expect(authenticate(defects)).rejects.toMatchObject(refusal(code));
}

describe("origins are the same or others", () => {
  it.each([
    ["webauthn-rs before 0.5.5: a suffix without its dot", "https://evilidp.example.com"],
    ["webauthn-rs before 0.5.5: a subdomain", "https://a.idp.example.com"],
    ["lbuchs/WebAuthn#122: a host that goes on", "https://idp.example.com.attacker.example"],
    ["lbuchs/WebAuthn#122: a dot for any character", "https://idpxexample.com"],
    ["GHSA-f7pm-6hr8-7ggm: another scheme", "http://idp.example.com"],
    ["GHSA-f7pm-6hr8-7ggm: another port", "https://idp.example.com:8443"],
    ["GHSA-f7pm-6hr8-7ggm: a name before the host", "https://attacker.example@idp.example.com"],
    ["the RP ID is no origin", "https://example.com"],
  ])("%s", async (_, other) => {
    await bothRefuse("origin-mismatch", { clientData: { origin: other } });
  });
});

describe("the flags of the authenticator are looked at", () => {
  it("CVE-2021-38299: nobody was there", async () => {
    await bothRefuse("user-presence-missing", { flags: { userPresent: false } });
  });

  it("CVE-2026-8830: nobody was verified", async () => {
    await bothRefuse("user-verification-missing", { flags: { userVerified: false } });
  });

  it("lbuchs/WebAuthn#128: backed up, and not eligible for it", async () => {
    await bothRefuse("backup-flags-inconsistent", { flags: { backupState: true } });
  });
});

describe("CVE-2026-8830: what was asked for is checked again", () => {
  it("algorithms", async () => {
    const registering = register({}, { algorithms: [-8] }, { algorithm: -7 });
    await expect(registering).rejects.toMatchObject(refusal("algorithm-not-allowed"));
  });

  it("credentials to exclude", async () => {
    const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
    const registering = verifyCreated(created, { excludeCredentials: [created.id] });
    await expect(registering).rejects.toMatchObject(refusal("credential-excluded"));
  });

  it("credentials to allow", async () => {
    const authenticating = authenticate({}, { allowCredentials: ["AAAA"] });
    await expect(authenticating).rejects.toMatchObject(refusal("credential-not-allowed"));
  });

  it("devices to which a passkey is bound", async () => {
    const registering = register({}, { policy: "deviceBound" }, { backupEligible: true });
    await expect(registering).rejects.toMatchObject(refusal("backup-eligible-refused"));
  });
});

it("CVE-2026-46419, YSA-2026-02: a credential of one user does not sign another in, who has none", async () => {
  const { authenticator, credential } = await enrol();
  const somebodyElse = encodeBase64url(Uint8Array.of(1, 2, 3));
  for (const userHandle of [undefined, creationOptions.user.id, somebodyElse]) {
    const answered = await authenticator.get(requestOptions);
    const response = { ...answered.response, ...(userHandle !== undefined && { userHandle }) };
    const verifying = verifyAnswered({ ...answered, response }, credential, { userHandle: somebodyElse });
    await expect(verifying).rejects.toMatchObject(refusal("user-handle-mismatch"));
  }
});

it("CVE-2025-26788: a credential that cannot say whose it is signs nobody in who was not named", async () => {
  const { authenticator, credential } = await enrol();
  const answered = await authenticator.get(requestOptions);
  const { clientDataJSON, authenticatorData, signature } = answered.response;
  const response = { clientDataJSON, authenticatorData, signature };
  const verifying = verifyAnswered({ ...answered, response }, credential);
  await expect(verifying).rejects.toMatchObject(refusal("user-handle-missing"));
});

it.each([-7, -35, -36, -47] as const)("CVE-2022-21449: r and s are not zero by algorithm %i", async (algorithm) => {
  const zeros = Uint8Array.of(0x30, 6, 0x02, 1, 0, 0x02, 1, 0);
  const authenticating = authenticate({ signature: () => zeros }, {}, { algorithm });
  await expect(authenticating).rejects.toMatchObject(refusal("signature-invalid"));
});

describe("challenges are used once", () => {
  const browserId = "browser";
  const many = Array.from({ length: 20 });

  it("vaultwarden: of many who finish at once, one does", async () => {
    const { authenticator, credential } = await enrol();
    const store = createMemoryStore();
    const { options, request } = begin();
    await keepRequest(request, { store, browserId });
    const answered = await authenticator.get(options);
    const finish = async () => {
      const taken = await takeRequest("authentication", answered, { store, browserId, now });
      return verifyAnswered(answered, credential, taken);
    };
    const outcomes = await Promise.allSettled(many.map(finish));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("vaultwarden: nor when the browser carries the request", async () => {
    const { authenticator, credential } = await enrol();
    const key = new Uint8Array(32).fill(7);
    const { options, request } = begin();
    const sealed = sealRequest(request, { key, browserId });
    const opening = { keys: [key], usedIds: createMemoryIds(), browserId, now } as const;
    const answered = await authenticator.get(options);
    const finish = async () =>
      verifyAnswered(answered, credential, await openRequest("authentication", sealed, opening));
    const outcomes = await Promise.allSettled(many.map(finish));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("icp-js-core#341: and differ each time", () => {
    const challenges = many.map(() => begin().request.challenge);
    expect(new Set(challenges).size).toBe(many.length);
    expect(new Set(challenges.map(({ length }) => length))).toEqual(new Set([43]));
  });
});

it("go-webauthn 5098308: the counter of a copy is not stored", async () => {
  const { authenticator, credential } = await enrol();
  const record: CredentialRecord = { ...credential, signCount: 9 };
  const proof = await verifyAnswered(await authenticator.get(requestOptions, { signCount: 3 }), record);
  expect(proof.signCountRegressed).toBe(true);
  expect(describeTransition(record, proof).credential).toEqual(record);
});

it("cedarjs#2545: there is no result that says that it failed", async () => {
  expectTypeOf<VerifiedAuthentication>().not.toHaveProperty("verified");
  expectTypeOf<VerifiedRegistration>().not.toHaveProperty("verified");
  await expect(authenticate({ signature: () => new Uint8Array(70) })).rejects.toBeInstanceOf(Error);
});

it("CVE-2024-39912: options for a stranger look like those for a user", async () => {
  const { credential } = await enrol();
  const secret = new Uint8Array(32).fill(7);
  const ofUser = begin([credential]).options;
  const ofStranger = begin(buildFakeCredentials("nobody", { secret })).options;
  expect(Object.keys(ofStranger)).toEqual(Object.keys(ofUser));
  const [member, other] = [ofUser, ofStranger].map(({ allowCredentials }) => Object.keys(allowCredentials?.[0] ?? {}));
  expect(other).toEqual(member);
});

function begin(allowCredentials?: readonly AllowedCredential[]) {
  return beginAuthentication({ relyingParty, policy: "passkey", now, ...(allowCredentials && { allowCredentials }) });
}
