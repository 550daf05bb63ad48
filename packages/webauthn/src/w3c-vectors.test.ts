import { readFileSync } from "node:fs";
import { join } from "node:path";

import { hex } from "@scure/base";
import { describe, expect, it } from "vitest";

import { formatAaguid } from "./attestation/aaguid.js";
import { verifyAuthentication } from "./authentication/verify-authentication.js";
import { encodeBase64url } from "./base64url.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import type { CredentialRecord } from "./credential-record.js";
import { noModel } from "./metadata/find-metadata-entries.js";
import { verifyRegistration } from "./registration/verify-registration.js";
import type { AuthenticationRequest, RegistrationRequest, Taken } from "./request/stored-request.js";

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
  readonly constants: {
    readonly topOrigin: string;
    readonly topOriginAppliesTo: readonly string[];
    readonly crossOriginAppliesTo: readonly string[];
    readonly attestationCa: { readonly certDer: string };
  };
  readonly vectors: readonly Vector[];
}

const folder = process.env["IDPKIT_VECTORS"];
const source = "(set IDPKIT_VECTORS to a folder with webauthn-l3.json, the vectors of WebAuthn Level 3 §16)";

/**
 * What the default of always asking for user verification, and of taking no ceremony in a foreign frame, makes of registration
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

const noConstants = { topOrigin: "", topOriginAppliesTo: [], crossOriginAppliesTo: [], attestationCa: { certDer: "" } };
const { constants, vectors } = readVectors();
const attestationRoot = hex.decode(constants.attestationCa.certDer);

describe.runIf(folder !== undefined)(`the examples ${source}`, () => {
  it("are all judged here", () => {
    expect(verdicts.map(([name]) => name)).toEqual(vectors.map(({ name }) => name));
  });

  it.each(vectors)("$name: registration is accepted, and trusted if it has a certificate", async (example) => {
    const { registration, derived, expectedAlg, format } = example;
    const { credential } = await register(example, asPublished(example));
    const aaguid = formatAaguid(hex.decode(registration.aaguid));
    const isTrusted = format !== "none" && !example.name.includes("self");
    expect(credential).toMatchObject({
      id: toBase64url(registration.credential_id),
      publicKey: toBase64url(derived.credentialPublicKeyCose),
      algorithm: expectedAlg,
      signCount: 0,
      backupEligible: derived.registrationFlags.be,
      backupState: derived.registrationFlags.bs,
      attestation: isTrusted
        ? { trusted: true, format, aaguid: format === "fido-u2f" ? noModel : aaguid }
        : { trusted: false, format, claimedAaguid: aaguid },
    });
  });

  it.each(vectors)("$name: authentication is accepted, with the record of the registration", async (example) => {
    const { credential } = await register(example, asPublished(example));
    await expect(authenticate(example, credential, asPublished(example))).resolves.toBeDefined();
  });

  it.each(verdicts)("%s: by default, registration is %s", async (name, verdict) => {
    expect(await verdictOf(register(vector(name)))).toBe(verdict);
  });

  it.each(verdicts)("%s: by default, registration is %s and authentication %s", async (name, _, verdict) => {
    const { credential } = await register(vector(name), asPublished(vector(name)));
    expect(await verdictOf(authenticate(vector(name), credential))).toBe(verdict);
  });
});

/** How the examples were made: some without user verification, two in a frame of another origin, one of which is named. */
function asPublished({ name }: Vector): Pick<RegistrationRequest, "userVerification" | "crossOrigin"> {
  const { crossOriginAppliesTo, topOriginAppliesTo, topOrigin } = constants;
  const crossOrigin = { topOrigins: [topOrigin], insecureAllowUnnamedTopOrigin: !topOriginAppliesTo.includes(name) };
  return { userVerification: "discouraged", ...(crossOriginAppliesTo.includes(name) && { crossOrigin }) };
}

const asked = {
  origin: "https://example.org",
  rpId: "example.org",
  policy: "passkey",
  userVerification: "required",
  expiresAt: "2026-11-22T08:05:00.000Z",
} as const;
const userHandle = encodeBase64url(new Uint8Array(16).fill(1));

function register({ registration }: Vector, otherwise: Partial<RegistrationRequest> = {}) {
  const response = {
    ...credentialMembers(registration.credential_id),
    response: {
      clientDataJSON: toBase64url(registration.clientDataJSON),
      attestationObject: toBase64url(registration.attestationObject),
    },
  };
  const request = {
    ...asked,
    purpose: "registration",
    challenge: toBase64url(registration.challenge),
    userHandle,
    algorithms: [-7, ...runtimeAlgorithms],
    excludeCredentials: [],
    ...otherwise,
  };
  return verifyRegistration(response, request as Taken<RegistrationRequest>, {
    attestation: {
      formats: ["none", "packed", "tpm", "android-key", "apple", "fido-u2f"],
      trustAnchors: [attestationRoot],
      trust: "optional",
      tpm: { allowManufacturers: ["id:00000000"], insecureIgnoreObjectAttributes: true },
      // The example was made before w3c/webauthn#2379, with nothing in either list.
      androidKey: { insecureEmptyAuthorizationLists: true },
    },
    now: new Date("2026-11-22T08:00:00Z"),
  });
}

function authenticate(
  { registration, authentication }: Vector,
  credential: CredentialRecord,
  otherwise: Partial<AuthenticationRequest> = {},
) {
  const response = {
    ...credentialMembers(registration.credential_id),
    response: {
      clientDataJSON: toBase64url(authentication.clientDataJSON),
      authenticatorData: toBase64url(authentication.authenticatorData),
      signature: toBase64url(authentication.signature),
      userHandle,
    },
  };
  const challenge = toBase64url(authentication.challenge);
  const request = { ...asked, purpose: "authentication", challenge, ...otherwise };
  return verifyAuthentication(response, credential, request as Taken<AuthenticationRequest>);
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

function toBase64url(text: string): string {
  return encodeBase64url(hex.decode(text));
}

function readVectors(): VectorFile {
  if (folder === undefined) return { constants: noConstants, vectors: [] };
  return JSON.parse(readFileSync(join(folder, "webauthn-l3.json"), "utf8")) as VectorFile;
}
