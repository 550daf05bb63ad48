import { generateKeyPairSync, KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { createDecrypter } from "../encryption/decrypter.js";
import { encryptedAssertion, encryptElement } from "../encryption/encrypt-element.js";
import { createEncryptionRecipient } from "../encryption/encryption-recipient.js";
import type { SamlErrorCode } from "../errors.js";
import { decodePostBinding } from "../http-post/decode-post-binding.js";
import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { memoryOneTimeStore } from "../request/authn-request.test.fixture.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { statusCode } from "../status/status-code.js";
import {
  element,
  inTag,
  replaced,
  signParts,
  signRoot,
  withoutSignatures,
  type Alteration,
  type SignedParts,
} from "../testing/altered-response.test.fixture.js";
import { signWithSha1 } from "../testing/hand-made-signature.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { fullResponse, sampleResponse } from "../testing/sample-response.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { saml } from "../xml/namespaces.js";
import { signErrorResponse } from "./error-response.js";
import type { ExpectedResponse, ResponseKeys } from "./expected-response.js";
import { signResponse, type ResponseProtection } from "./sign-response.js";
import { verifyResponse, type VerifiedResponse } from "./verify-response.js";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const encryptFor = createEncryptionRecipient(publicKey);
const decrypters = [createDecrypter(privateKey)] as const;

let identity: Identity;
let other: Identity;
let keys: ResponseKeys;
beforeAll(async () => {
  [identity, other] = await Promise.all([createIdentity(), createIdentity()]);
  keys = { signingKeys: [createVerificationKey(identity.certificate)], decrypters };
});

function expected(change: Partial<ExpectedResponse> = {}): ExpectedResponse {
  return {
    issuer: sampleResponse.issuer,
    audience: sampleResponse.audiences[0],
    assertionConsumerService: sampleResponse.destination,
    inResponseTo: "unsolicited",
    now: sampleResponse.issueInstant,
    usedIds: memoryOneTimeStore(),
    ...change,
  };
}

const expectedAnswer: Partial<ExpectedResponse> = {
  audience: "https://sp.example/metadata",
  assertionConsumerService: "https://sp.example/acs",
  inResponseTo: { id: "_request" },
};

function verify(xml: string, change: Partial<ExpectedResponse> = {}): Promise<VerifiedResponse> {
  return verifyResponse(encodePostBinding(xml), keys, expected(change));
}

/** A Response that was changed before it was signed. */
async function altered(alteration: Alteration, sign: SignedParts = "both"): Promise<string> {
  const xml = withoutSignatures(await signResponse(sampleResponse, identity.signer));
  return signParts(alteration(xml), sign, identity.signer);
}

describe("verifyResponse", () => {
  it("returns what the identity provider stated", async () => {
    const xml = await signResponse(fullResponse, identity.signer);
    expect(await verify(xml, expectedAnswer)).toEqual({
      issuer: fullResponse.issuer,
      signed: "assertion",
      assertionId: fullResponse.assertionId,
      nameId: fullResponse.nameId,
      authnStatements: [
        {
          authnInstant: fullResponse.authnInstant,
          sessionIndex: fullResponse.sessionIndex,
          sessionNotOnOrAfter: fullResponse.sessionNotOnOrAfter,
          authnContextClassRef: fullResponse.authnContextClassRef,
          authenticatingAuthorities: fullResponse.authenticatingAuthorities,
        },
      ],
      attributes: [
        {
          name: "urn:text",
          nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
          friendlyName: "text",
          values: ["2", "", null, "1", "2"],
        },
        { name: "urn:none", values: [] },
        { name: "urn:string", values: ["é<&", ""] },
        { name: "urn:uri", values: ["https://example.com/?a=1&b=2"] },
        { name: "urn:boolean", values: ["true", "false", null] },
        { name: "urn:integer", values: ["-1", "18446744073709551616"] },
        { name: "urn:dateTime", values: ["2026-11-22T08:00:00.000Z"] },
        { name: "urn:base64Binary", values: ["AP8Q", ""] },
      ],
    });
  });

  it.each<[string, ResponseProtection, VerifiedResponse["signed"]]>([
    ["a signed Assertion", {}, "assertion"],
    ["a signed Response", { sign: "response" }, "response"],
    ["both signed", { sign: "both" }, "both"],
    ["an encrypted Assertion", { encryptFor }, "assertion"],
    ["an encrypted Assertion in a signed Response", { encryptFor, sign: "both" }, "both"],
    ["an encrypted NameID", { encryptNameIdFor: encryptFor }, "assertion"],
    ["an encrypted NameID in a signed Response", { encryptNameIdFor: encryptFor, sign: "response" }, "response"],
    ["an encrypted NameID in an encrypted Assertion", { encryptNameIdFor: encryptFor, encryptFor }, "assertion"],
  ])("takes %s, and says what was signed", async (_, protection, signed) => {
    const verified = await verify(await signResponse(sampleResponse, identity.signer, protection));
    expect(verified).toMatchObject({ signed, nameId: sampleResponse.nameId, assertionId: sampleResponse.assertionId });
  });

  it.each<[string, (unsigned: string, key: KeyObject) => string]>([
    ["the Assertion", (xml, key) => element("saml:Assertion", (it) => signWithSha1(it, key))(xml)],
    ["the Response", signWithSha1],
  ])("takes %s signed with SHA-1 while that is granted, and says so", async (_, sign) => {
    const unsigned = withoutSignatures(await signResponse(sampleResponse, identity.signer));
    const message = encodePostBinding(sign(unsigned, KeyObject.from(identity.privateKey)));
    const verifyUntil = (insecureAllowSha1Until: Date) =>
      verifyResponse(message, { ...keys, insecureAllowSha1Until }, expected());
    expect(await verifyUntil(new Date(expected().now.getTime() + 1))).toMatchObject({ usesSha1: true });
    await expect(verifyUntil(expected().now)).rejects.toThrow(refusal("signature-algorithm-not-allowed"));
  });

  it("takes a form, too", async () => {
    const form = [["SAMLResponse", encodePostBinding(await signResponse(sampleResponse, identity.signer))]] as const;
    const verified = await verifyResponse(decodePostBinding(form), keys, expected());
    expect(verified.nameId).toEqual(sampleResponse.nameId);
  });

  it("takes any of several keys", async () => {
    const xml = await signResponse(sampleResponse, identity.signer);
    const signingKeys = [createVerificationKey(other.certificate), ...keys.signingKeys] as const;
    await expect(verifyResponse(encodePostBinding(xml), { signingKeys }, expected())).resolves.toBeDefined();
  });

  it("takes a Response without an Issuer if only its Assertion is signed", async () => {
    await expect(verify(await altered(replaced(responseIssuer, ""), "assertion"))).resolves.toBeDefined();
  });

  it("takes one of several confirmations", async () => {
    const several = element("saml:SubjectConfirmation", (bearer) => {
      const elsewhere = bearer.replace(sampleResponse.destination, "https://elsewhere.example");
      return elsewhere + bearer + bearer.replace("cm:bearer", "cm:holder-of-key");
    });
    await expect(verify(await altered(several))).resolves.toBeDefined();
  });

  it("takes an Assertion that names nobody", async () => {
    expect(await verify(await altered(element("saml:NameID", () => "")))).not.toHaveProperty("nameId");
  });

  it("takes a name that was made for us, or for an affiliation of ours", async () => {
    const nameFor = (owner: string): Alteration =>
      inTag("saml:NameID", " Format", ` SPNameQualifier="${owner}" Format`);
    await expect(verify(await altered(nameFor(sampleResponse.audiences[0])))).resolves.toBeDefined();
    await expect(verify(await altered(nameFor("urn:club")), { affiliations: ["urn:club"] })).resolves.toBeDefined();
  });

  it("takes each instant up to the skew of the clocks, and not beyond", async () => {
    const { notBefore, notOnOrAfter } = sampleResponse;
    const xml = await signResponse(
      { ...sampleResponse, issueInstant: notBefore, authnInstant: notBefore },
      identity.signer,
      { insecureMaximumLifetimeSeconds: 3600 },
    );
    const at = (instant: Date, milliseconds: number): Partial<ExpectedResponse> => ({
      now: new Date(instant.getTime() + milliseconds),
      clockSkewSeconds: 30,
      maximumAgeSeconds: 3600,
    });
    await expect(verify(xml, at(notBefore, -30_000))).resolves.toBeDefined();
    await expect(verify(xml, at(notOnOrAfter, 29_999))).resolves.toBeDefined();
    await expect(verify(xml, at(notBefore, -30_001))).rejects.toThrow(refusal("issue-instant-in-future"));
    await expect(verify(xml, at(notOnOrAfter, 30_000))).rejects.toThrow(refusal("assertion-expired"));
  });

  it.each<[SamlErrorCode, string, Alteration]>([
    ["version-unsupported", "another version", inTag("samlp:Response", '"2.0"', '"1.1"')],
    ["id-too-long", "a long ID", inTag("samlp:Response", sampleResponse.id, `_${"a".repeat(256)}`)],
    ["issuer-missing", "no Issuer under its own signature", replaced(responseIssuer, "")],
    ["issuer-mismatch", "another Issuer", replaced(responseIssuer, responseIssuer.replace("idp.", "evil."))],
    [
      "issuer-not-entity",
      "a person as Issuer",
      replaced(responseIssuer, responseIssuer.replace(">", ' Format="urn:person">')),
    ],
    [
      "destination-missing",
      "no Destination",
      inTag("samlp:Response", ` Destination="${sampleResponse.destination}"`, ""),
    ],
    ["destination-mismatch", "another Destination", inTag("samlp:Response", "/saml", "/saml/")],
    ["issue-instant-too-old", "an old IssueInstant", inTag("samlp:Response", "T08:00:00", "T07:53:59")],
    ["issue-instant-in-future", "a future IssueInstant", inTag("samlp:Response", "T08:00:00", "T08:01:01")],
    ["in-response-to-unexpected", "an InResponseTo", inTag("samlp:Response", " ID", ' InResponseTo="_request" ID')],
    ["status-not-success", "another status", replaced("status:Success", "status:Responder")],
    [
      "assertion-repeated",
      "two Assertions",
      element("saml:Assertion", (it) => it + it.replace(sampleResponse.assertionId, "_b")),
    ],
  ])("refuses with %s a Response with %s", async (code, _, alteration) => {
    await expect(verify(await altered(alteration, "response"))).rejects.toThrow(refusal(code));
  });

  it.each<[SamlErrorCode, string, Alteration]>([
    ["version-unsupported", "another version", inTag("saml:Assertion", '"2.0"', '"2.1"')],
    ["id-too-long", "a long ID", inTag("saml:Assertion", sampleResponse.assertionId, `_${"a".repeat(256)}`)],
    ["issuer-mismatch", "another Issuer", replaced("><saml:Issuer>https://idp.", "><saml:Issuer>https://evil.")],
    ["issuer-not-entity", "a person as Issuer", replaced("><saml:Issuer>", '><saml:Issuer Format="urn:person">')],
    ["issue-instant-too-old", "an old IssueInstant", inTag("saml:Assertion", "T08:00:00", "T07:53:59")],
    ["issue-instant-in-future", "a future IssueInstant", inTag("saml:Assertion", "T08:00:00", "T08:01:01")],
    ["conditions-contradictory", "conditions that end at once", inTag("saml:Conditions", "T08:05:00", "T07:59:00")],
    [
      "condition-repeated",
      "OneTimeUse twice",
      replaced(endOfConditions, `${"<saml:OneTimeUse/>".repeat(2)}${endOfConditions}`),
    ],
    [
      "condition-repeated",
      "ProxyRestriction twice",
      replaced(endOfConditions, `${"<saml:ProxyRestriction/>".repeat(2)}${endOfConditions}`),
    ],
    ["assertion-not-yet-valid", "conditions that begin later", inTag("saml:Conditions", "T07:59:00", "T08:01:01")],
    [
      "assertion-expired",
      "conditions that have ended",
      replaced(period, period.replace("T07:59", "T07:50").replace("T08:05", "T07:59")),
    ],
    ["audience-mismatch", "no Conditions", element("saml:Conditions", () => "")],
    ["audience-mismatch", "no AudienceRestriction", element("saml:AudienceRestriction", () => "")],
    ["audience-mismatch", "another Audience", replaced("urn:amazon:webservices", "urn:amazon:webservices2")],
    [
      "audience-mismatch",
      "a second AudienceRestriction",
      element("saml:AudienceRestriction", (it) => it + it.replace("urn:amazon", "urn:other")),
    ],
    ["bearer-confirmation-missing", "no Subject", element("saml:Subject", () => "")],
    ["bearer-confirmation-missing", "no confirmation", element("saml:SubjectConfirmation", () => "")],
    [
      "bearer-confirmation-missing",
      "no data about the confirmation",
      element("saml:SubjectConfirmationData", () => ""),
    ],
    ["bearer-confirmation-missing", "another method", replaced("cm:bearer", "cm:sender-vouches")],
    [
      "bearer-confirmation-period",
      "no end of delivery",
      inTag("saml:SubjectConfirmationData", 'NotOnOrAfter="2026-11-22T08:05:00.000Z"', ""),
    ],
    [
      "bearer-confirmation-period",
      "a beginning of delivery",
      inTag("saml:SubjectConfirmationData", " NotOnOrAfter", ' NotBefore="2026-11-22T07:00:00Z" NotOnOrAfter'),
    ],
    [
      "assertion-expired",
      "an end of delivery that has passed",
      inTag("saml:SubjectConfirmationData", "T08:05:00", "T07:59:00"),
    ],
    ["recipient-mismatch", "another Recipient", inTag("saml:SubjectConfirmationData", "/saml", "/saml/")],
    [
      "recipient-mismatch",
      "no Recipient",
      inTag("saml:SubjectConfirmationData", `Recipient="${sampleResponse.destination}"`, ""),
    ],
    [
      "in-response-to-unexpected",
      "an InResponseTo",
      inTag("saml:SubjectConfirmationData", " NotOn", ' InResponseTo="_request" NotOn'),
    ],
    ["authn-statement-missing", "no AuthnStatement", element("saml:AuthnStatement", () => "")],
    ["authn-instant-in-future", "a future AuthnInstant", inTag("saml:AuthnStatement", "T07:58:30.250", "T08:01:01")],
    ["session-expired", "a session that has ended", inTag("saml:AuthnStatement", "T16:00:00", "T07:59:00")],
    [
      "session-expired",
      "a second session that has ended",
      element("saml:AuthnStatement", (it) => it + it.replace("T16:00:00", "T07:59:00")),
    ],
    ["name-id-missing", "an empty name", replaced(">alice<", "> <")],
    [
      "name-id-for-another",
      "a name for another",
      inTag("saml:NameID", " Format", ' SPNameQualifier="urn:other" Format'),
    ],
    [
      "schema-extension-unknown",
      "an unknown condition",
      replaced(endOfConditions, `<saml:Condition/>${endOfConditions}`),
    ],
    ["schema-invalid", "no Issuer", replaced("><saml:Issuer>https://idp.example.com/saml/metadata</saml:Issuer>", ">")],
  ])("refuses with %s an Assertion with %s", async (code, _, alteration) => {
    await expect(verify(await altered(alteration, "response"))).rejects.toThrow(refusal(code));
  });

  it.each<[SamlErrorCode, string, Partial<ExpectedResponse>]>([
    ["in-response-to-mismatch", "another request", { inResponseTo: { id: "_other" } }],
    ["in-response-to-unexpected", "an unsolicited Response", { inResponseTo: "unsolicited" }],
    ["issuer-mismatch", "another identity provider", { issuer: "https://other.example" }],
    ["audience-mismatch", "another service provider", { audience: "https://third.example/metadata" }],
    ["destination-mismatch", "another endpoint", { assertionConsumerService: "https://sp.example/acs2" }],
    ["signature-insufficient", "a signed Response", { signed: "response" }],
    ["signature-insufficient", "both signed", { signed: "both" }],
    ["issue-instant-in-future", "an earlier time", { now: new Date("2026-11-22T07:00:00Z") }],
    ["issue-instant-too-old", "a later time", { now: new Date("2026-11-22T09:00:00Z") }],
    ["issue-instant-too-old", "no time", { now: new Date(Number.NaN) }],
  ])("refuses with %s where %s is expected", async (code, _, change) => {
    const xml = await signResponse(fullResponse, identity.signer);
    await expect(verify(xml, { ...expectedAnswer, ...change })).rejects.toThrow(refusal(code));
  });

  it("refuses a confirmation that answers another request than the Response does", async () => {
    const xml = await altered(inTag("samlp:Response", " ID", ' InResponseTo="_request" ID'));
    await expect(verify(xml, { inResponseTo: { id: "_request" } })).rejects.toThrow(refusal("in-response-to-mismatch"));
  });

  it("takes a signed Response where that is expected, and refuses with signature-insufficient where the Assertion is", async () => {
    const xml = await signResponse(sampleResponse, identity.signer, { sign: "response" });
    await expect(verify(xml, { signed: "response" })).resolves.toBeDefined();
    await expect(verify(xml, { signed: "assertion" })).rejects.toThrow(refusal("signature-insufficient"));
  });

  it("refuses what is not signed", async () => {
    await expect(verify(await altered((xml) => xml, "none"))).rejects.toThrow(refusal("signature-missing"));
  });

  it("refuses what was signed with another key", async () => {
    await expect(verify(await signResponse(sampleResponse, other.signer))).rejects.toThrow(
      refusal("signature-invalid"),
    );
  });

  it("refuses a Response whose own signature is broken, however well its Assertion is signed", async () => {
    const xml = await signResponse(sampleResponse, identity.signer, { sign: "both" });
    const tampered = inTag("samlp:Response", "T08:00:00.000Z", "T08:00:00.001Z")(xml);
    await expect(verify(tampered)).rejects.toThrow(refusal("digest-mismatch"));
  });

  it("refuses an Assertion whose own signature is broken, however well the Response is signed", async () => {
    const inner = await altered((xml) => xml, "assertion");
    const tampered = await signParts(replaced(">alice<", ">admin<")(inner), "response", identity.signer);
    await expect(verify(tampered)).rejects.toThrow(refusal("digest-mismatch"));
  });

  it("refuses an Assertion that is only encrypted: anybody can encrypt (CVE-2026-2092)", async () => {
    const xml = await altered((it) => it, "none");
    const encrypted = element("saml:Assertion", (it) => canonicalXml(encryptedAssertion(it, encryptFor)))(xml);
    await expect(verify(encrypted)).rejects.toThrow(refusal("signature-missing"));
  });

  it("takes an Assertion that is only encrypted in a Response that is signed", async () => {
    const xml = await altered((it) => it, "none");
    const encrypted = element("saml:Assertion", (it) => canonicalXml(encryptedAssertion(it, encryptFor)))(xml);
    const signed = await signRoot(encrypted, identity.signer);
    await expect(verify(signed)).resolves.toMatchObject({ signed: "response", nameId: sampleResponse.nameId });
  });

  it("reads attributes that are encrypted, where they stand", async () => {
    const encrypt =
      (name: string): Alteration =>
      (xml) => {
        const attribute = new RegExp(`<saml:Attribute Name="${name}">.*?</saml:Attribute>`).exec(xml)?.[0] ?? "";
        const declared = attribute.replace("<saml:Attribute", `<saml:Attribute xmlns:saml="${saml.uri}"`);
        const data = canonicalXml(encryptElement(declared, encryptFor));
        return replaced(attribute, `<saml:EncryptedAttribute>${data}</saml:EncryptedAttribute>`)(xml);
      };
    const plain = await verify(await altered((it) => it));
    const verified = await verify(await altered(encrypt(sampleResponse.attributes[0]?.name ?? "")));
    expect(verified.attributes).toEqual(plain.attributes);
  });

  it("reads an encrypted Assertion whose prefixes are declared around it only", async () => {
    const xml = await altered((it) => it, "none");
    const withContext = inTag("samlp:Response", " xmlns", ` xmlns:saml="${saml.uri}" xmlns`)(xml);
    const encrypted = element("saml:Assertion", (it) => {
      const undeclared = it.replace(` xmlns:saml="${saml.uri}"`, "");
      return `<saml:EncryptedAssertion>${canonicalXml(encryptElement(undeclared, encryptFor))}</saml:EncryptedAssertion>`;
    })(withContext);
    await expect(verify(await signRoot(encrypted, identity.signer))).resolves.toMatchObject({ signed: "response" });
  });

  it("refuses without a key, and with another, what is encrypted", async () => {
    const xml = encodePostBinding(await signResponse(sampleResponse, identity.signer, { encryptFor }));
    const { signingKeys } = keys;
    const strange = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    await expect(verifyResponse(xml, { signingKeys }, expected())).rejects.toThrow(refusal("decryption-key-missing"));
    const decrypters = [createDecrypter(strange)] as const;
    await expect(verifyResponse(xml, { signingKeys, decrypters }, expected())).rejects.toThrow(
      refusal("decryption-failed"),
    );
  });

  it.each<[SamlErrorCode, string, Alteration]>([
    ["schema-invalid", "something else", () => responseIssuer],
    [
      "schema-invalid",
      "an Assertion without an Issuer",
      replaced(`<saml:Issuer>${sampleResponse.issuer}</saml:Issuer>`, ""),
    ],
    [
      "assertion-misplaced",
      "an Assertion with another in a value",
      (it) => replaced("alice@example.com", it.replace(sampleResponse.assertionId, "_inner"))(it),
    ],
  ])("refuses with %s an EncryptedAssertion that holds %s", async (code, _, alteration) => {
    const xml = await altered((it) => it, "none");
    const encrypt: Alteration = (it) => canonicalXml(encryptedAssertion(alteration(it), encryptFor));
    const encrypted = element("saml:Assertion", encrypt)(xml);
    await expect(verify(await signRoot(encrypted, identity.signer))).rejects.toThrow(refusal(code));
  });

  it("refuses the second use of an Assertion, and keeps its ID until it has expired", async () => {
    const taken = new Map<string, Date>();
    const usedIds = memoryOneTimeStore(taken);
    const xml = await signResponse(sampleResponse, identity.signer);
    await verify(xml, { usedIds });
    await expect(verify(xml, { usedIds })).rejects.toThrow(refusal("message-replayed"));
    expect([...taken.values()]).toEqual([new Date("2026-11-22T08:06:00.000Z")]);
  });

  it("does not use up the Assertion of a Response that it refuses", async () => {
    const taken = new Map<string, Date>();
    const xml = await altered(inTag("saml:NameID", " Format", ' SPNameQualifier="urn:other" Format'));
    await expect(verify(xml, { usedIds: memoryOneTimeStore(taken) })).rejects.toThrow(refusal("name-id-for-another"));
    expect(taken.size).toBe(0);
  });

  it("rejects with the store's own error when that cannot answer", async () => {
    const outage = new Error("the store does not answer");
    const xml = await signResponse(sampleResponse, identity.signer);
    await expect(verify(xml, { usedIds: { take: () => Promise.reject(outage) } })).rejects.toBe(outage);
  });

  it("tells which error the identity provider answered with, and keeps its words out of the message", async () => {
    const status = { code: statusCode.responder, subcode: statusCode.authnFailed, message: "<b>Call 555</b>" };
    const { id, issueInstant, issuer, destination } = sampleResponse;
    const xml = await signErrorResponse({ id, issueInstant, issuer, destination, status }, identity.signer);
    const error: unknown = await verify(xml).catch((it: unknown) => it);
    expect(error).toMatchObject({ code: "status-not-success", status });
    expect(String(error)).not.toContain("555");
  });

  it("refuses a success without an Assertion", async () => {
    const xml = await altered(element("samlp:Status", (it) => it));
    const empty = element("saml:Assertion", () => "")(withoutSignatures(xml));
    await expect(verify(await signRoot(empty, identity.signer))).rejects.toThrow(refusal("assertion-missing"));
  });

  it("remembers an Assertion for as long as any of its confirmations could bring it again", async () => {
    const short = (text: string): string => text.replace("08:05:00", "08:00:30");
    for (const order of [(it: string) => it + short(it), (it: string) => short(it) + it]) {
      const taken = new Map<string, Date>();
      await verify(await altered(element("saml:SubjectConfirmation", order)), { usedIds: memoryOneTimeStore(taken) });
      expect([...taken.values()]).toEqual([new Date("2026-11-22T08:06:00Z")]);
    }
  });

  it("reads the text of a value in document order, whichever elements it stands in", async () => {
    const value =
      '<saml:AttributeValue><x:a xmlns:x="urn:x">user</x:a>adm<x:b xmlns:x="urn:x">in</x:b></saml:AttributeValue>';
    const attribute = `<saml:AttributeStatement><saml:Attribute Name="urn:a">${value}</saml:Attribute></saml:AttributeStatement>`;
    const { attributes } = await verify(await altered(element("saml:AttributeStatement", () => attribute)));
    expect(attributes).toEqual([{ name: "urn:a", values: ["useradmin"] }]);
  });

  it("refuses an Assertion that was encrypted with the ID of its Response", async () => {
    const whole = withoutSignatures(await signResponse(sampleResponse, identity.signer));
    const inner = /<saml:Assertion .*<\/saml:Assertion>/s.exec(whole)?.[0] ?? "";
    const signed = await signRoot(inner.replace(sampleResponse.assertionId, sampleResponse.id), identity.signer);
    const encrypted = whole.replace(inner, () => canonicalXml(encryptedAssertion(signed, encryptFor)));
    await expect(verify(encrypted)).rejects.toThrow(refusal("xml-id-repeated"));
  });

  it("takes a Response as large as it is told to, and none beyond", async () => {
    const values = Array.from({ length: 2000 }, () => "x".repeat(600));
    const xml = await signResponse({ ...sampleResponse, attributes: [{ name: "urn:x", values }] }, identity.signer);
    const limits = { characters: 2_000_000, depth: 48, elements: 20_000, attributes: 64 };
    await expect(verify(xml)).rejects.toThrow(refusal("xml-too-large"));
    await expect(verify(xml, { limits: { ...limits, elements: 2000 } })).rejects.toThrow(refusal("xml-too-large"));
    await expect(verify(xml, { limits })).resolves.toMatchObject({ attributes: [{ name: "urn:x" }] });
  });

  it.each([["message-unexpected", "SAMLRequest"]] as const)(
    "refuses with %s a Response that comes as %s",
    async (code, name) => {
      const form = [[name, encodePostBinding(await signResponse(sampleResponse, identity.signer))]] as const;
      await expect(verifyResponse(decodePostBinding(form), keys, expected())).rejects.toThrow(refusal(code));
    },
  );

  it.each<[string, object]>([
    ["issuer", { issuer: undefined }],
    ["audience", { audience: undefined }],
    ["assertionConsumerService", { assertionConsumerService: undefined }],
    ["ID of a request, as in a session that is empty", { inResponseTo: { id: undefined } }],
    ["request", { inResponseTo: undefined }],
  ])("takes it for a mistake to expect no %s", async (_, change) => {
    const xml = await signResponse(sampleResponse, identity.signer);
    await expect(verify(xml, change)).rejects.toThrow(TypeError);
  });

  it.each([-1, 301, Number.NaN])("takes a skew of %s seconds for a mistake", async (clockSkewSeconds) => {
    const xml = await signResponse(sampleResponse, identity.signer);
    await expect(verify(xml, { clockSkewSeconds })).rejects.toThrow(TypeError);
  });
});

const responseIssuer = `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${sampleResponse.issuer}</saml:Issuer>`;
const period = 'NotBefore="2026-11-22T07:59:00.000Z" NotOnOrAfter="2026-11-22T08:05:00.000Z"';
const endOfConditions = "</saml:Conditions>";
