import type { CertificateIssuer, CertificateRequest } from "@idpkit/private-ca";
import { parseCertificationRequest, parsePublicKeyKind, verifyCertificationRequest } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { encodeMessage, messageXml, signXml, tagsXml, tagXml, withAttribute } from "../testing/message.test.fixture.js";
import { alice, now, relayState } from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import type { StepName } from "./walk.js";
import { walkSignIn } from "./walk-sign-in.js";

const { provider, setup, walkXml, walkMessage } = await createTestWalks();

const late = { notOnOrAfter: "2026-11-22T08:06:00Z", confirmationNotOnOrAfter: "2026-11-22T08:06:00Z" };

const steps: readonly StepName[] = [
  ...(["form", "xml", "signature", "issuer", "status", "audience", "recipient", "time", "subject"] as const),
  ...(["role", "trust-policy", "session-name", "session-tags", "stream-permission"] as const),
  ...(["directory", "user", "relay-state", "certificate", "logon"] as const),
];

describe("a message that AWS takes", () => {
  it("walks through every step, in order, to the desktop", async () => {
    const walk = await walkMessage({});
    expect(walk.steps.map(({ name }) => name)).toEqual(steps);
    expect(walk.steps.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
    expect(walk.outcome).toBe("desktop");
    expect(walk.desktop).toMatchObject({
      user: "alice",
      displayName: "Alice Liddell",
      relayState,
      registrationCode: "WSiad+ABC12D",
      certificate: { subject: "CN=alice", sid: alice.objectSid, upn: alice.userPrincipalName },
    });
    expect(walk.desktop?.certificate.serial).toMatch(/^[0-9a-f]{32,40}$/);
    expect(walk.desktop?.certificate.notAfter).toEqual(new Date(now.getTime() + 3_600_000));
  });

  it("may be signed as a whole, or twice", async () => {
    const byResponse = signXml(messageXml(), provider, { element: "Response" });
    const both = signXml(signXml(messageXml(), provider), provider, { element: "Response" });
    for (const xml of [byResponse, both]) expect((await walkXml(xml)).outcome).toBe("desktop");
  });

  it.each([
    [
      "neither Destination nor an Issuer of the Response",
      (xml: string) => xml.replace(/ Destination="[^"]*"/, "").replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, ""),
    ],
    ["an XML declaration", (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`],
    ["line breaks between its elements", (xml: string) => xml.replaceAll("><", ">\n<")],
    [
      "a session's end, in the future",
      (xml: string) => xml.replace("SessionIndex", 'SessionNotOnOrAfter="2026-11-22T16:00:00Z" SessionIndex'),
    ],
    [
      "a NotBefore of the confirmation, in the past",
      (xml: string) =>
        xml.replace("SubjectConfirmationData ", 'SubjectConfirmationData NotBefore="2026-11-22T07:59:00Z" '),
    ],
    ["times with milliseconds", (xml: string) => xml.replaceAll(":00Z", ":00.123Z")],
    [
      "an issuer of the format entity",
      (xml: string) =>
        xml.replace("<saml:Issuer>", `<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">`),
    ],
    [
      "a tag that WorkSpaces does not read",
      (xml: string) =>
        xml.replace("</saml:AttributeStatement>", tagXml("Department", "R+D") + "</saml:AttributeStatement>"),
    ],
    [
      "fifty tags",
      (xml: string) => xml.replace("</saml:AttributeStatement>", tagsXml(47) + "</saml:AttributeStatement>"),
    ],
    [
      "an empty tag",
      (xml: string) => xml.replace("</saml:AttributeStatement>", tagXml("Empty", "") + "</saml:AttributeStatement>"),
    ],
    [
      "a tag of 256 characters",
      (xml: string) =>
        xml.replace("</saml:AttributeStatement>", tagXml("Long", "𝛼".repeat(256)) + "</saml:AttributeStatement>"),
    ],
    [
      "a tag's key of 128 characters",
      (xml: string) =>
        xml.replace("</saml:AttributeStatement>", tagXml("k".repeat(128), "v") + "</saml:AttributeStatement>"),
    ],
  ])("may have %s", async (_, change) => {
    const walk = await walkXml(signXml(change(messageXml()), provider));
    expect(walk.steps.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
  });

  it.each([
    ["of 2 characters", withAttribute("RoleSessionName", "al")],
    ["of 64 characters", withAttribute("RoleSessionName", "a".repeat(64))],
    ["of the least length", withAttribute("SessionDuration", "900")],
    ["of the greatest length", withAttribute("SessionDuration", "43200")],
  ])("may open a session %s", async (_, changes) => {
    expect((await walkMessage(changes)).outcome).toBe("desktop");
  });

  it.each([
    ["at the second of its issue", "2026-11-22T08:00:00Z", {}],
    ["a millisecond before five minutes are over", "2026-11-22T08:04:59.999Z", late],
    ["at its NotBefore", "2026-11-22T08:00:00Z", { notBefore: "2026-11-22T08:00:00Z" }],
    ["a millisecond before its NotOnOrAfter", "2026-11-22T08:03:59.999Z", {}],
  ])("may arrive %s", async (_, at, changes) => {
    expect((await walkXml(signXml(messageXml(changes), provider), new Date(at))).outcome).toBe("desktop");
  });
});

describe("a walk", () => {
  it("measures each step with the clock it is given, and none without", async () => {
    let milliseconds = 0;
    const form = { SAMLResponse: encodeMessage(signXml(messageXml(), provider)), RelayState: relayState };
    const walk = await walkSignIn(form, setup, now, { elapsed: () => (milliseconds += 2) });
    expect(walk.steps.map((step) => step.milliseconds)).toEqual(steps.map(() => 2));
    expect((await walkMessage({})).steps.map((step) => step.milliseconds)).toEqual(steps.map(() => 0));
  });

  it("may go to a registration code of any directory when the set-up names none", async () => {
    const { id, region, accounts } = setup.directory;
    const form = {
      SAMLResponse: encodeMessage(signXml(messageXml(), provider)),
      RelayState: relayState.replace("ABC12D", "XYZ789"),
    };
    const walk = await walkSignIn(form, { ...setup, directory: { id, region, accounts } }, now);
    expect(walk.desktop?.registrationCode).toBe("WSiad+XYZ789");
  });

  it("asks for the certificate as AWS Private CA wants it: with a request that proves its RSA key and holds a name", async () => {
    const requests: CertificateRequest[] = [];
    const issuer: CertificateIssuer = {
      issueCertificate(request) {
        requests.push(request);
        return setup.issuer.issueCertificate(request);
      },
    };
    const form = { SAMLResponse: encodeMessage(signXml(messageXml(), provider)), RelayState: relayState };
    expect((await walkSignIn(form, { ...setup, issuer }, now)).outcome).toBe("desktop");
    const request = parseCertificationRequest(requests[0]?.certificationRequest ?? new Uint8Array());
    expect(verifyCertificationRequest(request).request.subject.attributes).toHaveLength(1);
    expect(parsePublicKeyKind(request.subjectPublicKeyInfo)).toMatchObject({ type: "RSA", modulusLength: 2048 });
  });

  it("rejects when the directory cannot answer, and does not call that an unknown user", async () => {
    const accounts = {
      ...setup.directory.accounts,
      findBySAMAccountName: () => Promise.reject(new Error("LDAP is down")),
    };
    const form = { SAMLResponse: encodeMessage(signXml(messageXml(), provider)), RelayState: relayState };
    await expect(walkSignIn(form, { ...setup, directory: { ...setup.directory, accounts } }, now)).rejects.toThrow(
      "LDAP",
    );
  });
});
