import { hash } from "node:crypto";

import { KMSClient } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { afterIssuer, signEnveloped } from "../signature/sign-enveloped.js";
import type { SignatureAlgorithm } from "../signature/signature-algorithms.js";
import type { Signer } from "../signature/signer.js";
import {
  certifiedKey,
  isSignature,
  signatureAlgorithmNames,
  type CertifiedKey,
} from "../testing/certified-key.test.fixture.js";
import { isMissing } from "../testing/command.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { element } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { createKmsSigner } from "./create-kms-signer.js";
import { startKmsEndpoint, type KmsEndpoint, type KmsKey } from "./kms-endpoint.test.fixture.js";

const data = new TextEncoder().encode("<ds:SignedInfo>");

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

/** As KMS calls them. */
const signingAlgorithms: Readonly<Record<SignatureAlgorithm, readonly [name: string, hash: string]>> = {
  "RSA-SHA256": ["RSASSA_PKCS1_V1_5_SHA_256", "sha256"],
  "RSA-SHA384": ["RSASSA_PKCS1_V1_5_SHA_384", "sha384"],
  "RSA-SHA512": ["RSASSA_PKCS1_V1_5_SHA_512", "sha512"],
  "RSA-PSS-SHA256": ["RSASSA_PSS_SHA_256", "sha256"],
  "RSA-PSS-SHA384": ["RSASSA_PSS_SHA_384", "sha384"],
  "RSA-PSS-SHA512": ["RSASSA_PSS_SHA_512", "sha512"],
  "ECDSA-SHA256": ["ECDSA_SHA_256", "sha256"],
  "ECDSA-SHA384": ["ECDSA_SHA_384", "sha384"],
  "ECDSA-SHA512": ["ECDSA_SHA_512", "sha512"],
};

describe.skipIf(isMissing("openssl"))("createKmsSigner, with openssl for the HSM (apt-get install openssl)", () => {
  const keys = new Map<string, KmsKey>();
  let endpoint: KmsEndpoint;
  let rsa: CertifiedKey;
  let p256: CertifiedKey;
  beforeAll(async () => {
    [endpoint, rsa, p256] = await Promise.all([
      startKmsEndpoint(keys),
      certifiedKey("RSA-SHA256"),
      certifiedKey("ECDSA-SHA256"),
    ]);
  });
  afterAll(async () => {
    await endpoint.close();
  });

  function client(maxAttempts = 1): KMSClient {
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
    return new KMSClient({ endpoint: endpoint.url, region: "eu-central-1", credentials, maxAttempts });
  }

  /** A signer for a key that the endpoint knows from now on. */
  function signerOf(key: CertifiedKey, changes: Partial<KmsKey> = {}, maxAttempts = 1): Signer {
    const keyId = `key-${keys.size}`;
    keys.set(keyId, { privateKey: key.keyObject, ...changes });
    return createKmsSigner({ client: client(maxAttempts), keyId, certificate: key.certificate });
  }

  it.each(signatureAlgorithmNames)("signs with %s", async (algorithm) => {
    const { keyObject, publicKey, certificate } = await certifiedKey(algorithm);
    const [SigningAlgorithm, hashName] = signingAlgorithms[algorithm];
    keys.set(algorithm, { privateKey: keyObject });
    const signer = createKmsSigner({ client: client(), keyId: algorithm, certificate, algorithm });

    expect(signer.algorithm).toBe(algorithm);
    expect(isSignature(algorithm, data, await signer.sign(data), publicKey)).toBe(true);
    expect(endpoint.requests.at(-1)).toEqual({
      KeyId: algorithm,
      Message: hash(hashName, data, "base64"),
      MessageType: "DIGEST",
      SigningAlgorithm,
    });
  });

  it("takes RSA-SHA256, or the algorithm of the curve, if none is given", async () => {
    const p384 = await certifiedKey("ECDSA-SHA384");
    expect([rsa, p256, p384].map((key) => signerOf(key).algorithm)).toEqual([
      "RSA-SHA256",
      "ECDSA-SHA256",
      "ECDSA-SHA384",
    ]);
  });

  it("signs what xml-crypto verifies", async () => {
    const issuer = element(saml, "Issuer", {}, ["https://idp.example.com/"]);
    const xml = canonicalXml(element(saml, "Assertion", { ID: "_1" }, [issuer]));
    const signed = await signEnveloped({ id: "_1", xml, signatureAt: afterIssuer(xml) }, signerOf(rsa));
    expect(verifySignature(signed, rsa.certificatePem)).toBe(xml);
  });

  it("keeps its own copy of the certificate", () => {
    const certificate = Buffer.from(rsa.certificate);
    const signer = createKmsSigner({ client: client(), keyId: "any", certificate });
    certificate.fill(0);
    expect(signer.certificate).toEqual(rsa.certificate);
  });

  it.each(["AccessDeniedException", "DisabledException", "KMSInvalidStateException", "ThrottlingException"])(
    "rejects with %s as the client does",
    async (name) => {
      await expect(signerOf(rsa, { errors: [name] }).sign(data)).rejects.toMatchObject({
        name,
        $metadata: { httpStatusCode: 400 },
      });
    },
  );

  it("rejects with NotFoundException for a key that KMS does not have", async () => {
    const signer = createKmsSigner({ client: client(), keyId: "elsewhere", certificate: rsa.certificate });
    await expect(signer.sign(data)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("leaves it to the client to try again", async () => {
    const signature = await signerOf(rsa, { errors: ["ThrottlingException"] }, 2).sign(data);
    expect(isSignature("RSA-SHA256", data, signature, rsa.publicKey)).toBe(true);
  });

  it.each<[string, "rsa" | "ec", (signature: Uint8Array) => Uint8Array | undefined]>([
    ["no signature", "rsa", () => undefined],
    ["an RSA signature that is too short", "rsa", (signature) => signature.subarray(1)],
    ["an RSA signature that is too long", "rsa", (signature) => Uint8Array.of(0, ...signature)],
    ["an ECDSA signature that is not DER", "ec", () => new Uint8Array(64)],
    ["an ECDSA signature of a larger curve", "ec", () => Buffer.from(`302602210100${"00".repeat(31)}020101`, "hex")],
  ])("refuses %s", async (_, keyType, tamper) => {
    const signer = signerOf(keyType === "rsa" ? rsa : p256, { tamper });
    await expect(signer.sign(data)).rejects.toThrow(refusal("signer-answer-malformed"));
  });

  it.each(["rsa", "ec"])("refuses an %s signature of another key, whenever it comes", async (keyType) => {
    const [key, algorithm] = keyType === "rsa" ? [rsa, "RSA-SHA256" as const] : [p256, "ECDSA-SHA256" as const];
    const other = await certifiedKey(algorithm);
    keys.set("alias/idp", { privateKey: key.keyObject });
    const signer = createKmsSigner({ client: client(), keyId: "alias/idp", certificate: key.certificate });
    await signer.sign(data);

    keys.set("alias/idp", { privateKey: other.keyObject });
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("refuses a certificate that is not DER", () => {
    const certificate = new TextEncoder().encode(rsa.certificatePem);
    const parts = { client: client(), keyId: "any", certificate };
    expect(() => createKmsSigner(parts)).toThrow(refusal("certificate-malformed"));
  });

  it("refuses an algorithm that the key of the certificate cannot be used with", () => {
    const parts = { client: client(), keyId: "any", certificate: p256.certificate, algorithm: "RSA-SHA256" } as const;
    expect(() => createKmsSigner(parts)).toThrow(refusal("key-unsupported"));
  });
});
