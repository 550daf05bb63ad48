import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";

import { parseAttestationObject } from "../attestation/attestation-object.js";
import { decodeBase64url } from "../base64url.js";
import { decodeCbor, type CborValue } from "../cbor/decode-cbor.js";
import { parseAssertionData, parseAttestationData } from "../ceremony/authenticator-data.js";
import type { AuthenticationExtensions } from "../extensions/authentication-extensions.js";
import type { RegistrationExtensions } from "../extensions/registration-extensions.js";
import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { createSoftwareAuthenticator, type SoftwareAuthenticator } from "./software-authenticator.js";

const origin = "https://idp.example.com";
const appid = "https://example.com/appid.json";

function create(
  authenticator: SoftwareAuthenticator,
  extensions?: RegistrationExtensions,
  defects?: CeremonyDefects,
): Promise<RegistrationResponseJSON> {
  const options = {
    rp: { id: "example.com", name: "Example" },
    user: { id: "AAAA", name: "ann", displayName: "Ann" },
    challenge: "AAAA",
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    ...(extensions !== undefined && { extensions }),
  } as const;
  return authenticator.create(options, defects);
}

function get(
  authenticator: SoftwareAuthenticator,
  extensions: AuthenticationExtensions,
  ...ids: readonly string[]
): Promise<AuthenticationResponseJSON> {
  const allowCredentials = ids.map((id) => ({ type: "public-key", id }) as const);
  const options = { challenge: "AAAA", rpId: "example.com", userVerification: "required", allowCredentials } as const;
  return authenticator.get({ ...options, extensions });
}

function signedOutputs({ response }: RegistrationResponseJSON): CborValue | undefined {
  const { authenticatorData } = parseAttestationObject(decodeBase64url(response.attestationObject));
  const { extensionData } = parseAttestationData(authenticatorData);
  return extensionData && decodeCbor(extensionData);
}

function rpIdHash({ response }: AuthenticationResponseJSON): Uint8Array {
  return parseAssertionData(decodeBase64url(response.authenticatorData)).rpIdHash;
}

function sha256Of(text: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(text).digest());
}

const everything: RegistrationExtensions = {
  credProps: true,
  credentialProtectionPolicy: "userVerificationOptionalWithCredentialIDList",
  prf: {},
  largeBlob: { support: "required" },
  minPinLength: true,
  appidExclude: appid,
};

describe("create", () => {
  it("answers nothing where nothing is asked", async () => {
    const created = await create(createSoftwareAuthenticator({ origin }));
    expect(Object.keys(created.clientExtensionResults)).toEqual([]);
    expect(signedOutputs(created)).toBeUndefined();
  });

  it("answers every extension", async () => {
    const created = await create(createSoftwareAuthenticator({ origin }), everything);
    expect(created.clientExtensionResults).toEqual({
      appidExclude: true,
      credProps: { rk: true },
      prf: { enabled: true },
      largeBlob: { supported: true },
    });
    expect(signedOutputs(created)).toEqual(
      new Map<CborValue, CborValue>([
        ["credProtect", 2],
        ["hmac-secret", true],
        ["minPinLength", 4],
      ]),
    );
  });

  it("puts defects over its answers", async () => {
    const created = await create(createSoftwareAuthenticator({ origin }), everything, {
      clientExtensionResults: { credProps: { rk: false }, prf: undefined, uvm: [] },
      authenticatorExtensions: { credProtect: 1, minPinLength: undefined },
    });
    expect(Object.entries(created.clientExtensionResults)).toEqual([
      ["appidExclude", true],
      ["credProps", { rk: false }],
      ["largeBlob", { supported: true }],
      ["uvm", []],
    ]);
    expect(signedOutputs(created)).toEqual(
      new Map<CborValue, CborValue>([
        ["credProtect", 1],
        ["hmac-secret", true],
      ]),
    );
  });

  it("makes no credential beside an excluded one of the AppID", async () => {
    const { authenticator, id } = await withU2fCredential();
    const options = {
      rp: { id: "example.com", name: "Example" },
      user: { id: "AAAA", name: "ann", displayName: "Ann" },
      challenge: "AAAA",
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      excludeCredentials: [{ type: "public-key", id }],
    } as const;
    await expect(authenticator.create({ ...options, extensions: { appidExclude: appid } })).rejects.toMatchObject({
      name: "InvalidStateError",
    });
    await expect(authenticator.create(options)).resolves.toBeDefined();
  });
});

describe("get", () => {
  it("answers for the AppID with a credential of it, when that is named", async () => {
    const { authenticator, id } = await withU2fCredential();
    const answered = await get(authenticator, { appid }, id);
    expect(answered.clientExtensionResults).toEqual({ appid: true });
    expect(rpIdHash(answered)).toEqual(sha256Of(appid));
    await expect(get(authenticator, { appid })).rejects.toMatchObject({ name: "NotAllowedError" });
    await expect(get(authenticator, {}, id)).rejects.toMatchObject({ name: "NotAllowedError" });
  });

  it("answers for the RP ID with a credential of that", async () => {
    const authenticator = createSoftwareAuthenticator({ origin });
    await create(authenticator);
    const answered = await get(authenticator, { appid });
    expect(answered.clientExtensionResults).toEqual({ appid: false });
    expect(rpIdHash(answered)).toEqual(sha256Of("example.com"));
  });

  it("reads the blob that was written before", async () => {
    const authenticator = createSoftwareAuthenticator({ origin });
    const { id } = await create(authenticator, everything);
    const read = { largeBlob: { read: true } } as const;
    expect((await get(authenticator, read)).clientExtensionResults).toEqual({ largeBlob: {} });
    const written = await get(authenticator, { largeBlob: { write: "_-8" } }, id);
    expect(written.clientExtensionResults).toEqual({ largeBlob: { written: true } });
    const again = createSoftwareAuthenticator({ origin, credentials: authenticator.exportCredentials() });
    expect((await get(again, read)).clientExtensionResults).toEqual({ largeBlob: { blob: "_-8" } });
  });

  it("derives the same secret from the same value and credential only", async () => {
    const authenticator = createSoftwareAuthenticator({ origin });
    const { id } = await create(authenticator, everything);
    const { id: other } = await create(authenticator, everything);
    const secrets = async (values: object, ...ids: readonly string[]): Promise<unknown> =>
      (await get(authenticator, { prf: values }, ...ids)).clientExtensionResults["prf"];
    const values = { first: "AAAA", second: "AAAB" };
    const derived = await secrets({ eval: values }, id);
    const secret = expect.stringMatching(/^[\w-]{43}$/) as string;

    expect(derived).toEqual({ results: { first: secret, second: secret } });
    expect(await secrets({ evalByCredential: { [id]: values }, eval: { first: "AAAC" } }, id)).toEqual(derived);
    expect(await secrets({ eval: { first: "AAAB", second: "AAAA" } }, id)).not.toEqual(derived);
    expect(await secrets({ eval: values }, other)).not.toEqual(derived);
    expect(await secrets({ evalByCredential: { [id]: values } }, other)).toEqual({});
  });

  it("puts defects over its answers", async () => {
    const authenticator = createSoftwareAuthenticator({ origin });
    await create(authenticator);
    const options = { challenge: "AAAA", rpId: "example.com", userVerification: "required" } as const;
    const answered = await authenticator.get(
      { ...options, extensions: { appid } },
      { clientExtensionResults: { appid: undefined, uvm: [] }, authenticatorExtensions: { uvm: 1 } },
    );
    expect(Object.entries(answered.clientExtensionResults)).toEqual([["uvm", []]]);
    const { extensionData } = parseAssertionData(decodeBase64url(answered.response.authenticatorData));
    expect(extensionData && decodeCbor(extensionData)).toEqual(new Map([["uvm", 1]]));
  });
});

async function withU2fCredential(): Promise<{ readonly authenticator: SoftwareAuthenticator; readonly id: string }> {
  const first = createSoftwareAuthenticator({ origin });
  const { id } = await create(first);
  const credentials = first.exportCredentials().map((credential) => ({ ...credential, rpId: appid }));
  return { authenticator: createSoftwareAuthenticator({ origin, credentials }), id };
}
