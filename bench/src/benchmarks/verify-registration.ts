import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from "node:crypto";

import { verifyRegistration, type AttestationPolicy } from "@idpkit/webauthn";
import { createAttestationBatch, createTpmVendor } from "@idpkit/webauthn/testing";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { registrationReaders, registrationVerifiers } from "../peers/registration-verifiers.js";
import { register, type RegistrationToVerify } from "./passkey-ceremonies.js";

/** Verify the registration of an ES256 passkey whose authenticator says nothing of itself: what most of them do. */
export const verifyRegistrationNone: Benchmark = {
  name: "verify-registration-none",
  title: "verify the registration of an ES256 passkey, no attestation",
  prepare: async () =>
    compare({
      registration: await register(-7, "none", accepting("none")),
      limit: { name: "node:crypto import of the key", run: rawImport() },
      readers: registrationReaders,
    }),
};

/** The same with a statement that the credential key signed. */
export const verifyRegistrationPackedSelf: Benchmark = {
  name: "verify-registration-packed-self",
  title: "verify the registration of an ES256 passkey, packed self attestation",
  prepare: async () =>
    compare({
      registration: await register(-7, "self", accepting("packed")),
      limit: rawVerifications(["P-256"]),
    }),
};

/** The same with a statement and a certificate of the vendor, which leads to the trust anchor. */
export const verifyRegistrationPackedX5c: Benchmark = {
  name: "verify-registration-packed-x5c",
  title: "verify the registration of an ES256 passkey, packed attestation with a certificate",
  async prepare() {
    const batch = await createAttestationBatch({ now: new Date() });
    return compare({
      registration: await register(-7, batch, trusting("packed", batch.trustAnchor)),
      limit: rawVerifications(["P-256", "P-256"]),
    });
  },
};

/** The same with the statement of a TPM, of an RS256 passkey as Windows makes them. */
export const verifyRegistrationTpm: Benchmark = {
  name: "verify-registration-tpm",
  title: "verify the registration of an RS256 passkey, TPM attestation",
  async prepare() {
    const vendor = await createTpmVendor({ now: new Date() });
    return compare({
      registration: await register(-257, vendor, trusting("tpm", vendor.trustAnchor)),
      limit: rawVerifications(["RSA-2048", "P-256"]),
    });
  },
};

interface Comparison {
  readonly registration: RegistrationToVerify;
  readonly limit: Pick<Contender, "name" | "run">;
  readonly readers?: typeof registrationReaders;
}

async function compare({ registration, limit, readers = {} }: Comparison): Promise<readonly Contender[]> {
  const contending = (verifiers: typeof registrationVerifiers, kind: Contender["kind"]) =>
    Object.entries(verifiers).map(([name, verifier]) => ({ name, kind, run: verifier(registration) }));
  const contenders: readonly Contender[] = [
    { ...limit, kind: "limit" },
    { name: "@idpkit/webauthn", kind: "idpkit", run: withIdpkit(registration) },
    ...contending(registrationVerifiers, "peer"),
    ...contending(readers, "partial"),
  ];
  for (const { name, run } of contenders) if (!(await run())) throw new Error(`${name}: does not verify`);
  return contenders;
}

/** Resolves to whether the attestation is trusted where the policy has a trust anchor, so that nobody forgets the path. */
function withIdpkit({ request, response, attestation }: RegistrationToVerify) {
  return async () => {
    const verified = await verifyRegistration(response, request, { attestation, now: new Date() });
    return verified.attestation.trusted === attestation.trustAnchors.length > 0;
  };
}

/** The only cryptography of a registration without attestation: whether the key is one. */
function rawImport() {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "jwk" });
  return () => createPublicKey({ key, format: "jwk" });
}

/** As many signatures as the statement and its certificates have, by keys that are kept. */
function rawVerifications(types: readonly ("P-256" | "RSA-2048")[]) {
  const signatures = types.map(rawSignature);
  return {
    name: "node:crypto verify, keys kept",
    run: () => signatures.every(({ key, data, signature }) => verify("sha256", data, key, signature)),
  };
}

function rawSignature(type: "P-256" | "RSA-2048"): { key: KeyObject; data: Buffer; signature: Buffer } {
  const { privateKey, publicKey } =
    type === "P-256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("rsa", { modulusLength: 2048 });
  // As long as the data that are signed here: authenticator data and hash, or a certificate.
  const data = randomBytes(300);
  return { key: publicKey, data, signature: sign("sha256", data, privateKey) };
}

function accepting(format: "none" | "packed"): AttestationPolicy {
  return { formats: [format], trustAnchors: [], trust: "optional" };
}

function trusting(format: "packed" | "tpm", trustAnchor: Uint8Array): AttestationPolicy {
  return { formats: [format], trustAnchors: [trustAnchor], trust: "required" };
}
