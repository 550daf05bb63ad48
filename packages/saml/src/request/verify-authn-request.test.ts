import { sign as signOctets, type KeyObject } from "node:crypto";

import { toPem } from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { decodePostBinding } from "../http-post/decode-post-binding.js";
import { binding } from "../metadata/binding.js";
import { createSigner } from "../signature/create-signer.js";
import type { Signer } from "../signature/signer.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { statusCode } from "../status/status-code.js";
import { certifiedKey } from "../testing/certified-key.test.fixture.js";
import { signWithSha1 } from "../testing/hand-made-signature.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { messageWrappings, wrapSignature } from "../testing/signature-wrapping.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import {
  acs,
  authnRequest,
  endpoint,
  expectedFrom,
  memoryOneTimeStore,
  post,
  query,
  requestId,
  serviceProvider,
  sign,
  signedPost,
  signedQuery,
  sp,
  type RequestChanges,
} from "./authn-request.test.fixture.js";
import type { AnswerReason } from "./authn-request-answer.js";
import type { ExpectedAuthnRequest } from "./expected-authn-request.js";
import type { RegisteredServiceProvider } from "./service-providers.js";
import { verifyAuthnRequest } from "./verify-authn-request.js";

let privateKey: KeyObject;
let signer: Signer;
let stranger: Signer;
let signing: RegisteredServiceProvider;
let certificatePem: string;
beforeAll(async () => {
  const [own, foreign] = await Promise.all([certifiedKey("RSA-SHA256"), certifiedKey("RSA-SHA256")]);
  privateKey = own.keyObject;
  signer = createSigner(own.keyObject, own.certificate);
  stranger = createSigner(foreign.keyObject, foreign.certificate);
  const signingKeys = [createVerificationKey(own.certificate)];
  certificatePem = toPem(own.certificate);
  signing = { ...serviceProvider, signingKeys, authnRequestsSigned: true, insecureAllowUnsignedRequests: false };
});

describe("verifyAuthnRequest accepts", () => {
  it("a request in a signed form, and says all that an answer needs", async () => {
    const message = await signedPost(authnRequest(), signer);
    expect(await verifyAuthnRequest({ ...message, relayState: " token " }, expectedFrom(signing))).toEqual({
      outcome: "authenticate",
      inResponseTo: requestId,
      issuer: sp,
      assertionConsumerService: { binding: binding.httpPost, location: acs, index: 0 },
      relayState: " token ",
      signature: "verified",
      forceAuthn: false,
      isPassive: false,
      maySessionBeUsed: false,
      authnContextClassRefs: ["urn:example:weak", "urn:example:middle", "urn:example:strong"],
      nameIdPolicy: { allowCreate: false },
      nameIdFormats: expectedFrom(signing).nameIdFormats,
    });
  });

  it("a request in a signed query", async () => {
    const message = await signedQuery(authnRequest(), signer, "cookie:1795_ab");
    expect(await verifyAuthnRequest(message, expectedFrom(signing))).toMatchObject({
      outcome: "authenticate",
      inResponseTo: requestId,
      relayState: "cookie:1795_ab",
      signature: "verified",
    });
  });

  it("a request without a signature where that was granted, and says so", async () => {
    const unsigned = await verifyAuthnRequest(post(authnRequest()), expectedFrom(serviceProvider));
    expect(unsigned).toMatchObject({ outcome: "authenticate", signature: "none" });
    expect(unsigned).not.toHaveProperty("relayState");
    expect(await verifyAuthnRequest(query(authnRequest()), expectedFrom(serviceProvider))).toMatchObject({
      signature: "none",
    });
  });

  it("a signed request where none has to be", async () => {
    const either = { ...signing, authnRequestsSigned: false, insecureAllowUnsignedRequests: true };
    const message = await signedPost(authnRequest(), signer);
    expect(await verifyAuthnRequest(message, expectedFrom(either))).toMatchObject({ signature: "verified" });
  });

  it("a request that is signed with SHA-1 while that is granted, and says so", async () => {
    const message = post(signWithSha1(canonicalize(parseXmlNode(authnRequest())), privateKey));
    const verifyAt = (now: Date, found: RegisteredServiceProvider = granted) =>
      verifyAuthnRequest(message, expectedFrom(found, { now }));
    const insecureAllowSha1Until = new Date("2026-11-22T08:00:30Z");
    const granted = { ...signing, insecureAllowSha1Until };
    expect(await verifyAt(new Date("2026-11-22T08:00:29.999Z"))).toMatchObject({
      signature: "verified",
      usesSha1: true,
    });
    await expect(verifyAt(insecureAllowSha1Until)).rejects.toThrow(refusal("signature-algorithm-not-allowed"));
    await expect(verifyAt(new Date("2026-11-22T08:00:00Z"), signing)).rejects.toThrow(
      refusal("signature-algorithm-not-allowed"),
    );
  });

  it("a request in a query that is signed with SHA-1 while that is granted, and says so", async () => {
    const { signature, ...message } = await signedQuery(authnRequest(), signer);
    const algorithm = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    const octets = signature?.octets ?? new Uint8Array();
    const sha1 = { ...message, signature: { algorithm, octets, value: signOctets("sha1", octets, privateKey) } };
    const verifyUntil = (insecureAllowSha1Until: Date) =>
      verifyAuthnRequest(sha1, expectedFrom({ ...signing, insecureAllowSha1Until }));
    expect(await verifyUntil(new Date("2026-11-22T08:00:30.001Z"))).toMatchObject({ usesSha1: true });
    await expect(verifyUntil(new Date("2026-11-22T08:00:30Z"))).rejects.toThrow(
      refusal("signature-algorithm-not-allowed"),
    );
  });

  it("a request without a Destination, if it has no signature", async () => {
    const message = post(authnRequest({ attributes: { Destination: undefined } }));
    expect(await verifyAuthnRequest(message, expectedFrom(serviceProvider))).toMatchObject({ outcome: "authenticate" });
  });

  it.each([
    ["an Extensions element", { content: '<samlp:Extensions><x:Any xmlns:x="urn:x"/></samlp:Extensions>' }],
    ["Consent", { attributes: { Consent: "urn:oasis:names:tc:SAML:2.0:consent:obtained" } }],
    ["an ID of 256 characters", { attributes: { ID: "_".repeat(256) } }],
    [
      "an Issuer that says it is an entity",
      { issuer: issuer('Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"') },
    ],
    ["an IssueInstant at the edge of the past", { attributes: { IssueInstant: "2026-11-22T07:54:30.001Z" } }],
    ["an IssueInstant at the edge of the future", { attributes: { IssueInstant: "2026-11-22T08:01:30Z" } }],
  ])("%s", async (_, changes) => {
    expect(await verifyAuthnRequest(post(authnRequest(changes)), expectedFrom(serviceProvider))).toMatchObject({
      outcome: "authenticate",
    });
  });

  it("the same ID from two issuers", async () => {
    const usedIds = memoryOneTimeStore();
    const entityId = "https://other.example.com/metadata";
    await verifyAuthnRequest(post(authnRequest()), expectedFrom(serviceProvider, { usedIds }));
    const other = post(authnRequest({ issuer: `<saml:Issuer>${entityId}</saml:Issuer>` }));
    const expected = expectedFrom({ ...serviceProvider, entityId }, { usedIds });
    expect(await verifyAuthnRequest(other, expected)).toMatchObject({ issuer: entityId });
  });

  it("a name of the service provider that nobody should trust, as it stands", async () => {
    const message = post(authnRequest({ attributes: { ProviderName: "&lt;b&gt;" } }));
    expect(await verifyAuthnRequest(message, expectedFrom(serviceProvider))).toMatchObject({ providerName: "<b>" });
  });
});

describe("verifyAuthnRequest refuses", () => {
  it.each<[SamlErrorCode, string, RequestChanges]>([
    ["schema-invalid", "no ID", { attributes: { ID: undefined } }],
    ["schema-invalid", "no IssueInstant", { attributes: { IssueInstant: undefined } }],
    ["schema-invalid", "an attribute that is not SAML's", { attributes: { Evil: "1" } }],
    ["xml-doctype", "a document type", { issuer: "<!DOCTYPE x>" }],
    ["xml-comment", "a comment in the Issuer", { issuer: `<saml:Issuer>${sp}<!-- -->.evil</saml:Issuer>` }],
    ["issuer-missing", "no Issuer", { issuer: "" }],
    ["issuer-missing", "an empty Issuer", { issuer: "<saml:Issuer/>" }],
    ["entity-id-too-long", "an Issuer beyond the limit", { issuer: `<saml:Issuer>${"x".repeat(1025)}</saml:Issuer>` }],
    ["service-provider-unknown", "another Issuer", { issuer: "<saml:Issuer>https://evil.example</saml:Issuer>" }],
    [
      "service-provider-unknown",
      "the Issuer in other letters",
      { issuer: `<saml:Issuer>${sp.toUpperCase()}</saml:Issuer>` },
    ],
    ["service-provider-unknown", "the Issuer with white space", { issuer: `<saml:Issuer> ${sp}</saml:Issuer>` }],
    ["version-unsupported", "another version", { attributes: { Version: "2.1" } }],
    ["id-too-long", "an ID beyond the limit", { attributes: { ID: "_".repeat(257) } }],
    [
      "issuer-not-entity",
      "an Issuer of another format",
      { issuer: issuer('Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"') },
    ],
    ["issuer-not-entity", "an Issuer with a NameQualifier", { issuer: issuer('NameQualifier="x"') }],
    ["issuer-not-entity", "an Issuer with an SPNameQualifier", { issuer: issuer('SPNameQualifier="x"') }],
    ["issuer-not-entity", "an Issuer with an SPProvidedID", { issuer: issuer('SPProvidedID="x"') }],
    ["destination-mismatch", "another Destination", { attributes: { Destination: "https://evil.example/sso" } }],
    ["destination-mismatch", "a Destination that only begins alike", { attributes: { Destination: `${endpoint}/` } }],
    ["destination-mismatch", "a Destination in other letters", { attributes: { Destination: endpoint.toUpperCase() } }],
    ["issue-instant-too-old", "an IssueInstant in the past", { attributes: { IssueInstant: "2026-11-22T07:54:30Z" } }],
    [
      "issue-instant-in-future",
      "an IssueInstant in the future",
      { attributes: { IssueInstant: "2026-11-22T08:01:30.001Z" } },
    ],
    [
      "assertion-consumer-service-unknown",
      "an endpoint that is not registered",
      { attributes: { AssertionConsumerServiceURL: "https://evil.example/acs" } },
    ],
  ])("with %s: %s", async (code, _, changes) => {
    await expect(verifyAuthnRequest(post(authnRequest(changes)), expectedFrom(serviceProvider))).rejects.toThrow(
      refusal(code),
    );
  });

  it("another message than an AuthnRequest", async () => {
    const logout = authnRequest({
      attributes: { AssertionConsumerServiceURL: undefined, ProtocolBinding: undefined },
      content: "<saml:NameID>alice</saml:NameID>",
    }).replaceAll("AuthnRequest", "LogoutRequest");
    await expect(verifyAuthnRequest(post(logout), expectedFrom(serviceProvider))).rejects.toThrow(
      refusal("message-unexpected"),
    );
  });

  it("an AuthnRequest that comes as an answer", async () => {
    const message = decodePostBinding([["SAMLResponse", Buffer.from(authnRequest()).toString("base64")]]);
    await expect(verifyAuthnRequest(message, expectedFrom(serviceProvider))).rejects.toThrow(
      refusal("message-unexpected"),
    );
  });

  it("what a careless data base finds under another name", async () => {
    const serviceProviders = { find: () => Promise.resolve(serviceProvider) };
    const message = post(authnRequest({ issuer: `<saml:Issuer>${sp.toUpperCase()}</saml:Issuer>` }));
    await expect(verifyAuthnRequest(message, expectedFrom(serviceProvider, { serviceProviders }))).rejects.toThrow(
      refusal("service-provider-unknown"),
    );
  });

  it.each<[string, Partial<RegisteredServiceProvider>]>([
    ["we say so, by saying nothing", { authnRequestsSigned: false, insecureAllowUnsignedRequests: false }],
    ["the metadata says so, whatever we allow", { authnRequestsSigned: true, insecureAllowUnsignedRequests: true }],
  ])("a request without a signature when %s", async (_, demands) => {
    const expected = expectedFrom({ ...signing, ...demands });
    await expect(verifyAuthnRequest(post(authnRequest()), expected)).rejects.toThrow(refusal("signature-missing"));
    await expect(verifyAuthnRequest(query(authnRequest()), expected)).rejects.toThrow(refusal("signature-missing"));
  });

  it.each(["required", "not required"])("a signature of a stranger, also when one is %s", async (need) => {
    const found = { ...signing, authnRequestsSigned: need === "required", insecureAllowUnsignedRequests: true };
    for (const message of [await signedPost(authnRequest(), stranger), await signedQuery(authnRequest(), stranger)]) {
      await expect(verifyAuthnRequest(message, expectedFrom(found))).rejects.toThrow(refusal("signature-invalid"));
    }
  });

  it("a signature whose key is not known", async () => {
    for (const message of [await signedPost(authnRequest(), signer), await signedQuery(authnRequest(), signer)]) {
      await expect(verifyAuthnRequest(message, expectedFrom(serviceProvider))).rejects.toThrow(
        refusal("verification-key-missing"),
      );
    }
  });

  it("a change after the signature", async () => {
    const xml = (await sign(authnRequest(), signer)).replace('Version="2.0"', 'Version="2.0" ForceAuthn="true"');
    await expect(verifyAuthnRequest(post(xml), expectedFrom(signing))).rejects.toThrow(refusal("digest-mismatch"));
  });

  it("a document in a query with a signature of its own", async () => {
    const message = await signedQuery(await sign(authnRequest(), signer), signer);
    await expect(verifyAuthnRequest(message, expectedFrom(signing))).rejects.toThrow(refusal("signature-misplaced"));
  });

  it("a signed request around another signed request", async () => {
    const inner = await sign(authnRequest(), signer);
    const outer = authnRequest({
      attributes: { ID: "_evil", ForceAuthn: "true" },
      content: `<samlp:Extensions><x:Any xmlns:x="urn:x">${inner}</x:Any></samlp:Extensions>`,
    });
    await expect(verifyAuthnRequest(post(outer), expectedFrom(signing))).rejects.toThrow(refusal("signature-missing"));
    const signature = /<ds:Signature .*<\/ds:Signature>/.exec(inner)?.[0] ?? "";
    const moved = outer.replace(signature, "").replace("</saml:Issuer>", `</saml:Issuer>${signature}`);
    await expect(verifyAuthnRequest(post(moved), expectedFrom(signing))).rejects.toThrow(
      refusal("reference-not-to-parent"),
    );
  });

  it.each(messageWrappings)("signature wrapping with $code: $name", async (wrapping) => {
    const xml = await sign(authnRequest({ attributes: { ProviderName: "original" } }), signer);
    const wrapped = wrapSignature(xml, wrapping, (it) =>
      it.replace('"original"', '"forged"').replace(` ID="${requestId}"`, ' ID="_forged"'),
    );
    // The signature itself still verifies, over the original: this is what misleads others.
    expect(verifySignature(wrapped, certificatePem)).toContain('"original"');
    await expect(verifyAuthnRequest(post(wrapped), expectedFrom(signing))).rejects.toThrow(refusal(wrapping.code));
  });

  it("a signed request without a Destination", async () => {
    const xml = authnRequest({ attributes: { Destination: undefined } });
    for (const message of [await signedPost(xml, signer), await signedQuery(xml, signer)]) {
      await expect(verifyAuthnRequest(message, expectedFrom(signing))).rejects.toThrow(refusal("destination-missing"));
    }
  });

  it("a request that was used before, until it would be too old", async () => {
    const taken = new Map<string, Date>();
    const expected = expectedFrom(signing, {
      usedIds: memoryOneTimeStore(taken),
      clockSkewSeconds: 30,
      maximumAgeSeconds: 120,
    });
    const message = await signedPost(authnRequest(), signer);
    await verifyAuthnRequest(message, expected);
    await expect(verifyAuthnRequest(message, expected)).rejects.toThrow(refusal("message-replayed"));
    expect([...taken]).toEqual([[`${requestId} ${sp}`, new Date("2026-11-22T08:02:30Z")]]);
  });

  it("and uses no ID up for a message that is refused anyway", async () => {
    const taken = new Map<string, Date>();
    const expected = expectedFrom(signing, { usedIds: memoryOneTimeStore(taken) });
    await expect(verifyAuthnRequest(await signedPost(authnRequest(), stranger), expected)).rejects.toThrow();
    const elsewhere = authnRequest({ attributes: { AssertionConsumerServiceURL: "https://evil.example/" } });
    await expect(verifyAuthnRequest(await signedPost(elsewhere, signer), expected)).rejects.toThrow();
    expect(taken.size).toBe(0);
  });

  it("when a role cannot answer", async () => {
    const outage = new Error("the data base is away");
    const serviceProviders = { find: () => Promise.reject(outage) };
    const usedIds = { take: () => Promise.reject(outage) };
    for (const changes of [{ serviceProviders }, { usedIds }]) {
      await expect(verifyAuthnRequest(post(authnRequest()), expectedFrom(serviceProvider, changes))).rejects.toBe(
        outage,
      );
    }
  });

  it.each<[SamlErrorCode, string, Partial<ExpectedAuthnRequest>]>([
    ["issue-instant-too-old", "now", { now: new Date(Number.NaN) }],
  ])("with %s when no number was given as %s", async (code, _, changes) => {
    await expect(verifyAuthnRequest(post(authnRequest()), expectedFrom(serviceProvider, changes))).rejects.toThrow(
      refusal(code),
    );
  });

  it.each<Partial<ExpectedAuthnRequest>>([
    { maximumAgeSeconds: Number.NaN },
    { maximumAgeSeconds: Number.POSITIVE_INFINITY },
    { maximumAgeSeconds: 86_401 },
    { maximumAgeSeconds: -1 },
    { clockSkewSeconds: Number.NaN },
    { clockSkewSeconds: 301 },
    { clockSkewSeconds: -1 },
  ])("when limits are none: %o", async (changes) => {
    const expected = expectedFrom(serviceProvider, changes);
    await expect(verifyAuthnRequest(post(authnRequest()), expected)).rejects.toThrow(TypeError);
  });

  it.each<Partial<ExpectedAuthnRequest>>([
    { endpoint: "" },
    { endpoint: undefined as never },
    { entityId: " " },
    { entityId: undefined as never },
  ])("before anything is read when it is not said who we are: %o", async (changes) => {
    const found: string[] = [];
    const serviceProviders = { find: (id: string) => Promise.resolve(void found.push(id)) };
    const expected = expectedFrom(serviceProvider, { serviceProviders, ...changes });
    await expect(verifyAuthnRequest(post(authnRequest()), expected)).rejects.toThrow(TypeError);
    expect(found).toEqual([]);
  });

  it("when the store does not say in so many words that the ID was free", async () => {
    const usedIds = { take: () => Promise.resolve({ rowCount: 0 } as never) };
    const expected = expectedFrom(serviceProvider, { usedIds });
    await expect(verifyAuthnRequest(post(authnRequest()), expected)).rejects.toThrow(refusal("message-replayed"));
  });
});

describe("verifyAuthnRequest answers with an error", () => {
  const { requester, responder } = statusCode;
  it.each<[AnswerReason, string, string, RequestChanges]>([
    [
      "subject-unsupported",
      requester,
      statusCode.requestUnsupported,
      {
        content: `<saml:Subject><saml:NameID>alice</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></saml:Subject>`,
      },
    ],
    [
      "name-id-policy-unsupported",
      requester,
      statusCode.invalidNameIDPolicy,
      { content: '<samlp:NameIDPolicy Format="urn:example:other"/>' },
    ],
    [
      "conditions-unsupported",
      requester,
      statusCode.requestUnsupported,
      { content: '<saml:Conditions NotOnOrAfter="2026-11-22T08:00:30Z"/>' },
    ],
    [
      "authn-context-unsupported",
      responder,
      statusCode.noAuthnContext,
      {
        content:
          "<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:example:other</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>",
      },
    ],
    [
      "no-supported-idp",
      responder,
      statusCode.noSupportedIDP,
      { content: '<samlp:Scoping><samlp:IDPList><samlp:IDPEntry ProviderID="urn:x"/></samlp:IDPList></samlp:Scoping>' },
    ],
    [
      "proxy-count-exceeded",
      responder,
      statusCode.proxyCountExceeded,
      {
        content:
          '<samlp:Scoping ProxyCount="0"><samlp:IDPList><samlp:IDPEntry ProviderID="urn:x"/></samlp:IDPList></samlp:Scoping>',
      },
    ],
    [
      "attribute-consuming-service-unknown",
      requester,
      statusCode.requestUnsupported,
      { attributes: { AttributeConsumingServiceIndex: "7" } },
    ],
    ["no-passive", responder, statusCode.noPassive, { attributes: { IsPassive: "1" } }],
  ])("%s", async (reason, code, subcode, changes) => {
    const message = await signedPost(authnRequest(changes), signer);
    expect(await verifyAuthnRequest({ ...message, relayState: "x" }, expectedFrom(signing))).toEqual({
      outcome: "answer",
      reason,
      status: { code, subcode },
      inResponseTo: requestId,
      issuer: sp,
      assertionConsumerService: { binding: binding.httpPost, location: acs, index: 0 },
      relayState: "x",
      signature: "verified",
    });
  });

  it("but never without a registered endpoint, nor a second time", async () => {
    const passive = { IsPassive: "true" };
    const elsewhere = authnRequest({
      attributes: { ...passive, AssertionConsumerServiceURL: "https://evil.example/" },
    });
    await expect(verifyAuthnRequest(await signedPost(elsewhere, signer), expectedFrom(signing))).rejects.toThrow(
      refusal("assertion-consumer-service-unknown"),
    );
    const expected = expectedFrom(signing);
    const message = await signedPost(authnRequest({ attributes: passive }), signer);
    await verifyAuthnRequest(message, expected);
    await expect(verifyAuthnRequest(message, expected)).rejects.toThrow(refusal("message-replayed"));
  });
});

describe("verifyAuthnRequest decides on the session", () => {
  const session = { authnContextClassRef: "urn:example:middle" };
  const strong =
    '<samlp:RequestedAuthnContext Comparison="better"><saml:AuthnContextClassRef>urn:example:middle</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>';

  it.each([
    ["may be used", { outcome: "authenticate", maySessionBeUsed: true }, session, {}, ""],
    ["is not there", { outcome: "authenticate", maySessionBeUsed: false }, undefined, {}, ""],
    [
      "does not count (ForceAuthn)",
      { outcome: "authenticate", maySessionBeUsed: false, forceAuthn: true },
      session,
      { ForceAuthn: "true" },
      "",
    ],
    ["is too weak", { outcome: "authenticate", maySessionBeUsed: false }, session, {}, strong],
    [
      "may be used (IsPassive)",
      { outcome: "authenticate", maySessionBeUsed: true, isPassive: true },
      session,
      { IsPassive: "1" },
      "",
    ],
    ["is not there (IsPassive)", { outcome: "answer", reason: "no-passive" }, undefined, { IsPassive: "true" }, ""],
    [
      "does not count (ForceAuthn, IsPassive)",
      { outcome: "answer", reason: "no-passive" },
      session,
      { IsPassive: "true", ForceAuthn: "1" },
      "",
    ],
    ["is too weak (IsPassive)", { outcome: "answer", reason: "no-passive" }, session, { IsPassive: "true" }, strong],
    [
      "may be used (neither, in full)",
      { outcome: "authenticate", maySessionBeUsed: true, forceAuthn: false, isPassive: false },
      session,
      { IsPassive: "0", ForceAuthn: "false" },
      "",
    ],
  ])("that %s", async (_, outcome, found, attributes, content) => {
    const expected = expectedFrom(serviceProvider, found === undefined ? {} : { session: found });
    expect(await verifyAuthnRequest(post(authnRequest({ attributes, content })), expected)).toMatchObject(outcome);
  });
});

function issuer(attribute: string): string {
  return `<saml:Issuer ${attribute}>${sp}</saml:Issuer>`;
}
