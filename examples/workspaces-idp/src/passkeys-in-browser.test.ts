import { rm } from "node:fs/promises";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createOneTimeStore } from "./database/one-time-store.js";
import { openDatabase } from "./database/open-database.js";
import type { SqlDatabase } from "./database/sql-database.js";
import { createDataFolder } from "./testing/data-folder.js";
import { describeWith } from "./testing/laboratory.js";
import { openPasskeyPage, valueOf } from "./testing/passkey-page.js";
import { createPasskeyServer, origin, type PasskeyServer, rpId, userHandle } from "./testing/passkey-server.js";
import { findChromium, howToGetChromium, launchChromium } from "./walk/chromium.js";
import type { VirtualAuthenticatorOptions } from "./walk/virtual-authenticator.js";

const chromium = await findChromium();

describeWith({ found: chromium !== undefined, howToGet: howToGetChromium }, "@idpkit/webauthn/browser", () => {
  let browser: Browser;
  let folder: string;
  let database: SqlDatabase;
  let server: PasskeyServer;
  beforeAll(async () => {
    folder = await createDataFolder();
    [browser, database] = await Promise.all([launchChromium(chromium ?? ""), openDatabase(folder)]);
    server = createPasskeyServer(createOneTimeStore(database));
  });
  afterAll(async () => {
    await Promise.all([browser.close(), database.close()]);
    await rm(folder, { recursive: true });
  });
  const openPage = (options?: VirtualAuthenticatorOptions, address = origin) =>
    openPasskeyPage(browser, address, options);

  describe("in a ceremony", () => {
    it("creates a passkey, and signs in with it", async () => {
      const page = await openPage();
      const { credential, userVerified } = await server.register(page);
      expect(userVerified).toBe(true);
      const proof = await server.signIn(page, credential);
      expect(proof).toMatchObject({ credentialId: credential.id, userVerified: true, signCountRegressed: false });
      expect(Buffer.from(proof.userHandle)).toEqual(userHandle);
    });

    it("does the same where the browser converts no JSON", async () => {
      const page = await openPage();
      await page.evaluate(forgetJson);
      const { credential } = await server.register(page);
      await server.signIn(page, credential);
      const again = await server.registrationOptions({ excludeCredentials: [credential] });
      expect(await page.run("createPasskey", again)).toEqual({ code: "already-registered" });
    });

    it("signs in from the autofill of a field", async () => {
      const page = await openPage({ autofill: true });
      expect(await page.run("isConditionalMediationAvailable")).toEqual({ value: true });
      const { credential } = await server.register(page);
      await server.signIn(page, credential, {}, { mediation: "conditional" });
    });

    it("asks for no autofill where there is none", async () => {
      const page = await openPage({ autofill: false });
      const options = await server.requestOptions();
      expect(await page.run("getPasskey", options, { mediation: "conditional" })).toEqual({ code: "browser-unfit" });
    });

    it("stops a waiting autofill when a button begins something else", async () => {
      const page = await openPage({ autofill: true });
      const { credential } = await server.register(page);
      // Nobody is at the device: it would answer autofill at once, which no person can.
      await page.device.setPresence(false);
      const autofill = page.run("getPasskey", await server.requestOptions(), { mediation: "conditional" });
      const button = page.run("getPasskey", await server.requestOptions());
      expect(await autofill).toEqual({ code: "interrupted" });
      await page.device.setPresence(true);
      await server.signIn(page, credential);
      // Stopped in its turn, unless it came to the device after the person did.
      expect(["interrupted", undefined]).toContain(codeOf(await button));
    });

    it("is stopped by its signal, and then free for another", async () => {
      const page = await openPage();
      const { credential } = await server.register(page);
      await page.device.setPresence(false);
      const waiting = page.run("getPasskey", await server.requestOptions(), { abortable: true });
      await page.abort();
      expect(await waiting).toEqual({ code: "interrupted" });
      await page.device.setPresence(true);
      await server.signIn(page, credential);
    });
  });

  describe("tells", () => {
    it("that nothing was confirmed when the person was not verified", async () => {
      const page = await openPage();
      await server.register(page);
      const { authenticatorId, devtools } = page.device;
      await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
      expect(await page.run("getPasskey", await server.requestOptions())).toEqual({ code: "not-confirmed" });
      expect(await page.run("createPasskey", await server.registrationOptions())).toEqual({ code: "not-confirmed" });
    });

    it("that a device has a passkey already", async () => {
      const page = await openPage();
      const { credential } = await server.register(page);
      const options = await server.registrationOptions({ excludeCredentials: [credential] });
      expect(await page.run("createPasskey", options)).toEqual({ code: "already-registered" });
    });

    it("that a page is not at the address of its passkeys", async () => {
      const page = await openPage({}, "https://idp.example.net");
      expect(await page.run("createPasskey", await server.registrationOptions())).toEqual({ code: "address-mismatch" });
      expect(await page.run("getPasskey", await server.requestOptions())).toEqual({ code: "address-mismatch" });
    });

    it("that the browser knows no such kind of credential", async () => {
      const page = await openPage();
      const pubKeyCredParams = [{ type: "secret-key", alg: -7 }];
      const options = { ...(await server.registrationOptions()), pubKeyCredParams };
      expect(await page.run("createPasskey", options)).toEqual({ code: "authenticator-unfit" });
    });

    it.each([{ challenge: "!" }, { challenge: undefined }])("that options are malformed: %j", async (defect) => {
      const page = await openPage();
      const malformed = { code: "options-malformed" };
      const creation = { ...(await server.registrationOptions()), ...defect };
      expect(await page.run("createPasskey", creation)).toEqual(malformed);
      expect(await page.run("getPasskey", { ...(await server.requestOptions()), ...defect })).toEqual(malformed);
    });

    it("that a page without https has no passkeys", async () => {
      const page = await openPage({}, `http://${rpId}`);
      expect(await page.run("isWebAuthnAvailable")).toEqual({ value: false });
      expect(await page.run("createPasskey", await server.registrationOptions())).toEqual({ code: "browser-unfit" });
      expect(await page.run("getPasskey", await server.requestOptions())).toEqual({ code: "browser-unfit" });
    });

    it("what the browser can do", async () => {
      const page = await openPage();
      const capabilities = { value: { signalUnknownCredential: true } };
      expect(await page.run("getClientCapabilities")).toMatchObject(capabilities);
    });
  });

  it("signals which passkeys are gone and what a user is called", async () => {
    const page = await openPage();
    const stored = () => page.device.credentials();
    const { credential } = await server.register(page);
    const userId = userHandle.toString("base64url");
    const details = { rpId, userId, name: "ada@example.com", displayName: "Ada" };
    expect(await page.run("signalCurrentUserDetails", details)).toEqual({ value: true });
    await expect
      .poll(stored, { timeout: 10_000 })
      .toMatchObject([{ userName: "ada@example.com", userDisplayName: "Ada" }]);

    const unknown = { rpId, credentialId: credential.id };
    expect(await page.run("signalUnknownCredential", unknown)).toEqual({ value: true });
    await expect.poll(stored, { timeout: 10_000 }).toEqual([]);

    await server.register(page);
    const none = { rpId, userId, allAcceptedCredentialIds: [] };
    expect(await page.run("signalAllAcceptedCredentials", none)).toEqual({ value: true });
    await expect.poll(stored, { timeout: 10_000 }).toEqual([]);

    const elsewhere = { ...unknown, rpId: "example.net" };
    expect(await page.run("signalUnknownCredential", elsewhere)).toEqual({ code: "address-mismatch" });
    const malformed = { rpId, credentialId: "!" };
    expect(await page.run("signalUnknownCredential", malformed)).toEqual({ code: "options-malformed" });
  });

  describe("brings to the server, which refuses it,", () => {
    it("an answer to a challenge that was used", async () => {
      const page = await openPage();
      const created = valueOf(await page.run("createPasskey", await server.registrationOptions()));
      const { credential } = await server.finishRegistration(created);
      await expect(server.finishRegistration(created)).rejects.toMatchObject({ code: "request-unknown" });
      const answer = valueOf(await page.run("getPasskey", await server.requestOptions()));
      await server.finishAuthentication(answer, credential);
      await expect(server.finishAuthentication(answer, credential)).rejects.toMatchObject({ code: "request-unknown" });
    });

    it("an answer from a page of another origin, to which the browser lends the passkeys", async () => {
      const origin = `https://other.${rpId}`;
      const page = await openPage({}, origin);
      await expect(server.register(page)).rejects.toMatchObject({ code: "origin-mismatch" });
      const home = await openPage();
      const { credential } = await server.register(home);
      const other = await openPage({ credentials: await home.device.credentials() }, origin);
      await expect(server.signIn(other, credential)).rejects.toMatchObject({ code: "origin-mismatch" });
    });

    it("an answer of a device that did not verify the person", async () => {
      const page = await openPage();
      const { credential } = await server.register(page);
      const { authenticatorId, devtools } = page.device;
      await devtools.send("WebAuthn.setResponseOverrideBits", { authenticatorId, isBadUV: true });
      const refusal = { code: "user-verification-missing" };
      await expect(server.signIn(page, credential)).rejects.toMatchObject(refusal);
      await expect(server.register(page)).rejects.toMatchObject(refusal);
    });

    it("an answer of a device that nobody touched", async () => {
      const page = await openPage();
      const { credential } = await server.register(page);
      const { authenticatorId, devtools } = page.device;
      await devtools.send("WebAuthn.setResponseOverrideBits", { authenticatorId, isBadUP: true });
      const refusal = { code: "user-presence-missing" };
      await expect(server.signIn(page, credential)).rejects.toMatchObject(refusal);
      await expect(server.register(page)).rejects.toMatchObject(refusal);
    });

    it("a signature that is none", async () => {
      const page = await openPage();
      const { credential } = await server.register(page);
      const { authenticatorId, devtools } = page.device;
      await devtools.send("WebAuthn.setResponseOverrideBits", { authenticatorId, isBogusSignature: true });
      await expect(server.signIn(page, credential)).rejects.toMatchObject({ code: "signature-invalid" });
    });

    it("a passkey that is copied to other devices, where it must stay on one", async () => {
      const page = await openPage({ backupEligible: true });
      const refusal = { code: "backup-eligible-refused" };
      await expect(server.register(page)).rejects.toMatchObject(refusal);
      const { credential } = await server.register(page, { policy: "passkey" });
      expect(credential).toMatchObject({ backupEligible: true, backupState: true });
      await server.signIn(page, credential, { policy: "passkey" });
      await expect(server.signIn(page, credential)).rejects.toMatchObject(refusal);
    });

    it("an attestation that nobody vouches for, where one is demanded", async () => {
      const page = await openPage();
      const refusal = { code: "attestation-untrusted" };
      await expect(server.register(page, { policy: "attestedDeviceBound" })).rejects.toMatchObject(refusal);
      const { credential } = await server.register(page);
      const demand = { policy: "attestedDeviceBound" } as const;
      await expect(server.signIn(page, credential, demand)).rejects.toMatchObject(refusal);
    });
  });

  describe("carries extensions to a security key and back:", () => {
    it("credProps, credProtect and minPinLength", async () => {
      const page = await openPage({ securityKey: true });
      const { extensions } = await server.register(page, {
        extensions: {
          credProps: true,
          credentialProtectionPolicy: "userVerificationRequired",
          enforceCredentialProtectionPolicy: true,
          minPinLength: true,
        },
      });
      expect(extensions).toEqual({
        signed: { credProtect: "userVerificationRequired", minPinLength: 4 },
        claimed: { credProps: { rk: true } },
      });
    });

    it("none that were not asked for", async () => {
      const page = await openPage({ securityKey: true });
      const { extensions } = await server.register(page);
      expect(extensions).toEqual({ signed: {}, claimed: {} });
    });

    it("prf, whose secret is the page's", async () => {
      const page = await openPage({ securityKey: true });
      const registration = await server.register(page, { extensions: { prf: {} } });
      expect(registration.extensions.claimed).toEqual({ prf: { enabled: true } });
      const derive = async (first: string) => {
        const options = await server.requestOptions({ extensions: { prf: { eval: { first } } } });
        const answer = valueOf(await page.run("getPasskey", options)) as PrfAnswer;
        const { extensions } = await server.finishAuthentication(answer, registration.credential);
        expect(extensions).toEqual({ claimed: {} });
        return answer.clientExtensionResults.prf.results.first;
      };
      const secret = await derive("AQID");
      expect(Buffer.from(secret, "base64url")).toHaveLength(32);
      expect(await derive("AQID")).toBe(secret);
      expect(await derive("AQIE")).not.toBe(secret);
    });

    it("largeBlob, written and read", async () => {
      const page = await openPage({ securityKey: true });
      const { credential, extensions } = await server.register(page, {
        extensions: { largeBlob: { support: "required" } },
      });
      expect(extensions.claimed).toEqual({ largeBlob: { supported: true } });
      const exchange = (largeBlob: { read: true } | { write: string }) =>
        server.signIn(page, credential, { allowCredentials: [credential], extensions: { largeBlob } });
      const written = await exchange({ write: "AQID" });
      expect(written.extensions.claimed).toEqual({ largeBlob: { written: true } });
      const read = await exchange({ read: true });
      expect(read.extensions.claimed).toEqual({ largeBlob: { blob: "AQID" } });
    });

    it("where the browser converts no JSON, prf and largeBlob too", async () => {
      const page = await openPage({ securityKey: true });
      await page.evaluate(forgetJson);
      const { credential } = await server.register(page, {
        extensions: { prf: {}, largeBlob: { support: "required" } },
      });
      const options = await server.requestOptions({
        allowCredentials: [credential],
        extensions: { prf: { evalByCredential: { [credential.id]: { first: "AQID" } } }, largeBlob: { write: "AQID" } },
      });
      const answer = valueOf(await page.run("getPasskey", options)) as PrfAnswer;
      expect(Buffer.from(answer.clientExtensionResults.prf.results.first, "base64url")).toHaveLength(32);
      const { extensions } = await server.finishAuthentication(answer, credential);
      expect(extensions.claimed).toEqual({ largeBlob: { written: true } });
    });
  });
});

/** Runs on a page, which then is that of a browser of Level 2. */
function forgetJson(): void {
  const statics = PublicKeyCredential as unknown as Record<string, unknown>;
  delete statics["parseCreationOptionsFromJSON"];
  delete statics["parseRequestOptionsFromJSON"];
  delete (PublicKeyCredential.prototype as Partial<PublicKeyCredential>).toJSON;
}

interface PrfAnswer {
  readonly clientExtensionResults: { readonly prf: { readonly results: { readonly first: string } } };
}

function codeOf(outcome: object): unknown {
  return (outcome as { readonly code?: unknown }).code;
}
