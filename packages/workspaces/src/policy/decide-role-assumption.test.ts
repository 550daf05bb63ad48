import { describe, expect, it } from "vitest";
import { decideRoleAssumption } from "./decide-role-assumption.js";
import {
  policyOf,
  provider,
  trustPolicyOf2020,
  trustPolicyOf2025,
  trustPolicyOf2026,
} from "./policies.test.fixture.js";

const context = {
  "SAML:aud": ["https://signin.aws.amazon.com/saml"],
  "SAML:sub": ["alice"],
  "SAML:sub_type": ["persistent"],
  "aws:RequestTag/Email": ["alice@example.com"],
};
const frankfurt = { "SAML:aud": ["https://eu-central-1.signin.aws.amazon.com/saml"] };
const encrypted = { "SAML:aud": ["https://eu-central-1.signin.aws.amazon.com/saml/acs/SAMLSPEXAMPLE"] };
const unspecified = { "SAML:sub_type": ["urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"] };

function decide(trustPolicy = trustPolicyOf2026, change: Readonly<Record<string, readonly string[]>> = {}) {
  return decideRoleAssumption(trustPolicy, { federatedPrincipal: provider, context: { ...context, ...change } });
}

describe("a trust policy of the WorkSpaces guide", () => {
  it.each([
    ["of 2026", trustPolicyOf2026, {}],
    ["of 2026, at a regional endpoint", trustPolicyOf2026, frankfurt],
    ["of 2026, at the endpoint for encrypted assertions", trustPolicyOf2026, encrypted],
    ["of 2025", trustPolicyOf2025, {}],
    ["of 2025, with any type of subject", trustPolicyOf2025, unspecified],
    ["from before tags, when none are sent", trustPolicyOf2020, { "aws:RequestTag/Email": [] }],
  ])("allows the session: %s", (_, trustPolicy, change) => {
    expect(decide(trustPolicy, change).outcome).toBe("allow");
  });

  it.each([
    [
      "of 2026, with a subject of another type",
      trustPolicyOf2026,
      unspecified,
      /SAML:sub_type is urn:oasis.*persistent/,
    ],
    [
      "of 2026, in another partition",
      trustPolicyOf2026,
      { "SAML:aud": ["https://signin.amazonaws-us-gov.com/saml"] },
      /SAML:aud/,
    ],
    [
      "of 2025, at a regional endpoint",
      trustPolicyOf2025,
      frankfurt,
      /^SAML:aud is https:\/\/eu-central-1\.signin\.aws\.amazon\.com\/saml; StringEquals wants https:\/\/signin\.aws\.amazon\.com\/saml\.$/,
    ],
    ["of 2025, at the endpoint for encrypted assertions", trustPolicyOf2025, encrypted, /SAML:aud/],
    [
      "from before tags, when some are sent",
      trustPolicyOf2020,
      {},
      /The action is sts:TagSession; Action names sts:Assume/,
    ],
    ["when a source identity is sent", trustPolicyOf2026, { "sts:SourceIdentity": ["alice"] }, /sts:SetSourceIdentity/],
  ])("refuses the session: %s", (_, trustPolicy, change, explanation) => {
    const { outcome, decisions } = decide(trustPolicy, change);
    expect(outcome).toBe("deny");
    expect(decisions.find(({ decision }) => decision.outcome === "deny")?.decision).toMatchObject({
      reason: "no-statement-allows",
      statement: { document: 0, statement: 0 },
      explanation: expect.stringMatching(explanation) as string,
    });
  });

  it("is asked for each action that the assertion needs, and for no other", () => {
    const all = decide(trustPolicyOf2026, { "sts:SourceIdentity": ["alice"] }).decisions;
    expect(all.map(({ action, decision }) => [action, decision.outcome])).toEqual([
      ["sts:AssumeRoleWithSAML", "allow"],
      ["sts:TagSession", "allow"],
      ["sts:SetSourceIdentity", "deny"],
    ]);
    const none = decideRoleAssumption(trustPolicyOf2026, { federatedPrincipal: provider, context: {} });
    expect(none.decisions.map(({ action }) => action)).toEqual(["sts:AssumeRoleWithSAML"]);
  });

  it("allows by as many statements as there are actions", () => {
    const statement = { Effect: "Allow", Principal: { Federated: provider } };
    const both = policyOf({ ...statement, Action: "sts:AssumeRoleWithSAML" });
    const tags = policyOf({ ...statement, Action: "sts:TagSession" });
    expect(decide({ ...both, statements: [...both.statements, ...tags.statements] }).outcome).toBe("allow");
  });
});
