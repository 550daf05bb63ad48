import { describe, expect, it } from "vitest";
import { parsePolicyDocument } from "../policy/parse-policy-document.js";
import { buildCloudFormation } from "./cloudformation.js";
import { isProgramMissing, runProgram } from "./program.test.fixture.js";
import { metadata, passwordSetUp, setUp } from "./set-up.test.fixture.js";
import { buildWorkspacesDocuments } from "./workspaces-documents.js";

const documents = buildWorkspacesDocuments(setUp);
const { template, commands } = buildCloudFormation(documents);

describe("the documents in CloudFormation", () => {
  it("are these resources", () => {
    expect(Object.entries(template.Resources).map(([name, { Type }]) => [name, Type])).toEqual([
      ["SamlProvider", "AWS::IAM::SAMLProvider"],
      ["Role", "AWS::IAM::Role"],
      ["CrlBucketPolicy", "AWS::S3::BucketPolicy"],
      ["CertificateAuthority", "AWS::ACMPCA::CertificateAuthority"],
      ["CertificateAuthorityCertificate", "AWS::ACMPCA::Certificate"],
      ["CertificateAuthorityActivation", "AWS::ACMPCA::CertificateAuthorityActivation"],
    ]);
  });

  it("hold the policies and the metadata as they are", () => {
    const { Resources } = JSON.parse(JSON.stringify(template)) as typeof template;
    expect(Resources["SamlProvider"]?.Properties["SamlMetadataDocument"]).toBe(metadata);
    expect(Resources["Role"]?.Properties).toMatchObject({
      AssumeRolePolicyDocument: documents.role.AssumeRolePolicyDocument,
      MaxSessionDuration: 28_800,
      Policies: [{ PolicyName: "WorkSpacesStream", PolicyDocument: documents.rolePolicy.PolicyDocument }],
    });
    const bucketPolicy = Resources["CrlBucketPolicy"]?.Properties["PolicyDocument"];
    expect(bucketPolicy).toEqual(documents.certificateBasedAuth?.crlBucketPolicy.Policy);
    expect(parsePolicyDocument(bucketPolicy).statements).toHaveLength(1);
  });

  it("hold the certificate authority as it is", () => {
    const { CertificateAuthorityConfiguration, CertificateAuthorityType, ...rest } =
      documents.certificateBasedAuth?.certificateAuthority ?? {};
    expect(template.Resources["CertificateAuthority"]?.Properties).toEqual({
      Type: CertificateAuthorityType,
      ...CertificateAuthorityConfiguration,
      ...rest,
    });
  });

  it("leave to commands what stands outside of the stack", () => {
    expect(commands.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "aws workspaces modify-saml-properties",
      "aws iam attach-role-policy",
      "aws workspaces modify-certificate-based-auth-properties",
    ]);
    expect(template.Outputs).toHaveProperty("certificateAuthorityArn");
  });

  it("have no certificates where none are wanted", () => {
    const password = buildCloudFormation(buildWorkspacesDocuments(passwordSetUp));
    expect(Object.keys(password.template.Resources)).toEqual(["SamlProvider", "Role"]);
    expect(Object.keys(password.template.Outputs)).toEqual(["roleArn", "providerArn"]);
    expect(password.commands).toHaveLength(1);
  });

  it.skipIf(isProgramMissing("cfn-lint"))("satisfy cfn-lint", async () => {
    const files = { "template.json": JSON.stringify(template, undefined, 1) };
    await expect(runProgram("cfn-lint", ["template.json"], files)).resolves.toBe("");
  });
});
