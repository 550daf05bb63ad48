import { certificatePolicyArn, rootTemplateArn } from "./aws-command-line.js";
import { serializeHcl, serializeHclValue, type HclBlock, type HclExpression } from "./hcl.js";
import type { Json, PolicyJson } from "./policy-json.js";
import type { WorkspacesDocuments } from "./workspaces-documents.js";

/**
 * The documents as a Terraform configuration for the provider `hashicorp/aws`; equal documents give equal text.
 *
 * The directory is registered with WorkSpaces already, so it is imported rather than made (Terraform 1.5 or newer): look
 * at the plan before applying it. The bucket of the CRL is there already as well.
 *
 * @see {@link https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_directory | aws_workspaces_directory}
 */
export function serializeAsTerraform(documents: WorkspacesDocuments): string {
  return serializeHcl([...signInBlocks(documents), ...certificateBlocks(documents), ...directoryBlocks(documents)]);
}

function signInBlocks({ samlProvider, role, rolePolicy }: WorkspacesDocuments): HclBlock[] {
  return [
    resource("aws_iam_saml_provider", {
      name: samlProvider.Name,
      saml_metadata_document: samlProvider.SAMLMetadataDocument,
    }),
    resource("aws_iam_role", {
      name: role.RoleName,
      assume_role_policy: jsonencode(role.AssumeRolePolicyDocument),
      max_session_duration: role.MaxSessionDuration,
      // The trust policy names the provider by its ARN in text, from which Terraform cannot tell the order.
      depends_on: { expression: "[aws_iam_saml_provider.workspaces]" },
    }),
    resource("aws_iam_role_policy", {
      name: rolePolicy.PolicyName,
      role: { expression: "aws_iam_role.workspaces.name" },
      policy: jsonencode(rolePolicy.PolicyDocument),
    }),
  ];
}

function directoryBlocks({ samlProperties, certificateBasedAuth }: WorkspacesDocuments): HclBlock[] {
  const { Status, UserAccessUrl, RelayStateParameterName } = samlProperties.SamlProperties;
  return [
    {
      type: "import",
      labels: [],
      attributes: { to: { expression: "aws_workspaces_directory.workspaces" }, id: samlProperties.ResourceId },
    },
    resource(
      "aws_workspaces_directory",
      {
        directory_id: samlProperties.ResourceId,
        ...(certificateBasedAuth && {
          depends_on: {
            expression:
              "[aws_acmpca_certificate_authority_certificate.workspaces, aws_iam_role_policy_attachment.workspaces]",
          },
        }),
      },
      [
        block("saml_properties", {
          status: Status,
          ...(UserAccessUrl !== undefined && { user_access_url: UserAccessUrl }),
          ...(RelayStateParameterName !== undefined && { relay_state_parameter_name: RelayStateParameterName }),
        }),
        ...(certificateBasedAuth
          ? [
              block("certificate_based_auth_properties", {
                status: "ENABLED",
                certificate_authority_arn: { expression: "aws_acmpca_certificate_authority.workspaces.arn" },
              }),
            ]
          : []),
      ],
    ),
  ];
}

function certificateBlocks(documents: WorkspacesDocuments): HclBlock[] {
  if (!documents.certificateBasedAuth) return [];
  const { crlBucketPolicy } = documents.certificateBasedAuth;
  const arn = { expression: "aws_acmpca_certificate_authority.workspaces.arn" };
  return [
    resource("aws_s3_bucket_policy", {
      bucket: crlBucketPolicy.Bucket,
      policy: jsonencode(crlBucketPolicy.Policy),
    }),
    certificateAuthorityBlock(documents.certificateBasedAuth.certificateAuthority),
    resource(
      "aws_acmpca_certificate",
      {
        certificate_authority_arn: arn,
        certificate_signing_request: {
          expression: "aws_acmpca_certificate_authority.workspaces.certificate_signing_request",
        },
        signing_algorithm: "SHA256WITHRSA",
        template_arn: rootTemplateArn(documents),
      },
      [block("validity", { type: "YEARS", value: 10 })],
    ),
    resource("aws_acmpca_certificate_authority_certificate", {
      certificate_authority_arn: arn,
      certificate: { expression: "aws_acmpca_certificate.workspaces.certificate" },
      certificate_chain: { expression: "aws_acmpca_certificate.workspaces.certificate_chain" },
    }),
    resource("aws_iam_role_policy_attachment", {
      role: "workspaces_DefaultRole",
      policy_arn: certificatePolicyArn(documents),
    }),
  ];
}

type CertificateAuthority = NonNullable<WorkspacesDocuments["certificateBasedAuth"]>["certificateAuthority"];

function certificateAuthorityBlock(authority: CertificateAuthority): HclBlock {
  const { KeyAlgorithm, SigningAlgorithm, Subject } = authority.CertificateAuthorityConfiguration;
  const crl = authority.RevocationConfiguration.CrlConfiguration;
  return resource(
    "aws_acmpca_certificate_authority",
    {
      type: authority.CertificateAuthorityType,
      usage_mode: authority.UsageMode,
      tags: {
        expression: serializeHclValue(Object.fromEntries(authority.Tags.map(({ Key, Value }) => [Key, Value])), "  "),
      },
      depends_on: { expression: "[aws_s3_bucket_policy.workspaces]" },
    },
    [
      block(
        "certificate_authority_configuration",
        { key_algorithm: KeyAlgorithm, signing_algorithm: SigningAlgorithm },
        [
          block(
            "subject",
            Object.fromEntries(Object.entries(Subject).map(([name, value]) => [snakeCase(name), value])),
          ),
        ],
      ),
      block("revocation_configuration", {}, [
        block("crl_configuration", {
          enabled: crl.Enabled,
          expiration_in_days: crl.ExpirationInDays,
          ...(crl.CustomCname !== undefined && { custom_cname: crl.CustomCname }),
          s3_bucket_name: crl.S3BucketName,
          s3_object_acl: crl.S3ObjectAcl,
        }),
      ]),
    ],
  );
}

function resource(type: string, attributes: HclBlock["attributes"], blocks: readonly HclBlock[] = []): HclBlock {
  return { type: "resource", labels: [type, "workspaces"], attributes, blocks };
}

function block(type: string, attributes: HclBlock["attributes"], blocks: readonly HclBlock[] = []): HclBlock {
  return { type, labels: [], attributes, blocks };
}

function jsonencode(policy: PolicyJson): HclExpression {
  return { expression: `jsonencode(${serializeHclValue(policy as unknown as Json, "  ")})` };
}

/** `OrganizationalUnit` is `organizational_unit` in Terraform. */
function snakeCase(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, "_$&").toLowerCase();
}
