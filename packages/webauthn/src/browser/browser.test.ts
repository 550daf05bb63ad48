import { afterEach, describe, expect, it, vi } from "vitest";

import type { PublicKeyCredentialRequestOptionsJSON } from "../authentication/authentication-options.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "../registration/registration-options.js";
import {
  createPasskey,
  getClientCapabilities,
  getPasskey,
  isConditionalMediationAvailable,
  isWebAuthnAvailable,
  signalAllAcceptedCredentials,
  signalCurrentUserDetails,
  signalUnknownCredential,
} from "./index.js";

afterEach(() => vi.unstubAllGlobals());

const creation: PublicKeyCredentialCreationOptionsJSON = {
  rp: { id: "example.com", name: "Example" },
  user: { id: "AQID", name: "ann", displayName: "Ann" },
  challenge: "AQID",
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
};
const request: PublicKeyCredentialRequestOptionsJSON = {
  challenge: "AQID",
  rpId: "example.com",
  userVerification: "required",
};
const unknown = { rpId: "example.com", credentialId: "AQID" };
const accepted = { rpId: "example.com", userId: "AQID", allAcceptedCredentialIds: ["AQID"] };
const details = { rpId: "example.com", userId: "AQID", name: "ann", displayName: "Ann" };
const signals = [
  () => signalUnknownCredential(unknown),
  () => signalAllAcceptedCredentials(accepted),
  () => signalCurrentUserDetails(details),
];

describe("a browser without WebAuthn", () => {
  it("says so", async () => {
    expect(isWebAuthnAvailable()).toBe(false);
    expect(await isConditionalMediationAvailable()).toBe(false);
    expect(await getClientCapabilities()).toEqual({ conditionalGet: false, userVerifyingPlatformAuthenticator: false });
    expect(await Promise.all(signals.map((signal) => signal()))).toEqual([false, false, false]);
  });

  it("is refused with browser-unfit", async () => {
    await expect(createPasskey(creation)).rejects.toMatchObject({ code: "browser-unfit" });
    await expect(getPasskey(request)).rejects.toMatchObject({ code: "browser-unfit" });
  });
});

describe("a browser of Level 2", () => {
  it("is asked for the capabilities that it knows", async () => {
    stubBrowser({
      isConditionalMediationAvailable: () => Promise.resolve(true),
      isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true),
    });
    expect(isWebAuthnAvailable()).toBe(true);
    expect(await isConditionalMediationAvailable()).toBe(true);
    expect(await getClientCapabilities()).toEqual({ conditionalGet: true, userVerifyingPlatformAuthenticator: true });
  });

  it("is asked for nothing in silence or in autofill that would show a dialog", async () => {
    stubBrowser({});
    await expect(createPasskey(creation, { mediation: "conditional" })).rejects.toMatchObject({
      code: "browser-unfit",
    });
    await expect(getPasskey(request, { mediation: "conditional" })).rejects.toMatchObject({ code: "browser-unfit" });
  });

  it("that gives nothing has confirmed nothing", async () => {
    stubBrowser({});
    await expect(createPasskey(creation)).rejects.toMatchObject({ code: "not-confirmed" });
    await expect(getPasskey(request)).rejects.toMatchObject({ code: "not-confirmed" });
  });

  it("gets no bytes from options that are not base64url", async () => {
    stubBrowser({});
    await expect(createPasskey({ ...creation, challenge: "!" })).rejects.toMatchObject({ code: "options-malformed" });
    await expect(getPasskey({ ...request, challenge: "!" })).rejects.toMatchObject({ code: "options-malformed" });
  });
});

describe("a browser with conditional mediation", () => {
  it("is told of it in both ceremonies, along with the options", async () => {
    const { create, get } = stubBrowser({
      getClientCapabilities: () => Promise.resolve({ conditionalCreate: true }),
      isConditionalMediationAvailable: () => Promise.resolve(true),
    });
    await expect(createPasskey(creation, { mediation: "conditional" })).rejects.toMatchObject({
      code: "not-confirmed",
    });
    await expect(getPasskey(request, { mediation: "conditional" })).rejects.toMatchObject({ code: "not-confirmed" });
    const challenge = new Uint8Array([1, 2, 3]);
    const asked = { mediation: "conditional", publicKey: { challenge }, signal: expect.any(AbortSignal) as unknown };
    expect(create).toMatchObject([asked]);
    expect(get).toMatchObject([asked]);
  });

  it("but not for creation creates nothing", async () => {
    const { create } = stubBrowser({ getClientCapabilities: () => Promise.resolve({ conditionalGet: true }) });
    await expect(createPasskey(creation, { mediation: "conditional" })).rejects.toMatchObject({
      code: "browser-unfit",
    });
    expect(create).toEqual([]);
  });
});

describe("a browser that takes signals", () => {
  it("gets them", async () => {
    const taken: unknown[] = [];
    const take = (options: unknown) => Promise.resolve(void taken.push(options));
    stubBrowser({ signalUnknownCredential: take, signalAllAcceptedCredentials: take, signalCurrentUserDetails: take });
    expect(await Promise.all(signals.map((signal) => signal()))).toEqual([true, true, true]);
    expect(taken).toEqual([unknown, accepted, details]);
  });

  it("and refuses one says why", async () => {
    stubBrowser({ signalUnknownCredential: () => Promise.reject(new DOMException("jargon", "SecurityError")) });
    await expect(signalUnknownCredential(unknown)).rejects.toMatchObject({ code: "address-mismatch" });
  });
});

/** A browser whose dialogs give nothing; what it was asked for is kept. */
function stubBrowser(statics: object): { readonly create: readonly unknown[]; readonly get: readonly unknown[] } {
  const [create, get]: [unknown[], unknown[]] = [[], []];
  const keepIn = (asked: unknown[]) => (options: unknown) => {
    asked.push(options);
    return Promise.resolve(null);
  };
  vi.stubGlobal("PublicKeyCredential", statics);
  vi.stubGlobal("navigator", { credentials: { create: keepIn(create), get: keepIn(get) } });
  return { create, get };
}
