import { beforeAll, describe, expect, it } from "vitest";

import { statusCode } from "../status/status-code.js";
import { statusFor } from "../status/status-for.js";
import type { ErrorStatus } from "../status/status.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { exclusiveCanonicalForm, verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { buildErrorResponse, signErrorResponse, type ErrorResponse } from "./error-response.js";

const error: ErrorResponse = {
  id: "_response",
  inResponseTo: "_request",
  issueInstant: new Date("2026-11-22T08:00:00.000Z"),
  issuer: "https://idp.example.com/saml/metadata",
  destination: "https://sp.example/acs",
  status: { ...statusFor.noPassive, message: "The user has to sign in." },
};

const statuses: readonly ErrorStatus[] = [
  { code: statusCode.requester },
  { code: statusCode.responder },
  { code: statusCode.versionMismatch },
  { code: statusCode.responder, message: "The directory does not answer." },
  ...Object.values(statusFor).filter((it) => it.code !== statusCode.success),
];

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

describe("buildErrorResponse", () => {
  it("writes both levels and the message, each in an element of its own, and no Assertion", () => {
    expect(buildErrorResponse(error).replaceAll("><", ">\n<")).toMatchInlineSnapshot(`
      "<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="https://sp.example/acs" ID="_response" InResponseTo="_request" IssueInstant="2026-11-22T08:00:00.000Z" Version="2.0">
      <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://idp.example.com/saml/metadata</saml:Issuer>
      <samlp:Status>
      <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder">
      <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:NoPassive">
      </samlp:StatusCode>
      </samlp:StatusCode>
      <samlp:StatusMessage>The user has to sign in.</samlp:StatusMessage>
      </samlp:Status>
      </samlp:Response>"
    `);
  });

  it("answers no request where there was none that could be read", () => {
    const { inResponseTo, ...unsolicited } = error;
    expect(inResponseTo).toBeDefined();
    expect(buildErrorResponse(unsolicited)).not.toContain("InResponseTo");
  });

  it.each<[string, string, Partial<ErrorResponse>]>([
    ["id-not-ncname", "an empty ID", { id: "" }],
    ["id-not-ncname", "an InResponseTo that is no ID", { inResponseTo: "a:b" }],
    ["instant-invalid", "an invalid date", { issueInstant: new Date(Number.NaN) }],
    ["value-missing", "an empty issuer", { issuer: "" }],
    ["entity-id-too-long", "an entity ID of 1025 characters", { issuer: "x".repeat(1025) }],
    ["endpoint-not-allowed", "a javascript: destination", { destination: "javascript:alert(1)" }],
    ["value-missing", "an empty message", { status: { code: statusCode.responder, message: " " } }],
  ])("refuses with %s %s", async (code, _, change) => {
    expect(() => buildErrorResponse({ ...error, ...change })).toThrow(expect.objectContaining({ code }));
    await expect(signErrorResponse({ ...error, ...change }, identity.signer)).rejects.toMatchObject({ code });
  });
});

describe("signErrorResponse", () => {
  it("signs what it would have written without a signature", async () => {
    const xml = await signErrorResponse(error, identity.signer);
    expect(exclusiveCanonicalForm(xml)).toBe(xml);
    expect(verifySignature(xml, identity.certificatePem)).toBe(buildErrorResponse(error));
  });

  it("puts the signature where the schema wants it: behind the issuer", async () => {
    expect(await signErrorResponse(error, identity.signer)).toMatch(
      /^<samlp:Response [^>]+><saml:Issuer [^>]+>[^<]+<\/saml:Issuer><ds:Signature .*<\/ds:Signature><samlp:Status>/,
    );
  });
});

describe.skipIf(schemasAreMissing())(`by the schemas (${howToGetSchemas})`, () => {
  it.each(statuses)("an answer with $code, $subcode and $message is valid, signed and unsigned", async (status) => {
    const signed = await signErrorResponse({ ...error, status }, identity.signer);
    expect(() => {
      checkSchema(buildErrorResponse({ ...error, status }));
      checkSchema(signed);
    }).not.toThrow();
  });

  it("an answer without a status is not", () => {
    const xml = buildErrorResponse(error).replace(/<samlp:Status>.*<\/samlp:Status>/, "");
    expect(() => {
      checkSchema(xml);
    }).toThrow("fails to validate");
  });
});
