import { describe, expect, it } from "vitest";
import { decideRoleAssumption } from "../policy/decide-role-assumption.js";
import { parsePolicyDocument } from "../policy/parse-policy-document.js";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildTrustPolicy, type TrustPolicyParts } from "./trust-policy.js";

const providerArn = "arn:aws:iam::111122223333:saml-provider/IDP";
const govCloudArn = "arn:aws-us-gov:iam::111122223333:saml-provider/IDP";
const bare = "https://signin.aws.amazon.com/saml";
const frankfurt = "https://eu-central-1.signin.aws.amazon.com/saml";
const sample = "https://*signin.aws.amazon.com/saml*";

function decide(parts: TrustPolicyParts, recipient: string, change: Readonly<Record<string, string[]>> = {}): string {
  const context = {
    "SAML:aud": [recipient],
    "SAML:sub_type": ["persistent"],
    "aws:RequestTag/Email": ["alice@example.com"],
    ...change,
  };
  const policy = parsePolicyDocument(buildTrustPolicy(parts));
  return decideRoleAssumption(policy, { federatedPrincipal: parts.providerArn, context }).outcome;
}

describe("a trust policy", () => {
  it("is that of the WorkSpaces guide, for its pattern", () => {
    expect(buildTrustPolicy({ providerArn, recipients: [sample] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: providerArn },
          Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
          Condition: { StringEquals: { "SAML:sub_type": "persistent" }, StringLike: { "SAML:aud": sample } },
        },
      ],
    });
  });

  it.each([
    ["the bare endpoint", [bare], bare],
    ["another Region's endpoint, for failover", [bare, frankfurt], frankfurt],
    ["any endpoint", [sample], frankfurt],
    ["a provider's own endpoint", [`${frankfurt}/acs/SAMLSPEXAMPLE`], `${frankfurt}/acs/SAMLSPEXAMPLE`],
    ["a Region's providers", [bare, `${frankfurt}/acs/*`], `${frankfurt}/acs/SAMLSPEXAMPLE`],
    ["any Region's endpoint", ["https://*.signin.aws.amazon.com/saml"], frankfurt],
  ] as const)("takes %s", (_, recipients, recipient) => {
    expect(decide({ providerArn, recipients: [...recipients] }, recipient)).toBe("allow");
  });

  it("takes GovCloud's endpoints", () => {
    const recipient = "https://us-gov-east-1.signin.amazonaws-us-gov.com/saml";
    expect(decide({ providerArn: govCloudArn, recipients: [recipient] }, recipient)).toBe("allow");
    const pattern = "https://*signin.amazonaws-us-gov.com/saml*";
    expect(decide({ providerArn: govCloudArn, recipients: [pattern] }, recipient)).toBe("allow");
  });

  it.each([
    ["another endpoint", frankfurt, {}],
    ["a subject of another type", bare, { "SAML:sub_type": ["transient"] }],
    ["a source identity", bare, { "sts:SourceIdentity": ["alice"] }],
  ])("does not take %s", (_, recipient, change) => {
    expect(decide({ providerArn, recipients: [bare] }, recipient, change)).toBe("deny");
  });

  it("takes a source identity when told to", () => {
    const parts = { providerArn, recipients: [bare], sourceIdentity: "allowed" } as const;
    expect(decide(parts, bare, { "sts:SourceIdentity": ["alice"] })).toBe("allow");
  });

  it.each([
    ["nothing", ""],
    ["everything", "*"],
    ["everything of https", "https://*"],
    ["an endpoint of the audience", "urn:amazon:webservices"],
    ["plain http", "http://signin.aws.amazon.com/saml"],
    ["another host", "https://signin.aws.amazon.com.example.com/saml"],
    ["a host before it", "https://example.com/signin.aws.amazon.com/saml"],
    ["two wildcards", "https://*.*.signin.aws.amazon.com/saml"],
    ["another path", "https://signin.aws.amazon.com/"],
    ["a slash at the end", `${bare}/`],
    ["an own endpoint without ID", `${bare}/acs/`],
    ["another partition", "https://signin.amazonaws-us-gov.com/saml"],
    ["a line break at the end", `${bare}\n`],
  ])("is refused for the recipient of %s", (_, recipient) => {
    expect(thrownCode(() => buildTrustPolicy({ providerArn, recipients: [bare, recipient] }))).toBe(
      "recipient-malformed",
    );
  });

  it("is refused for a recipient of the other partition in GovCloud", () => {
    expect(thrownCode(() => buildTrustPolicy({ providerArn: govCloudArn, recipients: [bare] }))).toBe(
      "recipient-malformed",
    );
  });

  it.each([
    ["an OpenID provider", "arn:aws:iam::111122223333:oidc-provider/IDP"],
    ["another partition", "arn:aws-cn:iam::111122223333:saml-provider/IDP"],
    ["an account of 13 digits", "arn:aws:iam::1111222233334:saml-provider/IDP"],
    ["a name of 129", `arn:aws:iam::111122223333:saml-provider/${"i".repeat(129)}`],
    ["a wildcard", "arn:aws:iam::111122223333:saml-provider/*"],
  ])("is refused for the provider of %s", (_, arn) => {
    expect(thrownCode(() => buildTrustPolicy({ providerArn: arn, recipients: [bare] }))).toBe("provider-arn-malformed");
  });

  it("has at most 4096 characters without white space", () => {
    const withOwn = (length: number) => ({ providerArn, recipients: [`${bare}/acs/${"S".repeat(length)}`] as const });
    const shortest = JSON.stringify(buildTrustPolicy(withOwn(1))).length;
    expect(thrownCode(() => buildTrustPolicy(withOwn(4097 - shortest)))).toBeUndefined();
    expect(thrownCode(() => buildTrustPolicy(withOwn(4098 - shortest)))).toBe("policy-too-long");
  });
});
