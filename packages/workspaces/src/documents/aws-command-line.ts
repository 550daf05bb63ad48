import { partitionOf, type AwsPlace } from "./aws-names.js";
import type { Json } from "./policy-json.js";
import type { WorkspacesDocuments } from "./workspaces-documents.js";

/** Documents as files, and the commands that hand them to AWS. */
export interface CommandLine {
  /** By file name. */
  readonly files: Readonly<Record<string, string>>;
  /** For a POSIX shell, in this order, in the folder of the files. */
  readonly commands: readonly string[];
}

/**
 * The documents as JSON files and the commands of the AWS CLI that put them to use; equal documents give equal text.
 *
 * With a certificate authority the commands also make its own certificate, of ten years, and keep the authority's ARN in
 * a shell variable. The bucket of the CRL is there already.
 *
 * @see {@link https://docs.aws.amazon.com/cli/latest/reference/ | AWS CLI command reference}
 */
export function serializeAsCommandLine(documents: WorkspacesDocuments): CommandLine {
  const { place, samlProvider, role, rolePolicy, samlProperties, certificateBasedAuth: cba } = documents;
  return {
    files: {
      "metadata.xml": samlProvider.SAMLMetadataDocument,
      "trust-policy.json": json(role.AssumeRolePolicyDocument),
      "stream-policy.json": json(rolePolicy.PolicyDocument),
      "saml-properties.json": json(samlProperties),
      ...(cba && {
        "crl-bucket-policy.json": json(cba.crlBucketPolicy.Policy),
        "certificate-authority.json": json(cba.certificateAuthority),
      }),
    },
    commands: [
      command(place, "iam create-saml-provider", {
        name: samlProvider.Name,
        "saml-metadata-document": "file://metadata.xml",
      }),
      command(place, "iam create-role", {
        "role-name": role.RoleName,
        "assume-role-policy-document": "file://trust-policy.json",
        "max-session-duration": String(role.MaxSessionDuration),
      }),
      command(place, "iam put-role-policy", {
        "role-name": rolePolicy.RoleName,
        "policy-name": rolePolicy.PolicyName,
        "policy-document": "file://stream-policy.json",
      }),
      ...(cba ? authorityCommands(documents, cba.crlBucketPolicy.Bucket) : []),
      command(place, "workspaces modify-saml-properties", {
        "cli-input-json": "file://saml-properties.json",
      }),
      ...(cba ? directoryCommands(documents) : []),
    ],
  };
}

/**
 * What is to be changed of things outside of a stack: the properties of a directory, and the policies of WorkSpaces' own
 * role.
 *
 * `certificateAuthorityArn` is a variable of the shell, from the output of that name.
 */
export function commandsBesideCloudFormation(documents: WorkspacesDocuments): readonly string[] {
  const { place, samlProperties, certificateBasedAuth } = documents;
  return [
    command(place, "workspaces modify-saml-properties", {
      "cli-input-json": JSON.stringify(samlProperties),
    }),
    ...(certificateBasedAuth ? directoryCommands(documents) : []),
  ];
}

/** The managed policy by which the role of WorkSpaces issues logon certificates. */
export function certificatePolicyArn({ place }: Pick<WorkspacesDocuments, "place">): string {
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonWorkspacesPCAAccess.html
  return `arn:${partitionOf(place)}:iam::aws:policy/AmazonWorkspacesPCAAccess`;
}

/** The template by which a root authority signs its own certificate. */
export function rootTemplateArn({ place }: Pick<WorkspacesDocuments, "place">): string {
  // https://docs.aws.amazon.com/privateca/latest/userguide/UsingTemplates.html
  return `arn:${partitionOf(place)}:acm-pca:::template/RootCACertificate/V1`;
}

function authorityCommands(documents: WorkspacesDocuments, bucket: string): string[] {
  const { place } = documents;
  const authority = { "certificate-authority-arn": shellVariable("certificateAuthorityArn") };
  const certificate = { ...authority, "certificate-arn": shellVariable("certificateArn") };
  return [
    command(place, "s3api put-bucket-policy", { bucket, policy: "file://crl-bucket-policy.json" }),
    `certificateAuthorityArn=$(${command(place, "acm-pca create-certificate-authority", {
      "cli-input-json": "file://certificate-authority.json",
      query: "CertificateAuthorityArn",
      output: "text",
    })})`,
    command(place, "acm-pca wait certificate-authority-csr-created", authority),
    `${command(place, "acm-pca get-certificate-authority-csr", { ...authority, output: "text" })} > authority.csr`,
    `certificateArn=$(${command(place, "acm-pca issue-certificate", {
      ...authority,
      csr: "fileb://authority.csr",
      "signing-algorithm": "SHA256WITHRSA",
      "template-arn": rootTemplateArn(documents),
      validity: "Value=10,Type=YEARS",
      query: "CertificateArn",
      output: "text",
    })})`,
    command(place, "acm-pca wait certificate-issued", certificate),
    `${command(place, "acm-pca get-certificate", { ...certificate, query: "Certificate", output: "text" })} > authority.pem`,
    command(place, "acm-pca import-certificate-authority-certificate", {
      ...authority,
      certificate: "fileb://authority.pem",
    }),
  ];
}

function directoryCommands(documents: WorkspacesDocuments): string[] {
  const { place, samlProperties } = documents;
  return [
    command(place, "iam attach-role-policy", {
      "role-name": "workspaces_DefaultRole",
      "policy-arn": certificatePolicyArn(documents),
    }),
    `${command(place, "workspaces modify-certificate-based-auth-properties", {
      "resource-id": samlProperties.ResourceId,
    })} --certificate-based-auth-properties Status=ENABLED,CertificateAuthorityArn="$certificateAuthorityArn"`,
  ];
}

/** A value that the shell fills in; everything else is quoted against it. */
function shellVariable(name: string): { readonly variable: string } {
  return { variable: name };
}

/** Names the Region even of IAM, which is one for a partition: it tells the AWS CLI which. */
function command(
  { region }: AwsPlace,
  name: string,
  options: Readonly<Record<string, string | { readonly variable: string }>>,
): string {
  const all: Readonly<Record<string, string | { readonly variable: string }>> = { region, ...options };
  const words = Object.entries(all).map(
    ([option, value]) => `--${option} ${typeof value === "string" ? quote(value) : `"$${value.variable}"`}`,
  );
  return ["aws", name, ...words].join(" ");
}

/** Between single quotes a POSIX shell reads nothing; a single quote itself stands outside of them. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function json(value: Json | object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
