import { basicConstraints } from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import type { WebAuthnErrorCode } from "../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../relying-party.test.fixture.js";
import {
  aaguidExtension,
  batchName,
  createAttestationBatch,
  softwareAaguid,
  type AttestationBatch,
  type AttestationCertificateDefects,
} from "../testing/attestation-batch.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import type { SoftwareAuthenticatorOptions } from "../testing/software-authenticator-options.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import type { AttestationPolicy } from "./attestation-policy.js";

let batch: AttestationBatch;
let otherBatch: AttestationBatch;

beforeAll(async () => {
  batch = await createAttestationBatch({ now });
  otherBatch = await createAttestationBatch({ now });
});

/** Registers with an authenticator of `batch`, by a policy that trusts it, unless told otherwise. */
async function register(
  authenticator: Partial<SoftwareAuthenticatorOptions> = {},
  defects: CeremonyDefects = {},
  policy: Partial<AttestationPolicy> = {},
) {
  const software = createSoftwareAuthenticator({ origin, attestation: batch, ...authenticator });
  const created = await software.create(creationOptions, defects);
  const attestation: AttestationPolicy = {
    formats: ["packed"],
    trustAnchors: [batch.trustAnchor],
    trust: "required",
    ...policy,
  };
  return verifyCreated(created, { attestation });
}

describe("self attestation", () => {
  it.each([-7, -8, -257] as const)("is taken with algorithm %i, and proves nothing", async (algorithm) => {
    const { attestation, credential } = await register({ attestation: "self", algorithm }, {}, { trust: "optional" });
    expect(attestation).toMatchObject({ format: "packed", type: "self", trusted: false });
    expect(credential.attestation).toBe(attestation);
  });

  it("is not trusted, whatever the trust anchors", async () => {
    await expect(register({ attestation: "self" })).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-algorithm-mismatch", "it names another algorithm", { statement: { alg: -257 } }],
    ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
    ["attestation-signature-invalid", "it is one zero byte", { signature: () => new Uint8Array(1) }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    const registering = register({ attestation: "self" }, defects, { trust: "optional" });
    await expect(registering).rejects.toMatchObject(refusal(code));
  });
});

describe("an attestation with a certificate", () => {
  it.each([-7, -8, -257] as const)("is trusted with algorithm %i when it ends at an anchor", async (algorithm) => {
    const made = await createAttestationBatch({ now, algorithm });
    const trustAnchors = [otherBatch.trustAnchor, made.trustAnchor];
    const { attestation, credential } = await register({ attestation: made }, {}, { trustAnchors });
    expect(attestation).toMatchObject({ format: "packed", type: "basic", trusted: true });
    expect(credential.attestation).toBe(attestation);
  });

  it("is trusted when its certificate is itself an anchor", async () => {
    const { attestation } = await register({}, {}, { trustAnchors: [batch.certificate] });
    expect(attestation.trusted).toBe(true);
  });

  it("is trusted without a certified model, as for a vendor of one", async () => {
    const made = await createAttestationBatch({ now, defects: { extensions: [basicConstraints({ ca: false })] } });
    const { attestation } = await register({ attestation: made }, {}, { trustAnchors: [made.trustAnchor] });
    expect(attestation.trusted).toBe(true);
  });

  it("is taken without trust where trust is optional, and says so", async () => {
    const { attestation } = await register({}, {}, { trustAnchors: [], trust: "optional" });
    expect(attestation).toMatchObject({ type: "basic", trusted: false });
  });

  it("is untrusted without an anchor", async () => {
    await expect(register({}, {}, { trustAnchors: [] })).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("is untrusted under another root", async () => {
    const registering = register({}, {}, { trustAnchors: [otherBatch.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("is untrusted when it brings its own root", async () => {
    const statement = { x5c: [batch.certificate, batch.trustAnchor] };
    const registering = register({}, { statement }, { trustAnchors: [otherBatch.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("is trusted when it brings a root that is an anchor", async () => {
    const { attestation } = await register({}, { statement: { x5c: [batch.certificate, batch.trustAnchor] } });
    expect(attestation.trusted).toBe(true);
  });

  it("is untrusted when it is signed under somebody else's certificate", async () => {
    const forged = { ...otherBatch, certificate: batch.certificate };
    await expect(register({ attestation: forged })).rejects.toMatchObject(refusal("attestation-signature-invalid"));
  });

  it("takes a trust anchor that is no certificate for a mistake of the programmer", async () => {
    await expect(register({}, {}, { trustAnchors: [Uint8Array.of(1)] })).rejects.toBeInstanceOf(TypeError);
  });

  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-statement-malformed", "alg is missing", { statement: { alg: undefined } }],
    ["attestation-statement-malformed", "alg is text", { statement: { alg: "ES256" } }],
    ["attestation-statement-malformed", "sig is missing", { statement: { sig: undefined } }],
    ["attestation-statement-malformed", "sig is text", { statement: { sig: "" } }],
    ["attestation-statement-malformed", "x5c is empty", { statement: { x5c: [] } }],
    ["attestation-statement-malformed", "x5c is no array", { statement: { x5c: new Uint8Array(9) } }],
    ["attestation-statement-malformed", "x5c holds text", { statement: { x5c: ["MIIB"] } }],
    [
      "attestation-statement-malformed",
      "x5c is long",
      { statement: { x5c: Array<CborValue>(9).fill(Uint8Array.of(48, 0)) } },
    ],
    ["attestation-statement-malformed", "it has another member", { statement: { ecdaaKeyId: Uint8Array.of(1) } }],
    ["attestation-statement-malformed", "x5c has another name", { statement: { x5c: undefined, x5d: [] } }],
    ["attestation-algorithm-unsupported", "it is RS1", { statement: { alg: -65535 } }],
    ["attestation-algorithm-mismatch", "the certificate is for another", { statement: { alg: -257 } }],
    ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
    ["attestation-signature-invalid", "it is one zero byte", { signature: () => new Uint8Array(1) }],
    ["attestation-certificate-malformed", "it is no certificate", { statement: { x5c: [Uint8Array.of(48, 0)] } }],
    ["attestation-aaguid-mismatch", "the model is another", { attestedCredentialData: { aaguid: new Uint8Array(16) } }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(register({}, defects, { trust: "optional" })).rejects.toMatchObject(refusal(code));
  });

  it("is refused when a further certificate is malformed", async () => {
    const defects = { statement: { x5c: [batch.certificate, Uint8Array.of(48, 0)] } };
    await expect(register({}, defects)).rejects.toMatchObject(refusal("attestation-certificate-malformed"));
  });
});

describe("an attestation certificate", () => {
  const leaf = basicConstraints({ ca: false });
  const model = aaguidExtension(softwareAaguid);
  const named = (type: string, ...values: readonly string[]): AttestationCertificateDefects => ({
    subject: batchName.flatMap((attribute) =>
      attribute[0] === type ? values.map((value) => [attribute[0], value] as const) : [attribute],
    ),
  });

  it.each<[WebAuthnErrorCode, string, AttestationCertificateDefects]>([
    ["attestation-certificate-unfit", "no country", named("C")],
    ["attestation-certificate-unfit", "no organization", named("O")],
    ["attestation-certificate-unfit", "no common name", named("CN")],
    ["attestation-certificate-unfit", "no organizational unit", named("OU")],
    ["attestation-certificate-unfit", "another organizational unit", named("OU", "authenticator attestation")],
    ["attestation-certificate-unfit", "two organizational units", named("OU", "Authenticator Attestation", "Sales")],
    ["attestation-certificate-unfit", "no basicConstraints", { extensions: [model] }],
    ["attestation-certificate-unfit", "cA", { extensions: [basicConstraints({ ca: true }), model] }],
    ["attestation-certificate-unfit", "a critical model", { extensions: [leaf, { ...model, critical: true }] }],
    [
      "attestation-certificate-malformed",
      "basicConstraints that cannot be read",
      { extensions: [{ ...leaf, value: Uint8Array.of(1) }, model] },
    ],
    [
      "attestation-aaguid-mismatch",
      "a model in one OCTET STRING only",
      { extensions: [leaf, { ...model, value: softwareAaguid }] },
    ],
    ["attestation-untrusted", "an end in the past", { notAfter: new Date(now.getTime() - 1000) }],
  ])("is refused with %s for %s", async (code, _, defects) => {
    const made = await createAttestationBatch({ now, defects });
    const registering = register({ attestation: made }, {}, { trustAnchors: [made.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal(code));
  });
});
