import { describe, expect, it } from "vitest";

import { encodeBase64url } from "../base64url.js";
import { runtimeAlgorithms, type RuntimeAlgorithm } from "../cose/algorithm.js";
import {
  creationOptions,
  enrol,
  origin,
  requestOptions,
  verifyAnswered,
  verifyCreated,
} from "../relying-party.test.fixture.js";
import type { SoftwareCredential } from "./software-authenticator-options.js";
import { createSoftwareAuthenticator } from "./software-authenticator.js";

describe("create", () => {
  it("answers as a browser's toJSON does", async () => {
    const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
    expect(created).toEqual({
      id: expect.stringMatching(/^[\w-]{43}$/) as string,
      rawId: created.id,
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: {},
      response: {
        clientDataJSON: encodeBase64url(
          new TextEncoder().encode(
            `{"type":"webauthn.create","challenge":"${creationOptions.challenge}","origin":"${origin}","crossOrigin":false}`,
          ),
        ),
        attestationObject: expect.any(String) as string,
        transports: ["internal"],
        authenticatorData: expect.any(String) as string,
        publicKey: expect.any(String) as string,
        publicKeyAlgorithm: -7,
      },
    });
  });

  it("chooses the first algorithm of the request that it knows", async () => {
    const pubKeyCredParams = [-48, -8, -7].map((alg) => ({ type: "public-key" as const, alg }));
    const created = await createSoftwareAuthenticator({ origin }).create({ ...creationOptions, pubKeyCredParams });
    expect(created.response.publicKeyAlgorithm).toBe(-8);
  });

  it("attests nothing where nothing is asked for", async () => {
    const authenticator = createSoftwareAuthenticator({ origin, attestation: "self" });
    const { response } = await authenticator.create({ ...creationOptions, attestation: "none" });
    expect(atob(response.attestationObject.replaceAll("-", "+").replaceAll("_", "/"))).toContain("fmtdnone");
  });

  it.each([
    [
      "an algorithm that it does not know",
      "NotSupportedError",
      { pubKeyCredParams: [{ type: "public-key", alg: -48 }] },
    ],
    ["the RP ID of another origin", "SecurityError", { rp: { id: "example.org", name: "Example" } }],
    ["an RP ID that the host only ends with", "SecurityError", { rp: { id: "ple.com", name: "Example" } }],
  ] as const)("refuses %s with %s", async (_, name, options) => {
    const creating = createSoftwareAuthenticator({ origin }).create({ ...creationOptions, ...options });
    await expect(creating).rejects.toMatchObject({ name });
  });

  it("makes no second credential where the first is excluded", async () => {
    const { authenticator, credential } = await enrol();
    const excludeCredentials = [{ type: "public-key", id: credential.id }] as const;
    const creating = authenticator.create({ ...creationOptions, excludeCredentials });
    await expect(creating).rejects.toMatchObject({ name: "InvalidStateError" });
  });
});

describe("get", () => {
  it("uses the newest credential of the RP ID and counts up", async () => {
    const { authenticator, credential: older } = await enrol();
    const newer = await authenticator.create(creationOptions);
    await authenticator.create({ ...creationOptions, rp: { id: "idp.example.com", name: "Other" } });
    expect(await authenticator.get(requestOptions)).toMatchObject({ id: newer.id });
    const allowCredentials = [{ type: "public-key", id: older.id }] as const;
    expect(await authenticator.get({ ...requestOptions, allowCredentials })).toMatchObject({ id: older.id });
    expect(authenticator.exportCredentials().map(({ signCount }) => signCount)).toEqual([2, 2, 1]);
  });

  it.each([
    ["an RP ID without a credential", "NotAllowedError", { rpId: "idp.example.com" }],
    ["another's credential", "NotAllowedError", { allowCredentials: [{ type: "public-key", id: "AAAA" }] }],
    ["the RP ID of another origin", "SecurityError", { rpId: "example.org" }],
  ] as const)("refuses %s with %s", async (_, name, options) => {
    const { authenticator } = await enrol();
    await expect(authenticator.get({ ...requestOptions, ...options })).rejects.toMatchObject({ name });
  });
});

it("goes on with credentials that were exported, by way of JSON", async () => {
  const { authenticator, credential } = await enrol({ algorithm: -8 });
  const exported = JSON.stringify(authenticator.exportCredentials());
  const credentials = JSON.parse(exported) as SoftwareCredential[];
  const answered = await createSoftwareAuthenticator({ origin, credentials }).get(requestOptions);
  const proof = await verifyAnswered(answered, credential);
  expect(proof.signCount).toBe(2);
});

describe("with a seed", () => {
  const register = async (seed: string, algorithm: RuntimeAlgorithm, attestation: "none" | "self" = "self") => {
    const authenticator = createSoftwareAuthenticator({ origin, seed, algorithm, attestation });
    return { authenticator, created: await authenticator.create(creationOptions) };
  };

  it.each(runtimeAlgorithms.map((algorithm) => [algorithm]))(
    "algorithm %i: gives the same in each run, which verifies, and something else for another seed",
    async (algorithm) => {
      const [first, second] = [await register("one", algorithm, "none"), await register("one", algorithm, "none")];
      expect(second.created).toEqual(first.created);
      const { credential } = await verifyCreated(first.created);
      await expect(verifyAnswered(await first.authenticator.get(requestOptions), credential)).resolves.toBeDefined();
      const other = await register("two", algorithm, "none");
      expect(other.created.id).not.toBe(first.created.id);
      expect(other.created.response.publicKey).not.toBe(first.created.response.publicKey);
    },
  );

  it.each(
    runtimeAlgorithms.filter((algorithm) => ![-37, -38, -39].includes(algorithm)).map((algorithm) => [algorithm]),
  )("algorithm %i: signs the same with the same signature", async (algorithm) => {
    const [first, second] = [await register("one", algorithm), await register("one", algorithm)];
    expect(second.created).toEqual(first.created);
    await expect(verifyCreated(first.created)).resolves.toBeDefined();
    expect(await second.authenticator.get(requestOptions)).toEqual(await first.authenticator.get(requestOptions));
  });

  it("makes another credential each time, and goes on from those that it has", async () => {
    const { authenticator, created } = await register("one", -7);
    const second = await authenticator.create(creationOptions);
    expect(second.id).not.toBe(created.id);
    const credentials = authenticator.exportCredentials().slice(0, 1);
    const resumed = createSoftwareAuthenticator({
      origin,
      seed: "one",
      algorithm: -7,
      attestation: "self",
      credentials,
    });
    expect(await resumed.create(creationOptions)).toEqual(second);
  });
});
