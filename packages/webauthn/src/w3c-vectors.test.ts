import { readFileSync } from "node:fs";
import { join } from "node:path";

import { hex } from "@scure/base";
import { describe, expect, it } from "vitest";

import { parseAttestationObject } from "./attestation/attestation-object.js";
import { assessTrust } from "./attestation/assess-trust.js";
import { isAttestationFormat } from "./attestation/attestation-policy.js";
import { verifyStatement } from "./attestation/verify-statement.js";
import { verifyAuthentication } from "./authentication/verify-authentication.js";
import { encodeBase64url } from "./base64url.js";
import { parseAttestationData } from "./ceremony/authenticator-data.js";
import { concatBytes } from "./concat-bytes.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import { parseCosePublicKey } from "./cose/public-key.js";
import type { CredentialRecord } from "./credential-record.js";
import { verifyRegistration } from "./registration/verify-registration.js";
import { sha256 } from "./sha256.js";
import { checkSignature } from "./signature/check-signature.js";
import { importPublicKey } from "./signature/public-key.js";

/** One of the examples of WebAuthn Level 3 §16; bytes are hexadecimal. */
interface Vector {
  readonly name: string;
  readonly format: string;
  readonly expectedAlg: number;
  readonly registration: Readonly<
    Record<"challenge" | "aaguid" | "credential_id" | "clientDataJSON" | "attestationObject", string>
  >;
  readonly authentication: Readonly<Record<"challenge" | "authenticatorData" | "clientDataJSON" | "signature", string>>;
  readonly derived: {
    readonly credentialPublicKeyCose: string;
    readonly registrationFlags: Readonly<Record<"be" | "bs", boolean>>;
  };
}

interface VectorFile {
  readonly constants: { readonly attestationCa: { readonly certDer: string } };
  readonly vectors: readonly Vector[];
}

const folder = process.env["IDPKIT_VECTORS"];
const source = "(set IDPKIT_VECTORS to a folder with webauthn-l3.json, the vectors of WebAuthn Level 3 §16)";

/**
 * What a verifier that always asks for user verification, and takes no ceremony in a foreign frame, says to registration
 * and authentication of each example. The order of the checks is the specification's.
 */
const verdicts: readonly (readonly [name: string, registration: string, authentication: string])[] = [
  ["none-es256", "user-verification-missing", "user-verification-missing"],
  ["packed-self-es256", "accepted", "user-verification-missing"],
  ["none-es256-crossOrigin", "cross-origin-refused", "cross-origin-refused"],
  ["none-es256-topOrigin", "cross-origin-refused", "cross-origin-refused"],
  ["none-es256-long-credential-id", "user-verification-missing", "accepted"],
  ["packed-es256", "accepted", "accepted"],
  ["packed-es384", "user-verification-missing", "accepted"],
  ["packed-es512", "accepted", "user-verification-missing"],
  ["packed-rs256", "accepted", "user-verification-missing"],
  ["packed-eddsa", "user-verification-missing", "user-verification-missing"],
  ["packed-ed448", "user-verification-missing", "accepted"],
  ["tpm-es256", "accepted", "accepted"],
  ["android-key-es256", "accepted", "user-verification-missing"],
  ["apple-es256", "user-verification-missing", "user-verification-missing"],
  ["fido-u2f-es256", "user-verification-missing", "user-verification-missing"],
];

const { constants, vectors } = readVectors();
const attestationRoot = hex.decode(constants.attestationCa.certDer);

describe.runIf(folder !== undefined)(`the examples ${source}`, () => {
  it("are all judged here", () => {
    expect(verdicts.map(([name]) => name)).toEqual(vectors.map(({ name }) => name));
  });

  it.each(verdicts)("%s: registration is %s", async (name, verdict) => {
    expect(await verdictOf(register(vector(name)))).toBe(verdict);
  });

  it.each(verdicts)("%s: after registration is %s, authentication is %s", async (name, _, verdict) => {
    expect(await verdictOf(authenticate(vector(name)))).toBe(verdict);
  });

  it.each(["packed-self-es256", "packed-es256", "packed-rs256", "tpm-es256", "android-key-es256"])(
    "%s: the record is the one published",
    async (name) => {
      const { registration, derived, expectedAlg } = vector(name);
      const { credential, attestation } = await register(vector(name));
      expect(credential).toMatchObject({
        publicKey: toBase64url(derived.credentialPublicKeyCose),
        algorithm: expectedAlg,
        signCount: 0,
        backupEligible: derived.registrationFlags.be,
        backupState: derived.registrationFlags.bs,
      });
      expect(attestation.aaguid.replaceAll("-", "")).toBe(registration.aaguid);
      expect(attestation.trusted).toBe(name !== "packed-self-es256");
    },
  );
});

describe.runIf(folder !== undefined)(`the examples, whatever their flags ${source}`, () => {
  const attested = vectors.filter(({ format }) => isAttestationFormat(format));

  it("some examples remain", () => {
    expect([vectors.length, attested.length]).toEqual([15, 15]);
  });

  it.each(vectors)("$name: the signature is valid", async ({ authentication, derived }) => {
    const publicKey = parseCosePublicKey(hex.decode(derived.credentialPublicKeyCose));
    const clientDataHash = sha256(bytes(authentication.clientDataJSON));
    const data = concatBytes(bytes(authentication.authenticatorData), clientDataHash);
    const key = importPublicKey(publicKey);
    const signature = bytes(authentication.signature);
    await expect(checkSignature(key, { data, signature }, "signature-invalid")).resolves.toBeUndefined();
  });

  it.each(attested)("$name: the attestation is correct, and trusted if it has a certificate", async (example) => {
    const object = parseAttestationObject(bytes(example.registration.attestationObject));
    const data = parseAttestationData(object.authenticatorData);
    const publicKey = parseCosePublicKey(data.credentialPublicKey);
    const key = importPublicKey(publicKey);
    const clientDataHash = sha256(bytes(example.registration.clientDataJSON));
    const format = isAttestationFormat(object.format) ? object.format : expect.fail("another format");
    const now = new Date("2026-11-22T08:00:00Z");
    const policy = {
      formats: [format],
      trustAnchors: [attestationRoot],
      trust: "optional",
      tpm: { allowManufacturers: ["id:00000000"] },
      androidKey: { insecureEmptyAuthorizationLists: true },
    } as const;
    const given = { ...object, ...data, clientDataHash, publicKey, key, policy, now };
    const statement = await verifyStatement(format, given);
    expect(assessTrust(format, statement, policy, now)).toBe(statement.type !== "none" && statement.type !== "self");
  });
});

const expected = { origins: ["https://example.org"], rpId: "example.org", policy: "passkey" } as const;
const userHandle = new Uint8Array(16).fill(1);

function register({ registration }: Vector) {
  const response = {
    ...credentialMembers(registration.credential_id),
    response: {
      clientDataJSON: toBase64url(registration.clientDataJSON),
      attestationObject: toBase64url(registration.attestationObject),
    },
  };
  return verifyRegistration(response, {
    ...expected,
    challenge: bytes(registration.challenge),
    userHandle,
    algorithms: [-7, ...runtimeAlgorithms],
    attestation: {
      formats: ["none", "packed", "tpm", "android-key"],
      trustAnchors: [attestationRoot],
      trust: "optional",
      tpm: { allowManufacturers: ["id:00000000"] },
      // The example was made before w3c/webauthn#2379, with nothing in either list.
      androidKey: { insecureEmptyAuthorizationLists: true },
    },
    now: new Date("2026-11-22T08:00:00Z"),
  });
}

function authenticate({ registration, authentication, derived, expectedAlg }: Vector) {
  const credential: CredentialRecord = {
    id: toBase64url(registration.credential_id),
    publicKey: toBase64url(derived.credentialPublicKeyCose),
    algorithm: expectedAlg as CredentialRecord["algorithm"],
    userHandle: encodeBase64url(userHandle),
    signCount: 0,
    backupEligible: derived.registrationFlags.be,
    backupState: derived.registrationFlags.bs,
    transports: [],
    aaguid: registration.aaguid,
    attestationFormat: "none",
    attestationTrusted: false,
  };
  const response = {
    ...credentialMembers(registration.credential_id),
    response: {
      clientDataJSON: toBase64url(authentication.clientDataJSON),
      authenticatorData: toBase64url(authentication.authenticatorData),
      signature: toBase64url(authentication.signature),
      userHandle: credential.userHandle,
    },
  };
  return verifyAuthentication(response, credential, { ...expected, challenge: bytes(authentication.challenge) });
}

function credentialMembers(credentialId: string) {
  const id = toBase64url(credentialId);
  return { id, rawId: id, type: "public-key", clientExtensionResults: {} };
}

async function verdictOf(ceremony: Promise<unknown>): Promise<string> {
  try {
    await ceremony;
    return "accepted";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function vector(name: string): Vector {
  return vectors.find((candidate) => candidate.name === name) ?? expect.fail(`no example is called ${name}`);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hex.decode(text));
}

function toBase64url(text: string): string {
  return encodeBase64url(hex.decode(text));
}

function readVectors(): VectorFile {
  if (folder === undefined) return { constants: { attestationCa: { certDer: "" } }, vectors: [] };
  return JSON.parse(readFileSync(join(folder, "webauthn-l3.json"), "utf8")) as VectorFile;
}
