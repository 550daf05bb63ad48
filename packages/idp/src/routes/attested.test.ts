import { verifyMetadataBlob, type AttestationPolicy, type VerifiedMetadata } from "@idpkit/webauthn";
import {
  createAttestationBatch,
  createMetadataService,
  createSoftwareAuthenticator,
  type AttestationBatch,
  type MetadataService,
  type SoftwareAttestation,
} from "@idpkit/webauthn/testing";
import { beforeAll, expect, it } from "vitest";

import type { IdentityProviderConfig } from "../configuration/identity-provider-config.js";
import type { AccessPolicy } from "../roles/access-policy.js";
import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, ticketFor, type Browser } from "../testing/browser.test.fixture.js";
import { ann, createWorld, origin, relayState, type World } from "../testing/world.test.fixture.js";

const launch = `/launch?RelayState=${encodeURIComponent(relayState)}`;
const aaguid = "4964706b-6974-4073-af66-747761726521";
const now = new Date("2026-11-22T08:00:00Z");
let batch: AttestationBatch;
let service: MetadataService;

beforeAll(async () => {
  batch = await createAttestationBatch({ now });
  service = await createMetadataService({ now });
});

/** What a BLOB says about the batch's model. */
function metadataOf(status: string): VerifiedMetadata {
  const attestationRootCertificates = [Buffer.from(batch.trustAnchor).toString("base64")];
  const metadataStatement = { attestationRootCertificates, keyProtection: ["hardware"] };
  const entry = { aaguid, statusReports: [{ status }], timeOfLastStatusChange: "2025-01-31", metadataStatement };
  const blob = service.issueBlob({ no: 1, nextUpdate: "2026-12-01", entries: [entry] });
  return verifyMetadataBlob(blob, { trustAnchors: [service.trustAnchor], now });
}

const attestation: AttestationPolicy = { formats: ["none", "packed"], trustAnchors: [], trust: "optional" };
const attested: Partial<IdentityProviderConfig> = {
  policy: "attestedDeviceBound",
  allowedModels: [{ aaguid, metadata: "required" }],
  attestation,
};

/** An identity provider that takes one model, by metadata that can change, and a browser with an authenticator. */
async function setUp(device: SoftwareAttestation, config = attested) {
  let current = metadataOf("FIDO_CERTIFIED_L1");
  const roles = () => ({ metadata: { current: () => Promise.resolve(current) } });
  const world = await createWorld({ config, roles });
  const browser = createBrowser(world, createSoftwareAuthenticator({ origin, attestation: device }));
  const publish = (status: string) => {
    current = metadataOf(status);
  };
  return { world, browser, publish };
}

async function enrol(world: World, browser: Browser): Promise<Response> {
  return browser.enrol(await ticketFor(world, ann.id));
}

it("an attested passkey of a model on the list is enrolled and signs in", async () => {
  const { world, browser } = await setUp(batch);
  expect((await enrol(world, browser)).status).toBe(200);
  expect((await browser.signIn()).status).toBe(200);
  expect(lastEvent(world)).toMatchObject({ type: "signed-in", detail: { assurance: "attested-hardware" } });
});

it("a device that the organisation manages is attested by its authority alone", async () => {
  const managed = "dd4ec289-e01d-41c9-bb89-70fa845d4bf2";
  const bytes = Buffer.from(managed.replaceAll("-", ""), "hex");
  const organisation = await createAttestationBatch({ now, aaguid: new Uint8Array(bytes) });
  const managedApple = { trustAnchors: [organisation.trustAnchor] };
  const world = await createWorld({
    config: {
      policy: "attestedDeviceBound",
      allowedModels: [{ aaguid: managed, metadata: "none-published" }],
      attestation: { ...attestation, managedApple },
    },
  });
  const browser = createBrowser(world, createSoftwareAuthenticator({ origin, attestation: organisation }));
  expect((await enrol(world, browser)).status).toBe(200);
  expect((await browser.signIn()).status).toBe(200);
  expect(lastEvent(world)).toMatchObject({ type: "signed-in", detail: { assurance: "attested-hardware" } });
});

it.each<[string, string, () => SoftwareAttestation, Partial<IdentityProviderConfig>]>([
  ["attestation-untrusted", "nobody attests", () => "none", {}],
  ["attestation-untrusted", "it attests itself", () => "self", {}],
  [
    "attestation-format-not-allowed",
    "it is in another format",
    () => batch,
    { attestation: { ...attestation, formats: ["tpm"] } },
  ],
  [
    "model-not-allowed",
    "its model is not on the list",
    () => batch,
    { allowedModels: [{ aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe96", metadata: "required" }] },
  ],
])("%s: a passkey is not taken when %s", async (reason, _, device, config) => {
  const { world, browser } = await setUp(device(), { ...attested, ...config });
  expect(await refusal(await enrol(world, browser))).toEqual([403, "passkey-not-accepted"]);
  expect(lastEvent(world)).toMatchObject({ type: "enrolment-refused", code: reason });
  expect(world.passkeys.size).toBe(0);
});

it("a passkey of a compromised model is not enrolled", async () => {
  const { world, browser, publish } = await setUp(batch);
  publish("REVOKED");
  expect(await refusal(await enrol(world, browser))).toEqual([403, "passkey-not-accepted"]);
  expect(lastEvent(world)).toMatchObject({ code: "model-revoked" });
});

it.each(["attestedDeviceBound", "deviceBound"] as const)(
  "under %s a passkey whose model is compromised later does not sign in any more",
  async (policy) => {
    const config = policy === "attestedDeviceBound" ? attested : { policy, attestation };
    const { world, browser, publish } = await setUp(batch, config);
    expect((await enrol(world, browser)).status).toBe(200);
    publish("USER_KEY_REMOTE_COMPROMISE");
    expect(await refusal(await browser.signIn())).toEqual([403, "sign-in-refused"]);
    const [{ credential } = expect.fail("no passkey")] = world.passkeys.values();
    const subject = { accountId: ann.id, credentialId: credential.id };
    expect(lastEvent(world)).toMatchObject({ type: "sign-in-refused", code: "user-key-compromised", ...subject });
    expect(world.sessions.size).toBe(0);
  },
);

it("nobody signs in while the metadata cannot be read", async () => {
  const { world, browser } = await setUp(batch);
  await enrol(world, browser);
  const outage = { current: () => Promise.reject(new Error("down")) };
  const dark = await createWorld({ config: attested, roles: () => ({ ...world.roles, metadata: outage }) });
  const answer = await createBrowser(dark, browser.device).signIn();
  expect(answer.status).toBe(503);
});

it("a passkey whose model is compromised after the sign-in opens no WorkSpace any more", async () => {
  const { world, browser, publish } = await setUp(batch);
  await enrol(world, browser);
  await browser.signIn();
  expect((await browser.get(launch)).headers.get("Content-Type")).toContain("text/html");
  expect(lastEvent(world)).toMatchObject({ type: "launched" });
  publish("REVOKED");
  expect((await browser.get(launch)).status).toBe(403);
  expect(lastEvent(world)).toMatchObject({ type: "launch-refused", code: "model-revoked", accountId: ann.id });
});

it("access control is told what is known about the authenticator", async () => {
  const asked: unknown[] = [];
  const access: AccessPolicy = {
    decide: (request) => {
      asked.push([request.purpose, request.assurance.level, request.assurance.userVerification]);
      return Promise.resolve({ outcome: "allow" });
    },
  };
  const metadata = { current: () => Promise.resolve(metadataOf("FIDO_CERTIFIED_L1")) };
  const world = await createWorld({ config: attested, roles: () => ({ metadata, access }) });
  const browser = createBrowser(world, createSoftwareAuthenticator({ origin, attestation: batch }));
  await enrol(world, browser);
  await browser.signIn();
  await browser.get(launch);
  expect(asked).toEqual([
    ["sign-in", "attested-hardware", "attested"],
    ["launch", "attested-hardware", "attested"],
  ]);
});
