import { describe, expect, it } from "vitest";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { parsePolicyDocument } from "./parse-policy-document.js";

const statement = { Effect: "Allow", Action: "workspaces:Stream", Resource: "*" };
const document = { Version: "2012-10-17", Statement: [statement] };

describe("a policy document", () => {
  const text = JSON.stringify(document);

  it.each([
    ["an object", document],
    ["a statement outside of a list", { ...document, Statement: statement }],
    ["JSON text", text],
    ["JSON text with line breaks", JSON.stringify(document, undefined, 2)],
    ["percent-encoded text, as IAM's API answers", encodeURIComponent(text)],
    ["131072 characters", text + " ".repeat(131_072 - text.length)],
  ])("is read from %s", (_, json) => {
    expect(parsePolicyDocument(json)).toEqual(parsePolicyDocument(document));
  });

  it.each([["2012-10-17"], ["2008-10-17"]])("may be of version %s", (version) => {
    expect(parsePolicyDocument({ ...document, Version: version }).version).toBe(version);
  });

  it("is read in full", () => {
    const read = parsePolicyDocument({
      Id: "one",
      Statement: {
        Sid: "Everybody",
        Effect: "Deny",
        Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/IDP", AWS: ["1", "2"] },
        NotAction: ["sts:TagSession"],
        NotResource: "arn:aws:s3:::bucket",
        NotPrincipal: "*",
        Condition: { Bool: { "aws:SecureTransport": true }, StringLike: { "SAML:aud": ["a", 1], "SAML:sub": "b" } },
      },
      Signature: "",
    });
    expect(read).toEqual({
      version: "2008-10-17",
      statements: [
        {
          sid: "Everybody",
          effect: "Deny",
          principal: { Federated: ["arn:aws:iam::111122223333:saml-provider/IDP"], AWS: ["1", "2"] },
          action: { negated: true, patterns: ["sts:TagSession"] },
          resource: { negated: true, patterns: ["arn:aws:s3:::bucket"] },
          conditions: [
            { operator: "Bool", key: "aws:SecureTransport", values: ["true"] },
            { operator: "StringLike", key: "SAML:aud", values: ["a", "1"] },
            { operator: "StringLike", key: "SAML:sub", values: ["b"] },
          ],
          unknownElements: ["NotPrincipal"],
        },
      ],
      unknownElements: ["Signature"],
    });
  });

  it.each([
    ["policy-too-long", "131073 characters", text + " ".repeat(131_073 - text.length)],
    ["policy-not-json", "nothing", ""],
    ["policy-not-json", "YAML", "Version: 2012-10-17"],
    ["policy-not-json", "a percent sign that encodes nothing", `${encodeURIComponent(text)}%`],
    ["policy-version-unknown", "a date of today", { ...document, Version: "2026-11-22" }],
    ["policy-version-unknown", "no string as version", { ...document, Version: null }],
    ["policy-malformed", "null", null],
    ["policy-malformed", "a list", [document]],
    ["policy-malformed", "no statement", { Version: "2012-10-17" }],
    ["policy-malformed", "a statement that is text", { ...document, Statement: ["Allow"] }],
  ])("is refused with %s: %s", (code, _, json) => {
    expect(thrownCode(() => parsePolicyDocument(json))).toBe(code);
  });

  it.each([
    ["another effect", { Effect: "allow" }],
    ["a number as Sid", { Sid: 1 }],
    ["no action", { Action: undefined }],
    ["both actions", { NotAction: "sts:TagSession" }],
    ["both resources", { NotResource: "*" }],
    ["a number as action", { Action: [1] }],
    ["an empty list of actions", { Action: [] }],
    ["an empty list of other actions", { Action: undefined, NotAction: [] }],
    ["an empty list of resources", { Resource: [] }],
    ["an empty list of other resources", { Resource: undefined, NotResource: [] }],
    ["a principal that is text", { Principal: "arn:aws:iam::111122223333:root" }],
    ["a list as principal", { Principal: ["*"] }],
    ["a number within the principal", { Principal: { AWS: 111122223333 } }],
    ["a condition without keys", { Condition: { StringEquals: "persistent" } }],
    ["an object as value of a condition", { Condition: { StringEquals: { "SAML:aud": {} } } }],
  ])("is refused as malformed for a statement with %s", (_, change) => {
    const json = { ...document, Statement: [{ ...statement, ...change }] };
    expect(thrownCode(() => parsePolicyDocument(json))).toBe("policy-malformed");
  });
});
