import { describe, expect, it } from "vitest";
import { readHcl } from "./hcl.test.fixture.js";
import { isProgramMissing, runProgram } from "./program.test.fixture.js";
import { metadata, passwordSetUp, setUp } from "./set-up.test.fixture.js";
import { serializeAsTerraform } from "./terraform.js";
import { buildWorkspacesDocuments } from "./workspaces-documents.js";

const documents = buildWorkspacesDocuments(setUp);
const blocks = readHcl(serializeAsTerraform(documents));

function find(type: string) {
  return blocks.find(({ labels }) => labels[0] === type);
}

describe("the documents in Terraform", () => {
  it("are all there, and nothing else", () => {
    expect(blocks.map(({ type, labels }) => [type, ...labels].join(" "))).toEqual([
      "resource aws_iam_saml_provider workspaces",
      "resource aws_iam_role workspaces",
      "resource aws_iam_role_policy workspaces",
      "resource aws_s3_bucket_policy workspaces",
      "resource aws_acmpca_certificate_authority workspaces",
      "resource aws_acmpca_certificate workspaces",
      "resource aws_acmpca_certificate_authority_certificate workspaces",
      "resource aws_iam_role_policy_attachment workspaces",
      "import",
      "resource aws_workspaces_directory workspaces",
    ]);
  });

  it.each([
    ["aws_iam_role", "assume_role_policy", documents.role.AssumeRolePolicyDocument],
    ["aws_iam_role_policy", "policy", documents.rolePolicy.PolicyDocument],
    ["aws_s3_bucket_policy", "policy", documents.certificateBasedAuth?.crlBucketPolicy.Policy],
  ])("hold the policy of %s as it is", (type, attribute, policy) => {
    expect(JSON.parse(String(find(type)?.attributes[attribute]))).toEqual(policy);
  });

  it("hold the metadata as it is", () => {
    expect(find("aws_iam_saml_provider")?.attributes["saml_metadata_document"]).toBe(metadata);
  });

  it("name the certificate authority's subject and list in Terraform's spelling", () => {
    const { Subject } = documents.certificateBasedAuth?.certificateAuthority.CertificateAuthorityConfiguration ?? {};
    const [configuration, revocation] = find("aws_acmpca_certificate_authority")?.blocks ?? [];
    expect(configuration?.blocks[0]?.attributes).toEqual({
      common_name: Subject?.CommonName,
      organization: "Example",
      organizational_unit: "Desktops",
      country: "IE",
    });
    expect(revocation?.blocks[0]?.attributes).toEqual({
      enabled: true,
      expiration_in_days: 7,
      custom_cname: "crl.example.com",
      s3_bucket_name: "crl.example.com",
      s3_object_acl: "BUCKET_OWNER_FULL_CONTROL",
    });
  });

  it("set the directory's properties, of which those of certificates refer to the authority", () => {
    const { UserAccessUrl } = documents.samlProperties.SamlProperties;
    expect(find("aws_workspaces_directory")?.blocks.map(({ type, attributes }) => ({ type, ...attributes }))).toEqual([
      {
        type: "saml_properties",
        status: "ENABLED",
        user_access_url: UserAccessUrl,
        relay_state_parameter_name: "RelayState",
      },
      {
        type: "certificate_based_auth_properties",
        status: "ENABLED",
        certificate_authority_arn: "→ aws_acmpca_certificate_authority.workspaces.arn",
      },
    ]);
  });

  it("have no certificates where none are wanted", () => {
    const text = serializeAsTerraform(buildWorkspacesDocuments(passwordSetUp));
    expect(readHcl(text)).toHaveLength(5);
    expect(text).not.toMatch(/acmpca|certificate/);
  });

  it.skipIf(isProgramMissing("terraform"))("are laid out as Terraform's own formatter does", async () => {
    const text = serializeAsTerraform(documents);
    expect(await runProgram("terraform", ["fmt", "-"], {}, text)).toBe(text);
  });
});
