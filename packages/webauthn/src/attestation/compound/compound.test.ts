import { beforeAll, describe, expect, it, vi } from "vitest";

import type { CborValue } from "../../cbor/decode-cbor.js";
import type { WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import { createAndroidKeystore, type AndroidKeystore } from "../../testing/android-keystore.js";
import { createAttestationBatch, softwareAaguid, type AttestationBatch } from "../../testing/attestation-batch.js";
import type { SoftwareAttestation } from "../../testing/attestation-object.js";
import { createCompoundAttester } from "../../testing/compound-attester.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import type { SoftwareAttester } from "../../testing/software-attester.js";
import type { AttestationPolicy } from "../attestation-policy.js";
import { verifyCompoundStatement } from "./compound-statement.js";

let batch: AttestationBatch;
let keystore: AndroidKeystore;

beforeAll(async () => {
  batch = await createAttestationBatch({ now });
  keystore = await createAndroidKeystore({ now });
});

/** Registers by a policy that takes and trusts both parts, unless told otherwise. */
async function register(attestation: SoftwareAttestation, policy: Partial<AttestationPolicy> = {}) {
  const authenticator = createSoftwareAuthenticator({ origin, algorithm: -7, attestation });
  const created = await authenticator.create(creationOptions);
  return verifyCreated(created, {
    attestation: {
      formats: ["compound", "packed", "android-key", "none"],
      trustAnchors: [batch.trustAnchor, keystore.trustAnchor],
      trust: "required",
      ...policy,
    },
  });
}

/** A part whose signature is one over nothing. */
function broken(): SoftwareAttester {
  return {
    format: "packed",
    aaguid: softwareAaguid,
    attest: () => ({ alg: -7, sig: Uint8Array.of(0), x5c: [batch.certificate] }),
  };
}

/** A part in a format that nobody knows. */
const unknown: SoftwareAttester = { format: "quantum", aaguid: softwareAaguid, attest: () => ({}) };

const either: Partial<AttestationPolicy> = { compound: "any" };

describe("a compound attestation", () => {
  it("is trusted when each part is", async () => {
    const { attestation, credential } = await register(createCompoundAttester([batch, keystore]));
    expect(attestation).toMatchObject({ format: "compound", type: "compound", trusted: true });
    expect(credential.attestation).toBe(attestation);
  });

  it("is taken where trust is optional and one part is untrusted, and says so", async () => {
    const { attestation } = await register(createCompoundAttester([batch, "self"]), { trust: "optional" });
    expect(attestation).toMatchObject({ type: "compound", trusted: false });
  });

  it.each<[WebAuthnErrorCode, string, () => readonly SoftwareAttestation[], Partial<AttestationPolicy>]>([
    ["attestation-untrusted", "a part without trust", () => [batch, "self"], {}],
    ["attestation-untrusted", "a part that says nothing", () => ["none", keystore], {}],
    ["attestation-signature-invalid", "a part that is broken", () => [keystore, broken()], {}],
    ["attestation-format-unsupported", "a part that nobody knows", () => [keystore, unknown], {}],
    [
      "attestation-format-not-allowed",
      "a part of another format",
      () => [batch, keystore],
      { formats: ["compound", "packed"] },
    ],
    [
      "attestation-format-not-allowed",
      "parts that are allowed alone",
      () => [batch, keystore],
      { formats: ["packed", "android-key"] },
    ],
  ])("is refused with %s for %s", async (code, _, parts, policy) => {
    await expect(register(createCompoundAttester(parts()), policy)).rejects.toMatchObject(refusal(code));
  });

  it("is trusted for one of its parts where the policy says so", async () => {
    const { attestation } = await register(createCompoundAttester([unknown, broken(), "self", keystore]), either);
    expect(attestation).toMatchObject({ format: "compound", type: "compound", trusted: true });
  });

  it.each<[WebAuthnErrorCode, string, () => readonly SoftwareAttestation[]]>([
    ["attestation-untrusted", "is trusted", () => ["self", "none"]],
    ["attestation-signature-invalid", "is correct", () => [broken(), unknown]],
    ["attestation-format-unsupported", "is known", () => [unknown, unknown]],
  ])("is refused with %s where one part would be enough and none %s", async (code, _, parts) => {
    await expect(register(createCompoundAttester(parts()), either)).rejects.toMatchObject(refusal(code));
  });
});

describe("mistakes of the programmer", () => {
  it("are not taken for a failing part", async () => {
    const policy = { formats: ["none"], trustAnchors: [], trust: "optional", compound: "any" } as const;
    const verifyPart = vi
      .fn()
      .mockResolvedValueOnce({ type: "none" })
      .mockRejectedValueOnce(new TypeError("a mistake"));
    const verifying = verifyCompoundStatement([part("none"), part("none")], policy, verifyPart);
    await expect(verifying).rejects.toBeInstanceOf(TypeError);
  });

  it("are policies that are neither all nor any", async () => {
    const registering = register(batch, { compound: "some" as "any" });
    await expect(registering).rejects.toBeInstanceOf(TypeError);
  });
});

describe("the statement", () => {
  const none = part("none");
  const stated = (statement: CborValue): SoftwareAttester => ({
    format: "compound",
    aaguid: softwareAaguid,
    attest: () => statement as readonly CborValue[],
  });

  it.each<[string, CborValue]>([
    ["no part", []],
    ["one part", [none]],
    ["five parts", [none, none, none, none, none]],
    ["a part that is no map", [none, "none"]],
    ["a part that is null", [none, null]],
    ["a part that is compound itself", [none, part("compound")]],
    ["a part without a format", [none, part(undefined)]],
    ["a part whose format is a number", [none, part(1)]],
    ["a part whose statement is a list", [none, part("packed", [none, none])]],
    ["a part with another member", [none, part("none", new Map(), ["authData", Uint8Array.of(1)])]],
  ])("is refused with %s, by whatever policy", async (_, statement) => {
    const code = refusal("attestation-statement-malformed");
    await expect(register(stated(statement))).rejects.toMatchObject(code);
    await expect(register(stated(statement), either)).rejects.toMatchObject(code);
  });

  it("is refused when it is a map", async () => {
    const registering = register(createMapAttester());
    await expect(registering).rejects.toMatchObject(refusal("attestation-statement-malformed"));
  });

  it("is refused when it is a list and not compound", async () => {
    const registering = register({ ...stated([none, none]), format: "packed" });
    await expect(registering).rejects.toMatchObject(refusal("attestation-statement-malformed"));
  });
});

function createMapAttester(): SoftwareAttester {
  return { format: "compound", aaguid: softwareAaguid, attest: () => ({}) };
}

function part(
  format: CborValue | undefined,
  statement: CborValue = new Map(),
  ...others: readonly (readonly [CborValue, CborValue])[]
): CborValue {
  return new Map<CborValue, CborValue>([["fmt", format ?? null], ["attStmt", statement], ...others]);
}
