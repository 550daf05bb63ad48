import { beforeAll, describe, expect, it } from "vitest";

import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleLogoutRequest, sampleLogoutResponse } from "../testing/sample-logout.test.fixture.js";
import { exclusiveCanonicalForm, verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { statusFor } from "../status/status-for.js";
import { unwrapSoap, wrapSoap } from "../soap/soap.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import { logoutReason } from "./logout-reason.js";
import type { LogoutRequest } from "./logout-request.js";
import { signLogoutRequest, signLogoutResponse } from "./sign-logout.js";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

function signRequest(change: Partial<LogoutRequest> = {}): Promise<string> {
  return signLogoutRequest({ ...sampleLogoutRequest, ...change }, identity.signer);
}

describe("signLogoutRequest", () => {
  it("writes the elements of [SAMLCore] §3.7.1 in schema order, and nothing else", async () => {
    const xml = await signRequest({ reason: logoutReason.user, sessionIndexes: ["_1", "_2"] });
    const text = xml.replace(/<ds:Signature .*<\/ds:Signature>/, "<!-- signature -->");
    await expect(`${text.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot("./logout-request.snapshot.xml");
  });

  it("writes what xml-crypto verifies and canonicalizes to the same characters", async () => {
    const xml = await signRequest();
    expect(exclusiveCanonicalForm(xml)).toBe(xml);
    verifySignature(xml, identity.certificatePem);
  });

  it.each<[string, Partial<LogoutRequest>]>([
    ["instants-out-of-order", { notOnOrAfter: sampleLogoutRequest.issueInstant }],
    ["instants-out-of-order", { notOnOrAfter: new Date(Number.NaN) }],
    ["instant-invalid", { issueInstant: new Date(Date.UTC(-1, 0)) }],
    ["id-not-ncname", { id: "1" }],
    ["value-missing", { issuer: "" }],
    ["endpoint-not-allowed", { destination: "javascript:alert(1)" }],
    ["value-missing", { sessionIndexes: [""] }],
    ["value-missing", { sessionIndexes: [] as never }],
    ["value-missing", { nameId: { ...sampleLogoutRequest.nameId, value: "" } }],
    ["value-missing", { reason: " " }],
  ])("refuses with %s: %o", async (code, change) => {
    await expect(signRequest(change)).rejects.toMatchObject({ code });
  });
});

describe("signLogoutResponse", () => {
  it("writes the elements of [SAMLCore] §3.7.2 in schema order, and nothing else", async () => {
    const xml = await signLogoutResponse({ ...sampleLogoutResponse, status: statusFor.partialLogout }, identity.signer);
    const text = xml.replace(/<ds:Signature .*<\/ds:Signature>/, "<!-- signature -->");
    await expect(`${text.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot("./logout-response.snapshot.xml");
    verifySignature(xml, identity.certificatePem);
  });

  it.each([
    ["id-not-ncname", { inResponseTo: "" }],
    ["endpoint-not-allowed", { destination: "http://sp.example.com/" }],
    ["value-missing", { status: { ...statusFor.partialLogout, message: "" } }],
  ])("refuses with %s: %o", async (code, change) => {
    await expect(signLogoutResponse({ ...sampleLogoutResponse, ...change }, identity.signer)).rejects.toMatchObject({
      code,
    });
  });
});

describe("a SOAP envelope", () => {
  it("leaves the signature of its message as it was", async () => {
    const message = unwrapSoap(wrapSoap(await signRequest()));
    const key = createVerificationKey(identity.certificate);
    expect(() => verifyEnvelopedSignature(message, [key])).not.toThrow();
  });
});
