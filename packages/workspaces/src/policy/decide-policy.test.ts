import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decidePolicy, type PolicyDecision, type PolicyRequest } from "./decide-policy.js";
import { parsePolicyDocument } from "./parse-policy-document.js";
import { directory, policyOf, provider, streamPolicy, trustPolicyOf2026 } from "./policies.test.fixture.js";

const stream: PolicyRequest = {
  action: "workspaces:Stream",
  resource: directory,
  context: { "saml:sub": ["alice"], "workspaces:userId": ["alice"] },
};
const assume: PolicyRequest = { action: "sts:AssumeRoleWithSAML", federatedPrincipal: provider, context: {} };
const allowStream = { Effect: "Allow", Action: "workspaces:Stream", Resource: directory };
const allowAssume = { Effect: "Allow", Principal: { Federated: provider }, Action: "sts:AssumeRoleWithSAML" };

/** `allow`, or the reason of the denial. */
function answer(decision: PolicyDecision): string {
  return decision.outcome === "allow" ? "allow" : decision.reason;
}

function explanationOf(decision: PolicyDecision): string {
  return decision.outcome === "allow" ? "" : decision.explanation;
}

describe("the permission policy of the WorkSpaces guide", () => {
  it("allows the person of the NameID", () => {
    expect(decidePolicy([streamPolicy], stream)).toEqual({
      outcome: "allow",
      statement: { document: 0, statement: 0 },
    });
  });

  it.each([
    ["another user", { context: { "saml:sub": ["alice"], "workspaces:userId": ["bob"] } }, /workspaces:userId is bob/],
    ["a user in capitals", { context: { "saml:sub": ["alice"], "workspaces:userId": ["Alice"] } }, /is Alice/],
    [
      "a person without a NameID",
      { context: { "workspaces:userId": ["alice"] } },
      /\$\{saml:sub\} is not in the request/,
    ],
    ["no user", { context: { "saml:sub": ["alice"] } }, /workspaces:userId is not in the request/],
    [
      "another directory",
      { resource: directory.replace("d-9", "d-8") },
      /The resource is .*d-826.*Resource names .*d-926/,
    ],
    ["another action", { action: "workspaces:Describe" }, /The action is workspaces:Describe/],
  ])("refuses %s and says why", (_, change, explanation) => {
    const decision = decidePolicy([streamPolicy], { ...stream, ...change });
    expect(answer(decision)).toBe("no-statement-allows");
    expect(explanationOf(decision)).toMatch(explanation);
  });

  it("knows no variables in the old version of the language, and says so", () => {
    const old = { ...streamPolicy, version: "2008-10-17" };
    expect(explanationOf(decidePolicy([old], stream))).toMatch(/Version 2008-10-17 knows no variables/);
    expect(explanationOf(decidePolicy([streamPolicy], { ...stream, context: {} }))).not.toMatch(/Version/);
    const other = { ...stream.context, "workspaces:userId": ["bob"] };
    expect(explanationOf(decidePolicy([streamPolicy], { ...stream, context: other }))).not.toMatch(/Version/);
    const named = { ...stream.context, "workspaces:userId": ["${saml:sub}"] };
    expect(answer(decidePolicy([old], { ...stream, context: named }))).toBe("allow");
  });
});

describe("several statements", () => {
  const denial = policyOf({ Sid: "Never", Effect: "Deny", Action: "workspaces:*", Resource: "*" });

  it("deny when one denies, whatever the order", () => {
    const expected = { outcome: "deny", reason: "explicit-deny", statement: { statement: 0, sid: "Never" } };
    expect(decidePolicy([streamPolicy, denial], stream)).toMatchObject(expected);
    expect(decidePolicy([denial, streamPolicy], stream)).toMatchObject(expected);
  });

  it("allow when one of them does", () => {
    const other = policyOf({ ...allowStream, Resource: directory.replace("d-9", "d-8") });
    expect(decidePolicy([other, streamPolicy], stream)).toMatchObject({ outcome: "allow", statement: { document: 1 } });
  });

  it("deny with nothing named when none allows anything", () => {
    expect(decidePolicy([], stream)).not.toHaveProperty("statement");
    expect(answer(decidePolicy([], stream))).toBe("no-statement-allows");
  });

  it("explain the one that came nearest: the same action, and the fewest elements that fail", () => {
    const other = policyOf({ ...allowStream, Action: "workspaces:Describe*" });
    const far = policyOf({
      ...allowStream,
      Resource: "arn:aws:s3:::b",
      Condition: { Bool: { "aws:viaAWSService": true } },
    });
    const near = policyOf({ ...allowStream, Condition: { Bool: { "aws:viaAWSService": true } } });
    const decision = decidePolicy([other, far, near, far], stream);
    expect(decision).toMatchObject({ statement: { document: 2 } });
    expect(decidePolicy([other, far], stream)).toMatchObject({ statement: { document: 1 } });
  });

  it("deny as not understood when one that is not might deny", () => {
    const doubtful = policyOf({ Effect: "Deny", Action: "*", Resource: "*", Condition: { DateLessThan: { x: "y" } } });
    expect(answer(decidePolicy([streamPolicy, doubtful], stream))).toBe("not-understood");
  });

  it("pass over one that is not understood when another of its elements fails", () => {
    const doubtful = policyOf({
      Effect: "Deny",
      Action: "s3:*",
      Resource: "*",
      Condition: { DateLessThan: { x: "y" } },
    });
    expect(answer(decidePolicy([streamPolicy, doubtful], stream))).toBe("allow");
  });

  it("allow by one that is understood, though another that would allow is not", () => {
    const doubtful = policyOf({ ...allowStream, Condition: { DateLessThan: { x: "y" } } });
    expect(answer(decidePolicy([doubtful, streamPolicy], stream))).toBe("allow");
  });
});

describe("the principal", () => {
  it.each([
    ["allow", "a list", { Federated: ["arn:aws:iam::111122223333:saml-provider/old", provider] }],
    ["allow", "everybody", "*"],
    ["no-statement-allows", "another provider", { Federated: `${provider}2` }],
    ["no-statement-allows", "another account", { AWS: "arn:aws:iam::111122223333:root" }],
    ["no-statement-allows", "a provider in small letters", { Federated: provider.toLowerCase() }],
    ["not-understood", "a wildcard in a provider", { Federated: "arn:aws:iam::111122223333:saml-provider/*" }],
    ["not-understood", "a question mark in a provider", { Federated: "arn:aws:iam::111122223333:saml-provider/ID?" }],
    ["not-understood", "everybody of AWS", { AWS: "*" }],
  ])("is answered with %s: %s", (expected, _, Principal) => {
    expect(answer(decidePolicy([policyOf({ ...allowAssume, Principal })], assume))).toBe(expected);
  });

  it.each([
    ["a trust policy without", { ...allowAssume, Principal: undefined }, assume],
    ["a permission policy with one", { ...allowStream, Principal: "*" }, stream],
    ["a trust policy with a resource", { ...allowAssume, Resource: "*" }, assume],
    ["a permission policy without a resource", { ...allowStream, Resource: undefined }, stream],
    ["an element that is not known", { ...allowStream, NotPrincipal: "*" }, stream],
  ])("and the shape of a policy: %s is not understood", (_, statement, request) => {
    const json = JSON.stringify({ Version: "2012-10-17", Statement: statement });
    expect(answer(decidePolicy([parsePolicyDocument(json)], request))).toBe("not-understood");
  });

  it("and the shape of a policy: an unknown element of the document is named", () => {
    const document = parsePolicyDocument({ Version: "2012-10-17", Statement: allowStream, Statements: [] });
    expect(explanationOf(decidePolicy([document], stream))).toMatch(/element Statements/);
  });
});

describe("actions and resources", () => {
  it("are not all of them for a person of the name *", () => {
    const context = { "saml:sub": ["*"] };
    const policy = policyOf({ ...allowStream, Resource: "${saml:sub}" });
    expect(answer(decidePolicy([policy], { ...stream, context }))).toBe("no-statement-allows");
  });

  it.each([["?"], ["**"], [""]])("are not all of them for the resource %j", (Resource) => {
    expect(answer(decidePolicy([policyOf({ ...allowStream, Resource })], stream))).not.toBe("allow");
  });

  it("are only ARNs of six parts", () => {
    const policy = policyOf({ ...allowStream, Resource: "arn:aws:workspaces:*" });
    expect(answer(decidePolicy([policy], { ...stream, resource: "arn:aws:workspaces:x" }))).toBe("not-understood");
  });

  it("are explained when a variable of the resource is missing", () => {
    const Resource = "arn:aws:workspaces:eu-central-1:111122223333:directory/${none}";
    const decision = decidePolicy([policyOf({ ...allowStream, Resource })], stream);
    expect(explanationOf(decision)).toMatch(/^The resource is arn:.* \$\{none\} is not in the request\.$/);
  });

  it.each([
    ["allow", { Action: "WorkSpaces:stream" }],
    ["allow", { Action: ["workspaces:Describe*", "workspaces:St?eam"] }],
    ["allow", { Action: "*" }],
    ["allow", { Action: undefined, NotAction: "workspaces:Describe*" }],
    ["no-statement-allows", { Action: undefined, NotAction: "workspaces:*" }],
    ["no-statement-allows", { Action: "workspaces:Strea" }],
    ["no-statement-allows", { Action: "workspaces:?Stream" }],
    ["no-statement-allows", { Action: "workspaces:${saml:sub}" }],
    ["allow", { Resource: "*" }],
    ["allow", { Resource: "arn:aws:workspaces:*:*:directory/*" }],
    ["allow", { Resource: "arn:aws:workspaces:eu-central-1:111122223333:*/d-926722eda?" }],
    [
      "allow",
      { Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/${aws:PrincipalTag/none, 'd-926722edaf'}" },
    ],
    ["no-statement-allows", { Resource: directory.toUpperCase() }],
    ["no-statement-allows", { Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/${saml:sub}" }],
    ["no-statement-allows", { Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/${none}" }],
    ["not-understood", { Resource: "arn:aws:workspaces:*" }],
    ["not-understood", { Resource: "arn:aws:workspaces:*:directory/d-926722edaf" }],
    ["allow", { Resource: ["arn:aws:workspaces:*", directory] }],
    ["no-statement-allows", { Resource: undefined, NotResource: ["arn:aws:workspaces:*", directory] }],
    ["not-understood", { Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/${saml:sub" }],
    ["not-understood", { Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/${}" }],
    ["allow", { Resource: undefined, NotResource: "arn:aws:s3:::bucket" }],
    ["no-statement-allows", { Resource: undefined, NotResource: ["arn:aws:s3:::bucket", directory] }],
    ["not-understood", { Resource: undefined, NotResource: "arn:aws:workspaces:*" }],
    ["not-understood", { Resource: undefined, NotResource: "arn:aws:s3:::${none}" }],
  ])("are answered with %s for %j", (expected, change) => {
    const json = JSON.stringify({ Version: "2012-10-17", Statement: { ...allowStream, ...change } });
    expect(answer(decidePolicy([parsePolicyDocument(json)], stream))).toBe(expected);
  });
});

describe("a condition", () => {
  const context = {
    "SAML:aud": ["https://signin.aws.amazon.com/saml"],
    "saml:sub": ["alice"],
    "SAML:edupersonorgdn": ["a", "b"],
    "aws:TagKeys": ["Email", "ObjectSid"],
    "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/WorkSpaces"],
    "aws:SecureTransport": ["true"],
    "aws:PrincipalTag/star": ["*"],
    "aws:PrincipalTag/question": ["?"],
    "aws:PrincipalTag/dollar": ["$"],
    "aws:SourceArn": ["arn:aws:logs:eu-central-1:111122223333:log-group:name"],
    empty: [],
  };
  const aud = "https://signin.aws.amazon.com/saml";

  it.each([
    ["allow", "StringEquals", "saml:AUD", aud],
    ["allow", "StringEquals", "SAML:aud", ["x", aud]],
    ["no-statement-allows", "StringEquals", "SAML:aud", "https://*"],
    ["no-statement-allows", "StringEquals", "SAML:aud", aud.toUpperCase()],
    ["no-statement-allows", "StringEquals", "saml:none", ""],
    ["no-statement-allows", "StringEquals", "empty", ""],
    ["no-statement-allows", "StringNotEquals", "SAML:aud", ["x", aud]],
    ["allow", "StringNotEquals", "SAML:aud", ["x", "y"]],
    ["allow", "StringNotEquals", "saml:none", "x"],
    ["allow", "StringEqualsIgnoreCase", "SAML:aud", aud.toUpperCase()],
    ["no-statement-allows", "StringEqualsIgnoreCase", "SAML:aud", "x"],
    ["no-statement-allows", "StringNotEqualsIgnoreCase", "SAML:aud", aud.toUpperCase()],
    ["allow", "StringNotEqualsIgnoreCase", "SAML:aud", "x"],
    ["allow", "StringLike", "SAML:aud", "https://*signin.aws.amazon.com/saml*"],
    ["allow", "StringLike", "saml:sub", "al?ce"],
    ["no-statement-allows", "StringLike", "saml:sub", "AL*"],
    ["no-statement-allows", "StringLike", "saml:sub", "alic"],
    ["no-statement-allows", "StringLike", "saml:sub", "alice?"],
    ["no-statement-allows", "StringNotLike", "saml:sub", "al*"],
    ["allow", "StringNotLike", "saml:sub", "bo*"],
    ["allow", "ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Work*"],
    ["allow", "ArnEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/Work*"],
    ["not-understood", "ArnLike", "aws:PrincipalArn", "arn:aws:iam:*:role/WorkSpaces"],
    ["not-understood", "ArnEquals", "aws:PrincipalArn", "arn:aws:iam:*"],
    ["not-understood", "ArnLike", "saml:sub", "*"],
    ["no-statement-allows", "ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Work*"],
    ["allow", "ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::*:role/Other"],
    ["no-statement-allows", "ArnLike", "saml:sub", "arn:aws:iam::*:role/*"],
    ["no-statement-allows", "ArnLike", "aws:PrincipalArn", "${none}"],
    ["not-understood", "ArnNotLike", "aws:PrincipalArn", "*"],
    ["allow", "Bool", "aws:SecureTransport", true],
    ["no-statement-allows", "Bool", "aws:SecureTransport", "false"],
    ["not-understood", "Bool", "aws:ViaAWSService", "false"],
    ["not-understood", "StringNotEquals", "aws:PrincipalAccount", "111122223333"],
    ["not-understood", "StringEqualsIfExists", "aws:PrincipalOrgID", "o-a1b2c3d4e5"],
    ["not-understood", "ForAllValues:StringEquals", "aws:CalledVia", "workspaces.amazonaws.com"],
    ["not-understood", "Null", "aws:SourceVpc", "true"],
    ["no-statement-allows", "StringEquals", "aws:PrincipalTag/none", "x"],
    ["allow", "Null", "sts:SourceIdentity", "true"],
    ["allow", "Null", "saml:none", true],
    ["allow", "Null", "empty", "true"],
    ["no-statement-allows", "Null", "saml:none", "false"],
    ["allow", "Null", "saml:sub", "false"],
    ["no-statement-allows", "Null", "saml:sub", "True"],
    ["allow", "StringEqualsIfExists", "saml:none", "x"],
    ["allow", "BoolIfExists", "saml:none", "true"],
    ["no-statement-allows", "StringEqualsIfExists", "saml:sub", "x"],
    ["allow", "ForAnyValue:StringEquals", "aws:TagKeys", ["Email", "x"]],
    ["no-statement-allows", "ForAnyValue:StringEquals", "aws:TagKeys", "x"],
    ["no-statement-allows", "ForAnyValue:StringEquals", "saml:none", "x"],
    ["no-statement-allows", "ForAnyValue:StringNotEquals", "saml:none", "x"],
    ["allow", "ForAnyValue:StringNotEquals", "aws:TagKeys", "Email"],
    ["allow", "ForAllValues:StringEquals", "aws:TagKeys", ["Email", "ObjectSid", "x"]],
    ["no-statement-allows", "ForAllValues:StringEquals", "aws:TagKeys", "Email"],
    ["allow", "ForAllValues:StringEquals", "saml:none", "x"],
    ["no-statement-allows", "ForAllValues:StringNotEquals", "aws:TagKeys", "Email"],
    ["allow", "ForAnyValue:StringEqualsIfExists", "saml:none", "x"],
    ["allow", "StringEquals", "saml:sub", "${SAML:Sub}"],
    ["allow", "StringLike", "SAML:aud", "https://*${none, 'aws'}*"],
    ["allow", "StringNotEquals", "saml:sub", "{alice}"],
    ["allow", "StringEquals", "aws:PrincipalTag/star", "${*}"],
    ["allow", "StringEquals", "aws:PrincipalTag/question", "${?}"],
    ["allow", "StringEquals", "aws:PrincipalTag/dollar", "${$}"],
    ["allow", "ArnLike", "aws:SourceArn", "arn:aws:logs:*:111122223333:log-group:na*"],
    ["allow", "ArnLike", "aws:SourceArn", "arn:aws:logs:*:111122223333:log*name"],
    ["no-statement-allows", "ArnLike", "aws:SourceArn", "arn:aws:logs:*:111122223333:log-group"],
    ["no-statement-allows", "StringLike", "saml:sub", "${*}"],
    ["no-statement-allows", "StringLike", "saml:sub", "${aws:PrincipalTag/star}"],
    ["no-statement-allows", "StringEquals", "saml:sub", "${none}"],
    ["not-understood", "StringNotEquals", "saml:sub", "${none}"],
    ["not-understood", "StringEquals", "saml:sub", "${aws:TagKeys}"],
    ["not-understood", "StringEquals", "saml:sub", "${saml:sub"],
    ["not-understood", "StringEquals", "saml:sub", "${two words}"],
    ["not-understood", "StringEquals", "SAML:edupersonorgdn", "a"],
    ["not-understood", "StringEquals", "saml:sub", []],
    ["not-understood", "Null", "saml:none", "perhaps"],
    ["not-understood", "NullIfExists", "saml:none", "true"],
    ["not-understood", "ForAnyValue:Null", "saml:none", "true"],
    ["not-understood", "ForSomeValues:StringEquals", "saml:sub", "alice"],
    ["not-understood", "stringequals", "saml:sub", "alice"],
    ["not-understood", "StringEqualsIfExistsIfExists", "saml:none", "alice"],
    ["not-understood", "IpAddress", "aws:SourceIp", "203.0.113.0/24"],
    ["not-understood", "NumericLessThan", "saml:sub", "1"],
    ["not-understood", "constructor", "saml:sub", "1"],
  ])("is answered with %s: %s of %s and %j", (expected, operator, key, values) => {
    const document = policyOf({ ...allowStream, Condition: { [operator]: { [key]: values } } });
    expect(answer(decidePolicy([document], { ...stream, context }))).toBe(expected);
  });

  it("has to hold beside the others", () => {
    const context = { "SAML:sub_type": ["persistent"], "SAML:aud": ["https://example.com/"] };
    expect(answer(decidePolicy([trustPolicyOf2026], { ...assume, context }))).toBe("no-statement-allows");
  });

  it("takes two spellings of a key for one with two values", () => {
    const twice = { ...stream.context, "SAML:SUB": ["bob"] };
    expect(answer(decidePolicy([streamPolicy], { ...stream, context: twice }))).toBe("not-understood");
  });

  it("is explained with a few values, cut short and without control characters", () => {
    const document = policyOf({
      ...allowStream,
      Condition: { StringEquals: { "saml:sub": ["1", "2", "3", "4", "5"] } },
    });
    const hostile = { "saml:sub": [`\u{1b}[31m\u{202e}${"a".repeat(1000)}`] };
    const explanation = explanationOf(decidePolicy([document], { ...stream, context: hostile }));
    expect(explanation).toMatch(
      /^saml:sub is \u{fffd}\[31m\u{fffd}a{194}…; StringEquals wants 1 or 2 or 3 or 2 more\.$/u,
    );
  });
});

describe("an explanation", () => {
  it("has no control characters of a provider's ARN", () => {
    const decision = decidePolicy([trustPolicyOf2026], {
      ...assume,
      federatedPrincipal: `\u{1b}]0;${"a".repeat(1000)}`,
    });
    expect(explanationOf(decision)).toMatch(/^The provider is \u{fffd}\]0;a{196}…; /u);
  });
});

describe("the law of wildcards", () => {
  it("is that of a regular expression, for StringLike", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, value) => {
        const document = policyOf({ ...allowStream, Condition: { StringLike: { key: pattern } } });
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
        expect(answer(decidePolicy([document], { ...stream, context: { key: [value] } })) === "allow").toBe(expected);
      }),
    );
  });

  it("takes no exponential time", () => {
    const document = policyOf({ ...allowStream, Condition: { StringLike: { key: `${"*a".repeat(2000)}b` } } });
    const decision = decidePolicy([document], { ...stream, context: { key: ["a".repeat(4000)] } });
    expect(answer(decision)).toBe("no-statement-allows");
  });
});
