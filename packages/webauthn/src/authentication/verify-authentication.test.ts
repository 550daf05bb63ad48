import { describe, expect, it } from "vitest";

import { trusted } from "../assurance/authenticator.test.fixture.js";
import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { runtimeAlgorithms } from "../cose/algorithm.js";
import type { CredentialRecord } from "../credential-record.js";
import type { WebAuthnErrorCode } from "../errors.js";
import {
  challenge,
  enrol,
  flipBit,
  origin,
  refusal,
  requestOptions,
  userHandle,
  verifyAnswered,
  type AuthenticationExpectation,
} from "../relying-party.test.fixture.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import type { SoftwareAuthenticatorOptions } from "../testing/software-authenticator-options.js";
import { createPublicKeyCache, type PublicKeyCache } from "../signature/public-key-cache.js";
import type { AuthenticationResponseJSON } from "./authentication-response.js";

/** What is not as it should be, in one ceremony that is right otherwise. */
interface Tampering {
  readonly authenticator?: Partial<SoftwareAuthenticatorOptions>;
  readonly defects?: CeremonyDefects;
  readonly response?: (response: AuthenticationResponseJSON) => AuthenticationResponseJSON;
  readonly record?: Partial<CredentialRecord>;
  readonly expected?: AuthenticationExpectation;
}

async function authenticate(tampering: Tampering) {
  const { defects, response, record, expected } = tampering;
  const { authenticator, credential } = await enrol(tampering.authenticator);
  const answered = await authenticator.get(requestOptions, defects);
  return verifyAnswered(response?.(answered) ?? answered, { ...credential, ...record }, { ...expected });
}

/** Authenticator data with the flag ED and one extension output, which nobody asked for. */
const extensionOutputs: CeremonyDefects = {
  flags: { extensionData: true },
  authenticatorData: (bytes) => concatBytes(bytes, serializeCbor(new Map([["credProtect", 2]]))),
};

type Member = keyof AuthenticationResponseJSON["response"];

function withResponse(
  answered: AuthenticationResponseJSON,
  members: Partial<Record<Member, string | null | undefined>>,
): AuthenticationResponseJSON {
  return { ...answered, response: { ...answered.response, ...(members as object) } };
}

function padded(answered: AuthenticationResponseJSON, member: Member): AuthenticationResponseJSON {
  return withResponse(answered, { [member]: `${answered.response[member] ?? ""}=` });
}

const appid = "https://example.com/appid.json";
const u2f: AuthenticationExpectation = { extensions: { appid } };

/** What a client says that used the AppID in the place of the RP ID, and nobody signed. */
function withAppId(answered: AuthenticationResponseJSON): AuthenticationResponseJSON {
  return { ...answered, clientExtensionResults: { appid: true } };
}

function withOddAppId(answered: AuthenticationResponseJSON): AuthenticationResponseJSON {
  return { ...answered, clientExtensionResults: { appid: "true" } };
}

const attestedOnly: AuthenticationExpectation = { policy: "attestedDeviceBound" };
const attestedRecord: Partial<CredentialRecord> = { attestation: trusted("packed") };

/** The same client data, followed by something that JSON ignores. */
function withClientData(answered: AuthenticationResponseJSON, more: string): AuthenticationResponseJSON {
  const clientDataJSON = concatBytes(decodeBase64url(answered.response.clientDataJSON), new TextEncoder().encode(more));
  return withResponse(answered, { clientDataJSON: encodeBase64url(clientDataJSON) });
}

function withSignCount(answered: AuthenticationResponseJSON, signCount: number): AuthenticationResponseJSON {
  const authenticatorData = decodeBase64url(answered.response.authenticatorData).with(36, signCount);
  return withResponse(answered, { authenticatorData: encodeBase64url(authenticatorData) });
}

function followed(bytes: Uint8Array): Uint8Array {
  return concatBytes(bytes, Uint8Array.of(0));
}

describe("a ceremony as it should be", () => {
  it("proves who holds the credential", async () => {
    const { authenticator, credential } = await enrol();
    const answered = await authenticator.get(requestOptions);
    expect(await verifyAnswered(answered, credential)).toEqual({
      userHandle,
      credentialId: credential.id,
      userVerified: true,
      signCount: 2,
      signCountRegressed: false,
      backupState: false,
      extensions: { claimed: {} },
    });
  });

  it("says that the user was not verified, where that was not demanded", async () => {
    const unverified = { flags: { userVerified: false } };
    for (const userVerification of ["preferred", "discouraged"] as const) {
      const proof = await authenticate({ defects: unverified, expected: { userVerification } });
      expect(proof.userVerified).toBe(false);
    }
  });

  it("reads the extensions that were asked for", async () => {
    const { authenticator, credential } = await enrol();
    const extensions = { largeBlob: { read: true }, prf: { eval: { first: "AAAA" } } } as const;
    const written = { clientExtensionResults: { largeBlob: { blob: "AQID" } } };
    const answered = await authenticator.get({ ...requestOptions, extensions }, written);
    const proof = await verifyAnswered(answered, credential, { extensions });
    expect(proof.extensions).toEqual({ claimed: { largeBlob: { blob: "AQID" } } });
  });

  it.each<[string, Tampering]>([
    ...runtimeAlgorithms.map((algorithm): [string, Tampering] => [
      `algorithm ${algorithm}`,
      { authenticator: { algorithm } },
    ]),
    ["a synced passkey where passkeys will do", { authenticator: { backupEligible: true, backupState: true } }],
    ["a device-bound passkey where none else will do", { expected: { policy: "deviceBound" } }],
    ["client data without crossOrigin", { defects: { clientData: { crossOrigin: undefined } } }],
    ["extension outputs", { defects: extensionOutputs }],
    ["the user who was asked for", { expected: { userHandle: encodeBase64url(userHandle) } }],
    [
      "an authenticator that names nobody, where it is known who has to answer",
      {
        expected: { userHandle: encodeBase64url(userHandle) },
        response: (answered) => withResponse(answered, { userHandle: undefined }),
      },
    ],
    ["an attested credential where none else will do", { record: attestedRecord, expected: attestedOnly }],
    ["a U2F credential by its AppID", { defects: { rpId: appid }, response: withAppId, expected: u2f }],
    ["another by the RP ID, where either will do", { expected: u2f }],
  ])("takes %s", async (_, right) => {
    await expect(authenticate(right)).resolves.toBeDefined();
  });

  it("says whether the credential is backed up now", async () => {
    const synced = { authenticator: { backupEligible: true }, defects: { flags: { backupState: true } } };
    expect(await authenticate(synced)).toMatchObject({ backupState: true });
  });

  it.each([
    ["went up", 1, 2, false],
    ["stayed", 2, 2, true],
    ["went back", 7, 6, true],
    ["went back to zero", 7, 0, true],
    ["has begun", 0, 1, false],
    ["is not kept", 0, 0, false],
    ["is at its end", 0xfffffffe, 0xffffffff, false],
  ])("signals a counter that %s, and takes it", async (_, stored, signCount, signCountRegressed) => {
    const proof = await authenticate({ record: { signCount: stored }, defects: { signCount } });
    expect(proof).toMatchObject({ signCount, signCountRegressed });
  });
});

const cases: readonly [WebAuthnErrorCode, string, Tampering][] = [
  ["response-malformed", "a member is missing", { response: (answered) => ({ ...answered, id: undefined as never }) }],
  ["credential-type-mismatch", "the type is another", { response: (answered) => ({ ...answered, type: "password" }) }],
  ["credential-not-allowed", "it was not asked for", { expected: { allowCredentials: ["AAAA"] } }],
  ["credential-not-allowed", "none was asked for", { expected: { allowCredentials: [] } }],
  ["credential-id-mismatch", "id is another", { response: (answered) => ({ ...answered, id: "AAAA" }) }],
  ["credential-id-mismatch", "rawId is another", { response: (answered) => ({ ...answered, rawId: "AAAA" }) }],
  ["credential-id-mismatch", "the record is another's", { record: { id: "AAAA" } }],
  ["user-handle-missing", "it is left out", { response: (answered) => withResponse(answered, { userHandle: null }) }],
  ["user-handle-mismatch", "it is empty", { response: (answered) => withResponse(answered, { userHandle: "" }) }],
  [
    "user-handle-mismatch",
    "it is another's",
    { response: (answered) => withResponse(answered, { userHandle: "AAAA" }) },
  ],
  ["user-handle-mismatch", "the record is another's", { record: { userHandle: "AAAA" } }],
  ["user-handle-mismatch", "another was asked for", { expected: { userHandle: "AAAA" } }],
  [
    "user-handle-mismatch",
    "another was asked for, and is named",
    { expected: { userHandle: "AAAA" }, response: (answered) => withResponse(answered, { userHandle: "AAAA" }) },
  ],
  [
    "user-handle-mismatch",
    "another is named than was asked for",
    {
      expected: { userHandle: encodeBase64url(userHandle) },
      response: (answered) => withResponse(answered, { userHandle: "AAAA" }),
    },
  ],
  ["base64url-malformed", "the user handle is padded", { response: (answered) => padded(answered, "userHandle") }],
  ["base64url-malformed", "client data is padded", { response: (answered) => padded(answered, "clientDataJSON") }],
  ["base64url-malformed", "data is padded", { response: (answered) => padded(answered, "authenticatorData") }],
  ["base64url-malformed", "the signature is padded", { response: (answered) => padded(answered, "signature") }],
  ["client-data-malformed", "client data has no origin", { defects: { clientData: { origin: undefined } } }],
  ["type-mismatch", "it is a creation", { defects: { clientData: { type: "webauthn.create" } } }],
  ["challenge-mismatch", "another was sent", { expected: { challenge: encodeBase64url(challenge.with(0, 0)) } }],
  ["challenge-mismatch", "it is padded", { defects: { clientData: { challenge: `${requestOptions.challenge}=` } } }],
  [
    "challenge-mismatch",
    "it stops early",
    { defects: { clientData: { challenge: encodeBase64url(challenge.slice(1)) } } },
  ],
  ["origin-mismatch", "it goes on", { defects: { clientData: { origin: `${origin}.attacker.example` } } }],
  ["origin-mismatch", "it begins earlier", { defects: { clientData: { origin: "https://x.idp.example.com" } } }],
  ["origin-mismatch", "the scheme is another", { defects: { clientData: { origin: "http://idp.example.com" } } }],
  ["origin-mismatch", "the port is another", { defects: { clientData: { origin: `${origin}:8443` } } }],
  ["cross-origin-refused", "it ran in a frame", { defects: { clientData: { crossOrigin: true } } }],
  ["top-origin-refused", "it names a top origin", { defects: { clientData: { topOrigin: origin } } }],
  ["authenticator-data-malformed", "a byte follows", { defects: { authenticatorData: followed } }],
  ["rp-id-hash-mismatch", "the RP ID is another", { defects: { rpId: "attacker.example" } }],
  ["rp-id-hash-mismatch", "it is of an AppID that nobody asked for", { defects: { rpId: appid }, response: withAppId }],
  [
    "rp-id-hash-mismatch",
    "it is of the AppID, and the client did not say so",
    { defects: { rpId: appid }, expected: u2f },
  ],
  ["rp-id-hash-mismatch", "it is not of the AppID, as the client says", { response: withAppId, expected: u2f }],
  [
    "rp-id-hash-mismatch",
    "it is of another AppID",
    { defects: { rpId: `${appid}?` }, response: withAppId, expected: u2f },
  ],
  ["user-presence-missing", "UP is off", { defects: { flags: { userPresent: false } } }],
  ["user-verification-missing", "UV is off", { defects: { flags: { userVerified: false } } }],
  ["backup-flags-inconsistent", "BS is on and BE off", { defects: { flags: { backupState: true } } }],
  ["backup-eligibility-changed", "BE came", { defects: { flags: { backupEligible: true } } }],
  ["backup-eligibility-changed", "BE went", { record: { backupEligible: true } }],
  [
    "backup-eligible-refused",
    "BE is on",
    { authenticator: { backupEligible: true }, expected: { policy: "deviceBound" } },
  ],
  ["attestation-untrusted", "none but attested credentials will do", { expected: attestedOnly }],
  [
    "backup-eligible-refused",
    "BE is on, and none but attested credentials will do",
    { authenticator: { backupEligible: true }, record: attestedRecord, expected: attestedOnly },
  ],
  [
    "extension-unsolicited",
    "nobody asked",
    { defects: extensionOutputs, expected: { unsolicitedExtensions: "reject" } },
  ],
  ["extension-malformed", "the AppID is no boolean", { response: withOddAppId, expected: u2f }],
  ["credential-record-malformed", "its counter is a text", { record: { signCount: "1" as never } }],
  ["credential-record-malformed", "its BE is a number", { record: { backupEligible: 0 as never } }],
  ["credential-record-malformed", "it has no attestation", { record: { attestation: undefined as never } }],
  ["credential-record-malformed", "its attestation is a text", { record: { attestation: "{}" as never } }],
  [
    "credential-record-malformed",
    "whether it was attested is a text",
    { record: { attestation: { ...trusted("packed"), trusted: "false" as never } }, expected: attestedOnly },
  ],
  ["credential-record-malformed", "its algorithm is another", { record: { algorithm: -257 } }],
  ["credential-record-malformed", "its key is no base64url", { record: { publicKey: "=" } }],
  ["credential-record-malformed", "its key is no COSE key", { record: { publicKey: "AAAA" } }],
  ["credential-record-malformed", "its user handle is no base64url", { record: { userHandle: "=" } }],
  ["signature-invalid", "a bit is turned over", { defects: { signature: (signature) => flipBit(signature, 100) } }],
  ["signature-invalid", "it is one zero byte", { defects: { signature: () => new Uint8Array(1) } }],
  ["signature-invalid", "it is empty", { defects: { signature: () => new Uint8Array(0) } }],
  ["signature-invalid", "client data is others", { response: (answered) => withClientData(answered, " ") }],
  ["signature-invalid", "data is others", { response: (answered) => withSignCount(answered, 9) }],
];

it("takes one of the credentials that were asked for", async () => {
  const { authenticator, credential } = await enrol();
  const answered = await authenticator.get(requestOptions);
  const verifying = verifyAnswered(answered, credential, { allowCredentials: ["AAAA", credential.id] });
  await expect(verifying).resolves.toBeDefined();
});

it.each(cases)("refuses with %s when %s", async (code, _, tampering) => {
  await expect(authenticate(tampering)).rejects.toMatchObject(refusal(code));
});

it("refuses the signature of another credential of the same user", async () => {
  const [mine, other] = [await enrol(), await enrol()];
  const answered = await other.authenticator.get(requestOptions);
  const renamed = { ...answered, id: mine.credential.id, rawId: mine.credential.id };
  const verifying = verifyAnswered(renamed, mine.credential);
  await expect(verifying).rejects.toMatchObject(refusal("signature-invalid"));
});

describe("with a cache of public keys", () => {
  const publicKeyCache = createPublicKeyCache({ maximumSize: 10 });

  it("takes the signatures of a kept key, and of no other", async () => {
    const [mine, other] = [await enrol(), await enrol()];
    const answered = [await mine.authenticator.get(requestOptions), await mine.authenticator.get(requestOptions)];
    const expected = { publicKeyCache };
    for (const response of answered) await verifyAnswered(response, mine.credential, expected);
    const record = { ...mine.credential, publicKey: other.credential.publicKey };
    for (const response of [...answered, ...answered]) {
      const verifying = verifyAnswered(response, record, expected);
      await expect(verifying).rejects.toMatchObject(refusal("signature-invalid"));
    }
  });

  it("refuses a kept key under another algorithm", async () => {
    const { authenticator, credential } = await enrol();
    const expected = { publicKeyCache };
    await verifyAnswered(await authenticator.get(requestOptions), credential, expected);
    const answered = await authenticator.get(requestOptions);
    const verifying = verifyAnswered(answered, { ...credential, algorithm: -9 }, expected);
    await expect(verifying).rejects.toMatchObject(refusal("credential-record-malformed"));
  });

  it("imports a key once", async () => {
    const { authenticator, credential } = await enrol();
    const kept: string[] = [];
    const keeping: PublicKeyCache = {
      get: (publicKey) => publicKeyCache.get(publicKey),
      set(publicKey, key) {
        kept.push(publicKey);
        publicKeyCache.set(publicKey, key);
      },
    };
    for (let time = 0; time < 3; time++) {
      const answered = await authenticator.get(requestOptions);
      await verifyAnswered(answered, credential, { publicKeyCache: keeping });
    }
    expect(kept).toEqual([credential.publicKey]);
  });
});

describe("with a verifier of the application", () => {
  const publicKey = encodeBase64url(
    serializeCbor(
      new Map<number, number | Uint8Array>([
        [1, 7],
        [3, -48],
        [-1, new Uint8Array(1312)],
      ]),
    ),
  );
  const record = { algorithm: -48, publicKey } as const;

  it.each([
    ["takes", true, undefined],
    ["refuses", false, "signature-invalid"],
  ] as const)("%s what it does", async (_, answer, code) => {
    const signatureVerifiers = [{ algorithm: -48, verify: () => answer }] as const;
    const publicKeyCache = createPublicKeyCache({ maximumSize: 10 });
    const verifying = authenticate({ record, expected: { signatureVerifiers, publicKeyCache } });
    expect(await verifying.catch((error: unknown) => error)).toMatchObject(
      code === undefined ? { userHandle } : { code },
    );
    expect(publicKeyCache.get(publicKey)).toBeUndefined();
  });

  it("and without it, refuses the algorithm", async () => {
    await expect(authenticate({ record })).rejects.toMatchObject(refusal("algorithm-unsupported"));
  });
});
