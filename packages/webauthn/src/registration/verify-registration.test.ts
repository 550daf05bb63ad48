import { describe, expect, it } from "vitest";

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { decodeCbor, type CborMap } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";
import type { WebAuthnErrorCode } from "../errors.js";
import {
  challenge,
  creationOptions,
  enrol,
  origin,
  refusal,
  userHandle,
  verifyCreated,
  type RegistrationExpectation,
} from "../relying-party.test.fixture.js";
import type { SignatureVerifier } from "../signature/signature-verifier.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import type { SoftwareAuthenticatorOptions } from "../testing/software-authenticator-options.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import type { RegistrationResponseJSON } from "./registration-response.js";

/** What is not as it should be, in one ceremony that is right otherwise. */
interface Tampering {
  readonly authenticator?: Partial<SoftwareAuthenticatorOptions>;
  readonly defects?: CeremonyDefects;
  readonly response?: (response: RegistrationResponseJSON) => RegistrationResponseJSON;
  readonly expected?: RegistrationExpectation;
}

async function register({ authenticator, defects, response = (same) => same, expected }: Tampering) {
  const created = await createSoftwareAuthenticator({ origin, ...authenticator }).create(creationOptions, defects);
  return verifyCreated(response(created), { ...expected });
}

/** Authenticator data with the flag ED and one extension output, which nobody asked for. */
const extensionOutputs: CeremonyDefects = {
  flags: { extensionData: true },
  authenticatorData: (bytes) => concatBytes(bytes, serializeCbor(new Map([["credProtect", 2]]))),
};

const unverified: CeremonyDefects = { flags: { userVerified: false } };
const untouched: CeremonyDefects = { flags: { userPresent: false } };
const attestedOnly: RegistrationExpectation = { policy: "attestedDeviceBound" };
const enforced = {
  credentialProtectionPolicy: "userVerificationRequired",
  enforceCredentialProtectionPolicy: true,
} as const;

const coordinate = new Uint8Array(32).fill(1);
const offCurve: readonly KeyParameter[] = [
  [1, 2],
  [3, -7],
  [-1, 1],
  [-2, coordinate],
  [-3, coordinate],
];
const mlDsa44: readonly KeyParameter[] = [
  [1, 7],
  [3, -48],
  [-1, new Uint8Array(1312)],
];
const mlDsa44Verifier: SignatureVerifier = { algorithm: -48, verify: () => false };
const smallOrder: readonly KeyParameter[] = [
  [1, 1],
  [3, -8],
  [-1, 6],
  [-2, new Uint8Array(32)],
];

type KeyParameter = readonly [number, number | Uint8Array];

function withPublicKey(parameters: readonly KeyParameter[]): CeremonyDefects {
  return { attestedCredentialData: { credentialPublicKey: serializeCbor(new Map(parameters)) } };
}

/** A credential whose ID has this length, wherever it stands. */
function withCredentialId(length: number): Tampering {
  const credentialId = new Uint8Array(length).fill(7);
  const id = encodeBase64url(credentialId);
  return {
    defects: { attestedCredentialData: { credentialId } },
    response: (created) => ({ ...created, id, rawId: id }),
  };
}

function withResponse(
  created: RegistrationResponseJSON,
  members: Partial<RegistrationResponseJSON["response"]>,
): RegistrationResponseJSON {
  return { ...created, response: { ...created.response, ...members } };
}

function padded(
  created: RegistrationResponseJSON,
  member: "clientDataJSON" | "attestationObject",
): RegistrationResponseJSON {
  return withResponse(created, { [member]: `${created.response[member]}=` });
}

function withObject(
  created: RegistrationResponseJSON,
  rewrite: (object: Uint8Array) => Uint8Array,
): RegistrationResponseJSON {
  const object = decodeBase64url(created.response.attestationObject);
  return withResponse(created, { attestationObject: encodeBase64url(rewrite(object)) });
}

function withMember(created: RegistrationResponseJSON, name: string, value: string | number): RegistrationResponseJSON {
  return withObject(created, (object) => serializeCbor(new Map([...(decodeCbor(object) as CborMap)]).set(name, value)));
}

function without(created: RegistrationResponseJSON, name: string): RegistrationResponseJSON {
  return withObject(created, (object) =>
    serializeCbor(new Map([...(decodeCbor(object) as CborMap)].filter(([key]) => key !== name)).set("x", 1)),
  );
}

function followed(bytes: Uint8Array): Uint8Array {
  return concatBytes(bytes, Uint8Array.of(0));
}

const array = serializeCbor([1, 2, 3]);

describe("a ceremony as it should be", () => {
  it("gives the record to store, which survives JSON", async () => {
    const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
    const { credential, attestation } = await verifyCreated(created);
    expect(credential).toEqual({
      id: created.id,
      publicKey: expect.stringMatching(/^pQECAyYgASFYI/) as string,
      algorithm: -7,
      userHandle: encodeBase64url(userHandle),
      signCount: 1,
      backupEligible: false,
      backupState: false,
      uvInitialized: true,
      transports: ["internal"],
      attestation: {
        trusted: false,
        format: "none",
        type: "none",
        claimedAaguid: "4964706b-6974-4073-af66-747761726521",
      },
    });
    expect(attestation).toEqual(credential.attestation);
    expect(JSON.parse(JSON.stringify(credential))).toEqual(credential);
  });

  it("keeps the public key as the authenticator wrote it", async () => {
    const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
    const { credential } = await verifyCreated(created);
    const authenticatorData = decodeBase64url(created.response.authenticatorData ?? "");
    expect(decodeBase64url(credential.publicKey)).toEqual(authenticatorData.slice(37 + 18 + 32));
  });

  it.each([-7, -8, -257] as const)("takes algorithm %i", async (algorithm) => {
    const { credential } = await enrol({ algorithm });
    expect(credential.algorithm).toBe(algorithm);
  });

  it.each<[string, Tampering]>([
    ["a backed-up passkey where passkeys will do", { authenticator: { backupEligible: true, backupState: true } }],
    ["a device-bound passkey where none else will do", { expected: { policy: "deviceBound" } }],
    ["client data without crossOrigin", { defects: { clientData: { crossOrigin: undefined } } }],
    ["no transports", { response: (created) => withResponse(created, { transports: [] }) }],
    ["extension outputs", { defects: extensionOutputs }],
    [
      "a user who was not verified, where that is a wish",
      { defects: unverified, expected: { userVerification: "preferred" } },
    ],
    [
      "a user who was not verified, where that is no matter",
      { defects: unverified, expected: { userVerification: "discouraged" } },
    ],
    ["nobody's touch, where the client need not ask", { defects: untouched, expected: { mediation: "conditional" } }],
    ["another credential than those of the user", { expected: { excludeCredentials: ["AAAA"] } }],
    ["a credential ID of 1023 bytes", withCredentialId(1023)],
    ["a credential ID of 1 byte", withCredentialId(1)],
  ])("takes %s", async (_, right) => {
    await expect(register(right)).resolves.toBeDefined();
  });

  it("says whether the user was verified", async () => {
    expect((await register({})).userVerified).toBe(true);
    const unasked = await register({ defects: unverified, expected: { userVerification: "preferred" } });
    expect(unasked.userVerified).toBe(false);
    expect(unasked.credential.uvInitialized).toBe(false);
  });

  it("reads the extensions that were asked for, and no others", async () => {
    const extensions = { credentialProtectionPolicy: "userVerificationRequired" } as const;
    const asked = { ...creationOptions, extensions: { ...extensions, credProps: true as const } };
    const created = await createSoftwareAuthenticator({ origin }).create(asked);
    const verified = await verifyCreated(created, { extensions });
    expect(verified.extensions).toEqual({ signed: { credProtect: "userVerificationRequired" }, claimed: {} });
  });

  it("says what the flags say", async () => {
    const { credential } = await register({ authenticator: { backupEligible: true, backupState: true } });
    expect(credential).toMatchObject({ backupEligible: true, backupState: true });
  });
});

const cases: readonly [WebAuthnErrorCode, string, Tampering][] = [
  ["response-malformed", "a member is missing", { response: (created) => ({ ...created, id: undefined as never }) }],
  ["credential-type-mismatch", "the type is another", { response: (created) => ({ ...created, type: "password" }) }],
  ["base64url-malformed", "client data is padded", { response: (created) => padded(created, "clientDataJSON") }],
  ["base64url-malformed", "the object is padded", { response: (created) => padded(created, "attestationObject") }],
  ["client-data-malformed", "client data has no type", { defects: { clientData: { type: undefined } } }],
  ["type-mismatch", "it is an assertion", { defects: { clientData: { type: "webauthn.get" } } }],
  ["type-mismatch", "the type is in capitals", { defects: { clientData: { type: "WEBAUTHN.CREATE" } } }],
  ["challenge-mismatch", "another was sent", { expected: { challenge: encodeBase64url(challenge.with(31, 0)) } }],
  ["challenge-mismatch", "it is padded", { defects: { clientData: { challenge: `${creationOptions.challenge}=` } } }],
  ["challenge-mismatch", "it goes on", { defects: { clientData: { challenge: `${creationOptions.challenge}A` } } }],
  ["challenge-mismatch", "it is empty", { defects: { clientData: { challenge: "" } } }],
  ["origin-mismatch", "it goes on", { defects: { clientData: { origin: `${origin}.attacker.example` } } }],
  ["origin-mismatch", "it begins earlier", { defects: { clientData: { origin: "https://x.idp.example.com" } } }],
  ["origin-mismatch", "the scheme is another", { defects: { clientData: { origin: "http://idp.example.com" } } }],
  ["origin-mismatch", "the port is another", { defects: { clientData: { origin: `${origin}:8443` } } }],
  ["origin-mismatch", "it has a path", { defects: { clientData: { origin: `${origin}/` } } }],
  ["cross-origin-refused", "it ran in a frame", { defects: { clientData: { crossOrigin: true } } }],
  ["top-origin-refused", "it names a top origin", { defects: { clientData: { topOrigin: origin } } }],
  ["cbor-malformed", "the object is followed by a byte", { response: (created) => withObject(created, followed) }],
  ["attestation-object-malformed", "it is no map", { response: (created) => withObject(created, () => array) }],
  ["attestation-object-malformed", "fmt is missing", { response: (created) => without(created, "fmt") }],
  ["attestation-object-malformed", "attStmt is missing", { response: (created) => without(created, "attStmt") }],
  ["attestation-object-malformed", "authData is missing", { response: (created) => without(created, "authData") }],
  ["attestation-object-malformed", "it has a fourth member", { response: (created) => withMember(created, "x", 1) }],
  ["attestation-object-malformed", "fmt is a number", { response: (created) => withMember(created, "fmt", 1) }],
  ["attestation-object-malformed", "attStmt is a number", { response: (created) => withMember(created, "attStmt", 1) }],
  ["attestation-object-malformed", "authData is text", { response: (created) => withMember(created, "authData", "") }],
  ["authenticator-data-malformed", "a byte follows", { defects: { authenticatorData: followed } }],
  ["rp-id-hash-mismatch", "the RP ID is another", { defects: { rpId: "idp.example.com" } }],
  ["user-presence-missing", "UP is off", { defects: { flags: { userPresent: false } } }],
  ["user-verification-missing", "UV is off", { defects: { flags: { userVerified: false } } }],
  [
    "user-verification-missing",
    "UV is off, and the client need not ask",
    { defects: unverified, expected: { mediation: "conditional" } },
  ],
  [
    "user-verification-missing",
    "UV is off, and the request is not one of ours",
    { defects: unverified, expected: { userVerification: "Preferred" as "preferred" } },
  ],
  ["backup-flags-inconsistent", "BS is on and BE off", { defects: { flags: { backupState: true } } }],
  [
    "backup-eligible-refused",
    "BE is on",
    { authenticator: { backupEligible: true }, expected: { policy: "deviceBound" } },
  ],
  [
    "algorithm-unsupported",
    "it is ES384",
    {
      defects: withPublicKey([
        [1, 2],
        [3, -25],
        [-1, 2],
      ]),
    },
  ],
  ["algorithm-not-allowed", "it was not asked for", { expected: { algorithms: [-8, -257] } }],
  ["public-key-malformed", "it is not on its curve", { defects: withPublicKey(offCurve) }],
  ["public-key-unsafe", "it is a point of small order", { defects: withPublicKey(smallOrder) }],
  ["attestation-format-unsupported", "it is not known", { defects: { format: "acme" } }],
  ["attestation-format-unsupported", "it is in capitals", { defects: { format: "NONE" } }],
  ["attestation-statement-malformed", "none says something", { defects: { statement: { alg: -7 } } }],
  [
    "attestation-format-not-allowed",
    "none came",
    { expected: { attestation: { formats: ["packed"], trustAnchors: [], trust: "optional" } } },
  ],
  [
    "attestation-format-not-allowed",
    "it is none that is wanted, whatever it says",
    {
      defects: { format: "tpm", statement: { alg: -7 } },
      expected: { attestation: { formats: ["none"], trustAnchors: [], trust: "optional" } },
    },
  ],
  [
    "attestation-untrusted",
    "none came",
    { expected: { attestation: { formats: ["none"], trustAnchors: [], trust: "required" } } },
  ],
  ["attestation-untrusted", "none came, and none but attested credentials will do", { expected: attestedOnly }],
  [
    "backup-eligible-refused",
    "BE is on, and none but attested credentials will do",
    { authenticator: { backupEligible: true }, expected: attestedOnly },
  ],
  [
    "extension-unsolicited",
    "nobody asked",
    { defects: extensionOutputs, expected: { unsolicitedExtensions: "reject" } },
  ],
  [
    "credential-protection-insufficient",
    "it is protected less than was asked for",
    { defects: extensionOutputs, expected: { extensions: enforced } },
  ],
  ["credential-id-malformed", "it is empty", withCredentialId(0)],
  ["credential-id-malformed", "it has 1024 bytes", withCredentialId(1024)],
  ["credential-id-mismatch", "id is another", { response: (created) => ({ ...created, id: "AAAA" }) }],
  ["credential-id-mismatch", "rawId is another", { response: (created) => ({ ...created, rawId: "AAAA" }) }],
  ["credential-id-mismatch", "both are others", { response: (created) => ({ ...created, id: "AAAA", rawId: "AAAA" }) }],
];

it("takes an algorithm that the application brought a verifier for", async () => {
  const expected = { algorithms: [-48], signatureVerifiers: [mlDsa44Verifier] } as const;
  const { credential } = await register({ defects: withPublicKey(mlDsa44), expected });
  expect(credential).toMatchObject({ algorithm: -48, attestation: { format: "none" } });
});

it("refuses with credential-excluded when the user has the credential already", async () => {
  const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
  const verifying = verifyCreated(created, { excludeCredentials: ["AAAA", created.id] });
  await expect(verifying).rejects.toMatchObject(refusal("credential-excluded"));
});

it.each(cases)("refuses with %s when %s", async (code, _, tampering) => {
  await expect(register(tampering)).rejects.toMatchObject(refusal(code));
});

it.each<[string, RegistrationExpectation]>([
  ["an algorithm that nobody brought a verifier for", { algorithms: [-7, -49], signatureVerifiers: [mlDsa44Verifier] }],
  ["an invalid date", { now: new Date("tomorrow") }],
  ["no attestation format", { attestation: { formats: [] as never, trustAnchors: [], trust: "optional" } }],
  [
    "an attestation format that cannot be verified",
    { attestation: { formats: ["acme" as never], trustAnchors: [], trust: "optional" } },
  ],
  [
    "a demand for trust that is misspelt",
    { attestation: { formats: ["none"], trustAnchors: [], trust: "require" as never } },
  ],
])("takes %s for a mistake of the programmer", async (_, expected) => {
  await expect(register({ expected })).rejects.toBeInstanceOf(TypeError);
});
