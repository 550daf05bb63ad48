import { commandsBesideCloudFormation, rootTemplateArn } from "./aws-command-line.js";
import type { Json } from "./policy-json.js";
import type { WorkspacesDocuments } from "./workspaces-documents.js";

/** A template, and what has to be done beside it. */
export interface CloudFormation {
  /** Ready for `JSON.stringify`, or for `CfnInclude` of the CDK. */
  readonly template: {
    readonly AWSTemplateFormatVersion: "2010-09-09";
    readonly Description: string;
    readonly Resources: Readonly<Record<string, CloudFormationResource>>;
    readonly Outputs: Readonly<Record<string, { readonly Value: Json }>>;
  };
  /** Commands of the AWS CLI for what stands outside of the stack, to be run once the stack stands. */
  readonly commands: readonly string[];
}

/** A resource of a template. */
export interface CloudFormationResource {
  readonly Type: string;
  readonly DependsOn?: string;
  readonly Properties: Readonly<Record<string, Json>>;
}

/**
 * The documents as a CloudFormation template.
 *
 * The directory and WorkSpaces' own role are there already, so what is to be changed of them comes as commands.
 * `AWS::WorkSpaces::Directory`, of October 2026, takes the same properties of a directory, but no ID of one that exists.
 * The bucket of the CRL is there already as well.
 *
 * @see {@link https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ | CloudFormation template reference}
 * @see {@link https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-workspaces-directory.html | AWS::WorkSpaces::Directory}
 */
export function buildCloudFormation(documents: WorkspacesDocuments): CloudFormation {
  return {
    template: {
      AWSTemplateFormatVersion: "2010-09-09",
      Description: "SAML sign-in to Amazon WorkSpaces",
      Resources: { ...signInResources(documents), ...certificateResources(documents) },
      Outputs: {
        roleArn: { Value: attribute("Role", "Arn") },
        providerArn: { Value: { Ref: "SamlProvider" } },
        ...(documents.certificateBasedAuth && {
          certificateAuthorityArn: { Value: attribute("CertificateAuthority", "Arn") },
        }),
      },
    },
    commands: commandsBesideCloudFormation(documents),
  };
}

function signInResources({
  samlProvider,
  role,
  rolePolicy,
}: WorkspacesDocuments): Record<string, CloudFormationResource> {
  return {
    SamlProvider: {
      Type: "AWS::IAM::SAMLProvider",
      Properties: { Name: samlProvider.Name, SamlMetadataDocument: samlProvider.SAMLMetadataDocument },
    },
    Role: {
      Type: "AWS::IAM::Role",
      // The trust policy names the provider by its ARN in text, from which CloudFormation cannot tell the order.
      DependsOn: "SamlProvider",
      Properties: {
        RoleName: role.RoleName,
        AssumeRolePolicyDocument: { ...role.AssumeRolePolicyDocument },
        MaxSessionDuration: role.MaxSessionDuration,
        Policies: [{ PolicyName: rolePolicy.PolicyName, PolicyDocument: { ...rolePolicy.PolicyDocument } }],
      },
    },
  };
}

function certificateResources(documents: WorkspacesDocuments): Record<string, CloudFormationResource> {
  if (!documents.certificateBasedAuth) return {};
  const { crlBucketPolicy, certificateAuthority } = documents.certificateBasedAuth;
  const { CertificateAuthorityType, CertificateAuthorityConfiguration, ...rest } = certificateAuthority;
  const { KeyAlgorithm, SigningAlgorithm, Subject } = CertificateAuthorityConfiguration;
  const CertificateAuthorityArn = attribute("CertificateAuthority", "Arn");
  return {
    CrlBucketPolicy: {
      Type: "AWS::S3::BucketPolicy",
      Properties: { Bucket: crlBucketPolicy.Bucket, PolicyDocument: { ...crlBucketPolicy.Policy } },
    },
    CertificateAuthority: {
      Type: "AWS::ACMPCA::CertificateAuthority",
      DependsOn: "CrlBucketPolicy",
      Properties: {
        Type: CertificateAuthorityType,
        KeyAlgorithm,
        SigningAlgorithm,
        Subject: { ...Subject },
        RevocationConfiguration: { CrlConfiguration: { ...rest.RevocationConfiguration.CrlConfiguration } },
        UsageMode: rest.UsageMode,
        Tags: rest.Tags.map((tag) => ({ ...tag })),
      },
    },
    CertificateAuthorityCertificate: {
      Type: "AWS::ACMPCA::Certificate",
      Properties: {
        CertificateAuthorityArn,
        CertificateSigningRequest: attribute("CertificateAuthority", "CertificateSigningRequest"),
        SigningAlgorithm,
        TemplateArn: rootTemplateArn(documents),
        Validity: { Type: "YEARS", Value: 10 },
      },
    },
    CertificateAuthorityActivation: {
      Type: "AWS::ACMPCA::CertificateAuthorityActivation",
      Properties: {
        CertificateAuthorityArn,
        Certificate: attribute("CertificateAuthorityCertificate", "Certificate"),
        Status: "ACTIVE",
      },
    },
  };
}

function attribute(resource: string, name: string): Json {
  return { "Fn::GetAtt": [resource, name] };
}
