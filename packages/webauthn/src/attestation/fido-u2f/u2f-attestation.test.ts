import { beforeAll, expect, it } from "vitest";

import type { WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import { softwareAaguid } from "../../testing/attestation-batch.js";
import type { CeremonyDefects } from "../../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import { createU2fBatch, type U2fBatch } from "../../testing/u2f-batch.js";

let batch: U2fBatch;
let otherBatch: U2fBatch;

beforeAll(async () => {
  batch = await createU2fBatch({ now });
  otherBatch = await createU2fBatch({ now });
});

/** Registers with an authenticator of `batch`, by a policy that trusts it, unless told otherwise. */
async function register(defects: CeremonyDefects = {}, { trustAnchor, ...attestation }: U2fBatch = batch) {
  const software = createSoftwareAuthenticator({ origin, attestation });
  const created = await software.create(creationOptions, defects);
  return verifyCreated(created, {
    attestation: { formats: ["fido-u2f"], trustAnchors: [trustAnchor], trust: "required" },
  });
}

it("is trusted when it ends at an anchor", async () => {
  const { attestation, credential } = await register();
  expect(attestation).toMatchObject({ format: "fido-u2f", type: "basic", trusted: true });
  expect(credential.attestation).toEqual(attestation);
});

it("says nothing of the model, which it does not sign", async () => {
  const { attestation } = await register({ attestedCredentialData: { aaguid: softwareAaguid } });
  expect(attestation).toMatchObject({ trusted: true, aaguid: "00000000-0000-0000-0000-000000000000" });
});

it("is untrusted under another root", async () => {
  const registering = register({}, { ...batch, trustAnchor: otherBatch.trustAnchor });
  await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
});

it("is refused when it is signed under somebody else's certificate", async () => {
  const registering = register({ statement: { x5c: [otherBatch.certificate] } });
  await expect(registering).rejects.toMatchObject(refusal("attestation-signature-invalid"));
});

it("is refused when the attestation key is on another curve", async () => {
  const registering = register({}, await createU2fBatch({ now, algorithm: -35 }));
  await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-unfit"));
});

it("is refused when the attestation key is an RSA key", async () => {
  const registering = register({}, await createU2fBatch({ now, algorithm: -257 }));
  await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-unfit"));
});

it.each([-8, -35, -257] as const)("is refused when the credential is for algorithm %i", async (algorithm) => {
  const attestation = { ...batch, attest: () => ({ x5c: [batch.certificate], sig: new Uint8Array(70) }) };
  const pubKeyCredParams = [{ type: "public-key", alg: algorithm }] as const;
  const software = createSoftwareAuthenticator({ origin, attestation });
  const registering = verifyCreated(await software.create({ ...creationOptions, pubKeyCredParams }), {
    algorithms: [algorithm],
    attestation: { formats: ["fido-u2f"], trustAnchors: [batch.trustAnchor], trust: "required" },
  });
  await expect(registering).rejects.toMatchObject(refusal("attestation-algorithm-mismatch"));
});

it("is refused when it was made for another ceremony", async () => {
  const created = await createSoftwareAuthenticator({ origin, attestation: batch }).create({
    ...creationOptions,
    challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  });
  const own = await createSoftwareAuthenticator({ origin, attestation: batch }).create(creationOptions);
  const { clientDataJSON } = own.response;
  const registering = verifyCreated(
    { ...created, response: { ...created.response, clientDataJSON } },
    {
      attestation: { formats: ["fido-u2f"], trustAnchors: [batch.trustAnchor], trust: "required" },
    },
  );
  await expect(registering).rejects.toMatchObject(refusal("attestation-signature-invalid"));
});

it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
  ["attestation-statement-malformed", "x5c is missing", { statement: { x5c: undefined, x5d: [] } }],
  ["attestation-statement-malformed", "x5c is empty", { statement: { x5c: [] } }],
  ["attestation-statement-malformed", "sig is text", { statement: { sig: "" } }],
  ["attestation-statement-malformed", "it has another member", { statement: { alg: -7 } }],
  ["attestation-certificate-malformed", "it is no certificate", { statement: { x5c: [Uint8Array.of(48, 0)] } }],
  ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
])("is refused with %s when %s", async (code, _, defects) => {
  await expect(register(defects)).rejects.toMatchObject(refusal(code));
});

it("is refused when it has two certificates", async () => {
  const registering = register({ statement: { x5c: [batch.certificate, batch.trustAnchor] } });
  await expect(registering).rejects.toMatchObject(refusal("attestation-statement-malformed"));
});
