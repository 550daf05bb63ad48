import { basicConstraints, extendedKeyUsage } from "@idpkit/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { decodeBase64url, encodeBase64url } from "../../base64url.js";
import { concatBytes } from "../../concat-bytes.js";
import type { RuntimeAlgorithm } from "../../cose/algorithm.js";
import { WebAuthnError, type WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import { aaguidExtension, softwareAaguid } from "../../testing/attestation-batch.js";
import type { CeremonyDefects } from "../../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import {
  aikExtensions,
  createTpmVendor,
  tpmAltName,
  tpmAttributes,
  type TpmDefects,
  type TpmVendor,
} from "../../testing/tpm-vendor.js";
import { formatAaguid } from "../aaguid.js";
import type { AttestationPolicy } from "../attestation-policy.js";
import { tpmManufacturers } from "./tpm-manufacturers.js";
import type { TpmPolicy } from "./tpm-policy.js";

let vendor: TpmVendor;

beforeAll(async () => {
  vendor = await createTpmVendor({ now });
});

interface Ceremony {
  /** Of the credential. */
  readonly algorithm?: RuntimeAlgorithm;
  readonly defects?: CeremonyDefects;
  readonly policy?: Partial<AttestationPolicy>;
}

/** Registers with a TPM of `attestation`, by a policy that trusts it, unless told otherwise. */
async function register(attestation: TpmVendor, { algorithm = -7, defects = {}, policy = {} }: Ceremony = {}) {
  const pubKeyCredParams = [{ type: "public-key", alg: algorithm }] as const;
  const software = createSoftwareAuthenticator({ origin, attestation, algorithm });
  const created = await software.create({ ...creationOptions, pubKeyCredParams }, defects);
  return verifyCreated(created, {
    algorithms: [algorithm],
    attestation: { formats: ["tpm"], trustAnchors: [attestation.trustAnchor], trust: "required", ...policy },
  });
}

async function registerDefective(defects: TpmDefects, tpm: TpmPolicy = {}) {
  return register(await createTpmVendor({ now, defects, algorithm: -7 }), { policy: { tpm } });
}

describe("an attestation of a TPM", () => {
  it.each([-7, -35, -36, -257] as const)("is trusted for a credential of algorithm %i", async (algorithm) => {
    const { attestation, credential } = await register(vendor, { algorithm });
    expect(attestation).toMatchObject({ format: "tpm", type: "attca", trusted: true });
    expect(credential.attestation).toBe(attestation);
  });

  it.each([-7, -35, -257, -258, -37] as const)("is trusted when its key signs with algorithm %i", async (algorithm) => {
    const { attestation } = await register(await createTpmVendor({ now, algorithm }));
    expect(attestation.trusted).toBe(true);
  });

  it("may be signed by RS1 where the policy takes it, and only there", async () => {
    const old = await createTpmVendor({ now, algorithm: -65535 });
    const { attestation } = await register(old, { policy: { tpm: { dangerouslyAllowRs1: true } } });
    expect(attestation.trusted).toBe(true);
    await expect(register(old)).rejects.toMatchObject(refusal("attestation-algorithm-unsupported"));
  });

  it("is untrusted under another root", async () => {
    const { trustAnchor } = await createTpmVendor({ now, algorithm: -7 });
    const registering = register(vendor, { policy: { trustAnchors: [trustAnchor] } });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("is refused when the key that it certifies is another credential's", async () => {
    const registering = registerDefective({ pubArea: (pubArea) => flipBit(pubArea, pubArea.length * 8 - 1) });
    await expect(registering).rejects.toMatchObject(refusal("attestation-key-mismatch"));
  });

  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-statement-malformed", "ver is 1.2", { statement: { ver: "1.2" } }],
    ["attestation-statement-malformed", "ver is missing", { statement: { ver: undefined } }],
    ["attestation-statement-malformed", "alg is text", { statement: { alg: "RS256" } }],
    ["attestation-statement-malformed", "x5c is empty", { statement: { x5c: [] } }],
    ["attestation-statement-malformed", "x5c is missing", { statement: { x5c: undefined, x5d: [] } }],
    ["attestation-statement-malformed", "sig is text", { statement: { sig: "" } }],
    ["attestation-statement-malformed", "certInfo is text", { statement: { certInfo: "" } }],
    ["attestation-statement-malformed", "pubArea is text", { statement: { pubArea: "" } }],
    ["attestation-statement-malformed", "it has another member", { statement: { ecdaaKeyId: "" } }],
    ["attestation-algorithm-unsupported", "it is no algorithm", { statement: { alg: 1 } }],
    ["attestation-algorithm-unsupported", "it is RS1", { statement: { alg: -65535 } }],
    ["attestation-algorithm-unsupported", "it has no hash", { statement: { alg: -8 } }],
    ["attestation-algorithm-mismatch", "the certificate is for another", { statement: { alg: -7 } }],
    ["attestation-nonce-mismatch", "the hash is another", { statement: { alg: -258 } }],
    ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
    ["attestation-certificate-malformed", "it is no certificate", { statement: { x5c: [Uint8Array.of(48, 0)] } }],
    ["attestation-aaguid-mismatch", "the model is another", { attestedCredentialData: { aaguid: new Uint8Array(16) } }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(register(vendor, { defects })).rejects.toMatchObject(refusal(code));
  });
});

it("is refused with any bit turned over", async () => {
  const made = await createTpmVendor({ now, algorithm: -7 });
  const created = await createSoftwareAuthenticator({ origin, attestation: made }).create(creationOptions);
  const object = decodeBase64url(created.response.attestationObject);
  const attestation = { formats: ["tpm"], trustAnchors: [made.trustAnchor], trust: "required" } as const;
  await fc.assert(
    fc.asyncProperty(fc.nat(object.length * 8 - 1), async (bit) => {
      const response = { ...created.response, attestationObject: encodeBase64url(flipBit(object, bit)) };
      const registering = verifyCreated({ ...created, response }, { attestation });
      await expect(registering).rejects.toBeInstanceOf(WebAuthnError);
    }),
    { numRuns: 300 },
  );
});

describe("what a TPM certifies", () => {
  const followed = (bytes: Uint8Array): Uint8Array => concatBytes(bytes, Uint8Array.of(0));
  const shortened = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, -1);

  it.each<[WebAuthnErrorCode, string, TpmDefects]>([
    ["attestation-statement-malformed", "made outside", { certInfo: (info) => flipBit(info, 0) }],
    ["attestation-statement-malformed", "a quote", { certInfo: (info) => info.with(5, 0x18) }],
    ["attestation-statement-malformed", "followed by an octet", { certInfo: followed }],
    ["attestation-statement-malformed", "cut off", { certInfo: shortened }],
    ["attestation-statement-malformed", "empty", { certInfo: () => new Uint8Array() }],
    ["attestation-nonce-mismatch", "of another ceremony", { extraData: (digest) => flipBit(digest, 7) }],
    ["attestation-nonce-mismatch", "of no ceremony", { extraData: () => new Uint8Array() }],
    ["attestation-nonce-mismatch", "of a ceremony and more", { extraData: followed }],
    ["attestation-key-mismatch", "about another key", { name: (name) => flipBit(name, 100) }],
    ["attestation-key-mismatch", "a Name by another algorithm", { name: (name) => name.with(1, 0x0c) }],
    ["attestation-key-mismatch", "a Name that is cut off", { name: shortened }],
    ["attestation-statement-malformed", "a public area followed by an octet", { pubArea: followed }],
    ["attestation-statement-malformed", "a public area that is cut off", { pubArea: shortened }],
    ["attestation-statement-malformed", "neither RSA nor ECC", { pubArea: (area) => area.with(1, 0x08) }],
    ["attestation-statement-malformed", "on an unknown curve", { pubArea: (area) => area.with(15, 0x10) }],
    ["attestation-key-mismatch", "on another curve", { pubArea: (area) => area.with(15, 0x04) }],
    ["attestation-statement-malformed", "a coordinate that is too long", { pubArea: lengthened }],
    ["attestation-algorithm-unsupported", "named by SHA-1", { pubArea: (area) => area.with(3, 0x04) }],
  ])("is refused with %s when it is %s", async (code, _, defects) => {
    await expect(registerDefective(defects)).rejects.toMatchObject(refusal(code));
  });

  it("is refused when an RSA modulus has another length than it says", async () => {
    const made = await createTpmVendor({ now, algorithm: -7, defects: { pubArea: (area) => area.with(14, 0x10) } });
    const registering = register(made, { algorithm: -257 });
    await expect(registering).rejects.toMatchObject(refusal("attestation-statement-malformed"));
  });

  it("is refused when it is an RSA key with another exponent", async () => {
    const made = await createTpmVendor({ now, algorithm: -7, defects: { pubArea: (area) => area.with(19, 3) } });
    const registering = register(made, { algorithm: -257 });
    await expect(registering).rejects.toMatchObject(refusal("attestation-key-mismatch"));
  });

  it.each<[string, (area: Uint8Array) => Uint8Array]>([
    ["the exponent 65537 in full", (area) => splice(area, 16, 4, [0, 1, 0, 1])],
    ["the scheme RSASSA", (area) => splice(area, 12, 2, [0, 0x14, 0, 0x0b])],
    ["the scheme RSAES", (area) => splice(area, 12, 2, [0, 0x15])],
  ])("may be an RSA key with %s", async (_, pubArea) => {
    const made = await createTpmVendor({ now, algorithm: -7, defects: { pubArea } });
    await expect(register(made, { algorithm: -257 })).resolves.toBeDefined();
  });

  it.each<[string, (area: Uint8Array) => Uint8Array]>([
    ["an authorization policy", (area) => splice(area, 8, 2, [0, 2, 0xaa, 0xbb])],
    ["a symmetric algorithm", (area) => splice(area, 10, 2, [0, 6, 0, 128, 0, 0x43])],
    ["the scheme ECDSA", (area) => splice(area, 12, 2, [0, 0x18, 0, 0x0b])],
    ["the scheme ECDAA", (area) => splice(area, 12, 2, [0, 0x1a, 0, 0x0b, 0, 1])],
    ["a key derivation", (area) => splice(area, 16, 2, [0, 0x20, 0, 0x0b])],
  ])("may be a key with %s", async (_, pubArea) => {
    await expect(registerDefective({ pubArea })).resolves.toBeDefined();
  });

  /** A zero before the last coordinate, which does not change the number. */
  function lengthened(area: Uint8Array): Uint8Array {
    return splice(area, area.length - 34, 2, [0, 33, 0]);
  }

  function splice(bytes: Uint8Array, start: number, length: number, replacement: readonly number[]): Uint8Array {
    return concatBytes(bytes.subarray(0, start), Uint8Array.from(replacement), bytes.subarray(start + length));
  }
});

describe("the certificate of an attestation identity key", () => {
  const [altName, purpose, leaf, model] = aikExtensions;
  const [manufacturer, modelName, version] = tpmAttributes;
  const named = (...relativeNames: Parameters<typeof tpmAltName>[0]): TpmDefects => ({
    extensions: [tpmAltName(relativeNames), purpose, leaf, model],
  });

  it.each<[WebAuthnErrorCode, string, TpmDefects]>([
    ["attestation-certificate-unfit", "a subject", { subject: [["CN", "TPM"]] }],
    ["attestation-certificate-unfit", "no subjectAltName", { extensions: [purpose, leaf, model] }],
    [
      "attestation-certificate-unfit",
      "a subjectAltName that is not critical",
      { extensions: [tpmAltName([tpmAttributes], { critical: false }), purpose, leaf, model] },
    ],
    ["attestation-certificate-unfit", "no vendor", named([modelName, version])],
    ["attestation-certificate-unfit", "no model", named([manufacturer, version])],
    ["attestation-certificate-unfit", "no version", named([manufacturer, modelName])],
    ["attestation-certificate-unfit", "an empty model", named([manufacturer, ["2.23.133.2.2", ""], version])],
    ["attestation-certificate-unfit", "two vendors", named([manufacturer, modelName, version], [manufacturer])],
    ["attestation-certificate-unfit", "a vendor by name", named([["2.23.133.2.1", "INTC"], modelName, version])],
    [
      "attestation-manufacturer-refused",
      "no known vendor",
      named([["2.23.133.2.1", "id:FFFFF1D0"], modelName, version]),
    ],
    ["attestation-certificate-unfit", "no purpose", { extensions: [altName, leaf, model] }],
    [
      "attestation-certificate-unfit",
      "another purpose",
      { extensions: [altName, extendedKeyUsage(["2.23.133.8.1"]), leaf, model] },
    ],
    ["attestation-certificate-unfit", "no basicConstraints", { extensions: [altName, purpose, model] }],
    ["attestation-certificate-unfit", "cA", { extensions: [altName, purpose, basicConstraints({ ca: true }), model] }],
    [
      "attestation-certificate-malformed",
      "a subjectAltName that cannot be read",
      { extensions: [{ ...altName, value: Uint8Array.of(1) }, purpose, leaf, model] },
    ],
    [
      "attestation-certificate-malformed",
      "a purpose that cannot be read",
      { extensions: [altName, { ...purpose, value: Uint8Array.of(1) }, leaf, model] },
    ],
    [
      "attestation-aaguid-mismatch",
      "another model",
      { extensions: [altName, purpose, leaf, aaguidExtension(new Uint8Array(16))] },
    ],
    ["attestation-untrusted", "an end in the past", { notAfter: new Date(now.getTime() - 1000) }],
  ])("is refused with %s for %s", async (code, _, defects) => {
    await expect(registerDefective(defects)).rejects.toMatchObject(refusal(code));
  });

  it.each<[string, TpmDefects]>([
    ["each attribute in an RDN of its own", named([manufacturer], [modelName], [version])],
    ["the attributes in another order", named([version, manufacturer, modelName])],
    ["the vendor in lower case", named([["2.23.133.2.1", "id:494e5443"], modelName, version])],
    ["further attributes", named([manufacturer, modelName, version, ["2.5.4.3", "TPM"]])],
    ["further purposes", { extensions: [altName, extendedKeyUsage(["1.2.3", "2.23.133.8.3"]), leaf, model] }],
    ["no model of authenticator", { extensions: [altName, purpose, leaf] }],
  ])("may have %s", async (_, defects) => {
    await expect(registerDefective(defects)).resolves.toBeDefined();
  });

  it("may be of a vendor that only the policy knows, and then of no other", async () => {
    const test = named([["2.23.133.2.1", "id:fffff1d0"], modelName, version]);
    const policy = { allowManufacturers: ["id:FFFFF1D0"] };
    await expect(registerDefective(test, policy)).resolves.toBeDefined();
    const registering = registerDefective({}, policy);
    await expect(registering).rejects.toMatchObject(refusal("attestation-manufacturer-refused"));
  });

  it("names a vendor of the list, on which each stands once", () => {
    expect(tpmManufacturers).toContain(tpmAttributes[0][1]);
    expect(new Set(tpmManufacturers).size).toBe(tpmManufacturers.length);
  });

  it.each([[], ["Intel"], ["id:494E5443 "], ["494E5443"]])("takes the vendor %j for a mistake", async (...vendors) => {
    const registering = registerDefective({}, { allowManufacturers: vendors });
    await expect(registering).rejects.toBeInstanceOf(TypeError);
  });

  it("knows the model of authenticator", async () => {
    const { attestation } = await register(vendor);
    expect(attestation).toMatchObject({ trusted: true, aaguid: formatAaguid(softwareAaguid) });
  });
});
