import { KeyObject } from "node:crypto";

import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createDecrypter } from "../encryption/decrypter.js";
import { encryptedId } from "../encryption/encrypt-element.js";
import { createEncryptionRecipient } from "../encryption/encryption-recipient.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { signEnveloped, afterIssuer } from "../signature/sign-enveloped.js";
import { memoryOneTimeStore } from "../request/authn-request.test.fixture.js";
import { signWithSha1 } from "../testing/hand-made-signature.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleLogoutRequest, sampleLogoutResponse } from "../testing/sample-logout.test.fixture.js";
import { messageWrappings, wrapSignature } from "../testing/signature-wrapping.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { wrapSoap } from "../soap/soap.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { serializeLogoutRequest, type LogoutRequest } from "./logout-request.js";
import { logoutReason } from "./logout-reason.js";
import { endpoint, inEnvelope, inForm, inQuery, knowing, serviceProviderOf } from "./logout.test.fixture.js";
import { signLogoutRequest, signLogoutResponse } from "./sign-logout.js";
import { verifyLogoutRequest, type ExpectedLogoutRequest } from "./verify-logout-request.js";

let identity: Identity;
let stranger: Identity;
beforeAll(async () => {
  [identity, stranger] = await Promise.all([createIdentity(), createIdentity()]);
});

let expected: ExpectedLogoutRequest;
beforeEach(() => {
  expected = {
    endpoint,
    now: new Date("2026-11-22T10:00:02Z"),
    serviceProviders: knowing(serviceProviderOf(identity)),
    usedIds: memoryOneTimeStore(),
  };
});

function sign(change: Partial<LogoutRequest> = {}, signer = identity.signer): Promise<string> {
  return signLogoutRequest({ ...sampleLogoutRequest, ...change }, signer);
}

/** A request that our own writer would not write, signed all the same. */
async function signAltered(alter: (xml: string) => string): Promise<string> {
  const xml = alter(serializeLogoutRequest(sampleLogoutRequest));
  return signEnveloped({ id: sampleLogoutRequest.id, xml, signatureAt: afterIssuer(xml) }, identity.signer);
}

const content = { inResponseTo: sampleLogoutRequest.id, issuer: sampleLogoutRequest.issuer };

describe("verifyLogoutRequest", () => {
  it("takes a signed request from a form", async () => {
    const request = await verifyLogoutRequest(
      inForm("SAMLRequest", await sign({ reason: logoutReason.user })),
      expected,
    );
    const { nameId, sessionIndexes } = sampleLogoutRequest;
    expect(request).toEqual({ ...content, nameId, sessionIndexes, reason: logoutReason.user });
  });

  it("takes a signed query, with its RelayState", async () => {
    const message = await inQuery("SAMLRequest", serializeLogoutRequest(sampleLogoutRequest), identity.signer);
    expect(await verifyLogoutRequest(message, expected)).toMatchObject({ ...content, relayState: "t" });
  });

  it("takes a request that is signed with SHA-1 while that is granted, and says so", async () => {
    const xml = signWithSha1(serializeLogoutRequest(sampleLogoutRequest), KeyObject.from(identity.privateKey));
    const verifyUntil = (insecureAllowSha1Until: Date) => {
      const serviceProviders = knowing({ ...serviceProviderOf(identity), insecureAllowSha1Until });
      return verifyLogoutRequest(inForm("SAMLRequest", xml), { ...expected, serviceProviders });
    };
    expect(await verifyUntil(new Date(expected.now.getTime() + 1))).toMatchObject({ ...content, usesSha1: true });
    await expect(verifyUntil(expected.now)).rejects.toMatchObject({ code: "signature-algorithm-not-allowed" });
  });

  it("takes a signed request from a SOAP envelope, also without a Destination", async () => {
    const xml = await signAltered((it) => it.replace(/ Destination="[^"]*"/, ""));
    expect(await verifyLogoutRequest(inEnvelope(xml), expected)).toMatchObject(content);
  });

  it("takes a request without SessionIndex, without NotOnOrAfter and with all that a NameID may have", async () => {
    const xml = await signAltered((it) =>
      it
        .replace(/<samlp:SessionIndex>.*<\/samlp:SessionIndex>/, "")
        .replace(/ NotOnOrAfter="[^"]*"/, "")
        .replace(/(<saml:NameID [^>]*)Format="[^"]*"/, '$1NameQualifier="urn:idp" SPNameQualifier="urn:sp"'),
    );
    const request = await verifyLogoutRequest(inForm("SAMLRequest", xml), expected);
    const qualifiers = { nameQualifier: "urn:idp", spNameQualifier: "urn:sp" };
    const nameId = { value: sampleLogoutRequest.nameId.value, format: nameIdFormat.unspecified, ...qualifiers };
    expect(request).toMatchObject({ nameId, sessionIndexes: [] });
  });

  describe("with an EncryptedID", () => {
    const encrypted = async (recipient: Identity) =>
      signLogoutRequest(sampleLogoutRequest, identity.signer, {
        encryptNameIdFor: createEncryptionRecipient(recipient.certificate),
      });
    it("reads the name", async () => {
      const keys = [createDecrypter(KeyObject.from(identity.privateKey))] as const;
      const message = inForm("SAMLRequest", await encrypted(identity));
      const { nameId } = await verifyLogoutRequest(message, { ...expected, decrypters: keys });
      expect(nameId).toEqual(sampleLogoutRequest.nameId);
    });

    it("refuses when something else than a NameID comes out", async () => {
      const recipient = createEncryptionRecipient(identity.certificate);
      const other = '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">x</saml:Issuer>';
      const xml = await signAltered((it) =>
        it.replace(/<saml:NameID .*<\/saml:NameID>/, canonicalXml(encryptedId(other, recipient))),
      );
      const keys = [createDecrypter(KeyObject.from(identity.privateKey))] as const;
      await expect(
        verifyLogoutRequest(inForm("SAMLRequest", xml), { ...expected, decrypters: keys }),
      ).rejects.toMatchObject({ code: "schema-invalid" });
    });

    it("reads a name whose prefix is declared outside of what was encrypted", async () => {
      const recipient = createEncryptionRecipient(identity.certificate);
      const encryptedName = canonicalXml(encryptedId("<saml:NameID>alice</saml:NameID>", recipient));
      const xml = await signAltered((it) => it.replace(/<saml:NameID .*<\/saml:NameID>/, encryptedName));
      const decrypters = [createDecrypter(KeyObject.from(identity.privateKey))] as const;
      const { nameId } = await verifyLogoutRequest(inForm("SAMLRequest", xml), { ...expected, decrypters });
      expect(nameId.value).toBe("alice");
    });

    it("refuses without a key, and with another", async () => {
      const message = inForm("SAMLRequest", await encrypted(stranger));
      await expect(verifyLogoutRequest(message, expected)).rejects.toMatchObject({ code: "decryption-key-missing" });
      const decrypters = [createDecrypter(KeyObject.from(identity.privateKey))] as const;
      await expect(verifyLogoutRequest(message, { ...expected, decrypters })).rejects.toMatchObject({
        code: "decryption-failed",
      });
    });
  });

  it.each(messageWrappings)("refuses signature wrapping with $code: $name", async (wrapping) => {
    const wrapped = wrapSignature(await sign(), wrapping, (it) =>
      it.replace("alice@", "bob@").replace(` ID="${sampleLogoutRequest.id}"`, ' ID="_forged"'),
    );
    // The signature itself still verifies, over the original: this is what misleads others.
    expect(verifySignature(wrapped, identity.certificatePem)).toContain("alice@");
    await expect(verifyLogoutRequest(inForm("SAMLRequest", wrapped), expected)).rejects.toMatchObject({
      code: wrapping.code,
    });
  });

  it("takes an ID once, and a refused request does not use it up", async () => {
    const xml = await sign();
    const late = { ...expected, now: new Date("2026-11-22T11:00:00Z") };
    await expect(verifyLogoutRequest(inForm("SAMLRequest", xml), late)).rejects.toThrow();
    await verifyLogoutRequest(inForm("SAMLRequest", xml), expected);
    await expect(verifyLogoutRequest(inForm("SAMLRequest", xml), expected)).rejects.toMatchObject({
      code: "message-replayed",
    });
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      "message-unexpected",
      "a LogoutResponse",
      () => signLogoutResponse({ ...sampleLogoutResponse, issuer: content.issuer }, identity.signer),
    ],
    ["service-provider-unknown", "an unknown issuer", () => sign({ issuer: "urn:nobody" })],
    ["signature-missing", "no signature", () => Promise.resolve(serializeLogoutRequest(sampleLogoutRequest))],
    ["signature-invalid", "the signature of a stranger", () => sign({}, stranger.signer)],
    ["digest-mismatch", "another name", async () => (await sign()).replace("alice@", "bob@")],
    ["digest-mismatch", "another SessionIndex", async () => (await sign()).replace(">_session<", ">_other<")],
    ["version-unsupported", "another version", () => signAltered((it) => it.replace('Version="2.0"', 'Version="2.1"'))],
    ["id-too-long", "an endless ID", () => sign({ id: `_${"x".repeat(256)}` })],
    [
      "issuer-not-entity",
      "an issuer that is no entity",
      () => signAltered((it) => it.replace(/(<saml:Issuer [^>]*)>/, '$1 Format="urn:other">')),
    ],
    ["destination-mismatch", "another endpoint", () => sign({ destination: "https://idp.example.com/other" })],
    ["destination-missing", "no Destination", () => signAltered((it) => it.replace(/ Destination="[^"]*"/, ""))],
    ["issue-instant-too-old", "an old request", () => sign({ issueInstant: new Date("2026-11-22T09:53:00Z") })],
    [
      "issue-instant-in-future",
      "a request of tomorrow",
      () => sign({ issueInstant: new Date("2026-11-22T10:01:03Z") }),
    ],
    [
      "logout-request-expired",
      "an expired request",
      () => sign({ issueInstant: new Date("2026-11-22T09:58:00Z"), notOnOrAfter: new Date("2026-11-22T09:59:02Z") }),
    ],
    [
      "schema-extension-unknown",
      "a BaseID",
      () => signAltered((it) => it.replaceAll("saml:NameID", "saml:BaseID").replace(/ Format="[^"]*"/, "")),
    ],
  ])("refuses with %s: %s", async (code, _, create) => {
    await expect(verifyLogoutRequest(inForm("SAMLRequest", await create()), expected)).rejects.toMatchObject({ code });
  });

  it("wants a signature even from service providers whose requests need none", async () => {
    const lax = { ...serviceProviderOf(identity), insecureAllowUnsignedRequests: true };
    const message = inForm("SAMLRequest", serializeLogoutRequest(sampleLogoutRequest));
    const lenient = { ...expected, serviceProviders: knowing(lax) };
    await expect(verifyLogoutRequest(message, lenient)).rejects.toMatchObject({ code: "signature-missing" });
  });

  it("refuses a signed request of a sender without keys", async () => {
    const serviceProviders = knowing({ ...serviceProviderOf(identity), signingKeys: [] });
    await expect(
      verifyLogoutRequest(inEnvelope(await sign()), { ...expected, serviceProviders }),
    ).rejects.toMatchObject({ code: "verification-key-missing" });
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      "message-unexpected",
      "a LogoutResponse",
      async () =>
        wrapSoap(await signLogoutResponse({ ...sampleLogoutResponse, issuer: content.issuer }, identity.signer)),
    ],
    ["soap-malformed", "a bare request", () => sign()],
    [
      "schema-invalid",
      "a request without IssueInstant",
      async () => wrapSoap((await sign()).replace(/ IssueInstant="[^"]*"/, "")),
    ],
    [
      "destination-mismatch",
      "another endpoint",
      async () => wrapSoap(await sign({ destination: "https://idp.example.com/other" })),
    ],
    ["digest-mismatch", "another name", async () => wrapSoap((await sign()).replace("alice@", "bob@"))],
  ])("refuses over SOAP with %s: %s", async (code, _, create) => {
    const message = { ...inEnvelope(""), body: await create() };
    await expect(verifyLogoutRequest(message, expected)).rejects.toMatchObject({ code });
  });
});
