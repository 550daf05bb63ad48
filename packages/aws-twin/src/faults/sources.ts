/** A page that rules were read from. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** The name of a page in {@link sources}. */
export type SourceName = keyof typeof sources;

/** The pages that the twin's rules were read from, as they stood in November 2026. */
export const sources = {
  "iam-troubleshooting": {
    title: "IAM User Guide: Troubleshooting SAML 2.0 federation",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html",
  },
  "iam-assertions": {
    title: "IAM User Guide: SAML assertions for the authentication response",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html",
  },
  "iam-provider": {
    title: "IAM User Guide: Create a SAML identity provider",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html",
  },
  "iam-keys": {
    title: "IAM User Guide: IAM and STS condition context keys",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html",
  },
  "iam-evaluation": {
    title: "IAM User Guide: Policy evaluation logic",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  },
  "iam-tags": {
    title: "IAM User Guide: Session tags",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
  },
  "sts-saml": {
    title: "AWS STS API Reference: AssumeRoleWithSAML",
    url: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html",
  },
  "workspaces-saml": {
    title: "WorkSpaces Administration Guide: Set up SAML 2.0",
    url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html",
  },
  "workspaces-cba": {
    title: "WorkSpaces Administration Guide: Certificate-based authentication",
    url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html",
  },
  "workspaces-troubleshooting": {
    title: "WorkSpaces Administration Guide: Troubleshoot WorkSpaces",
    url: "https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-troubleshooting.html",
  },
  "workspaces-api": {
    title: "WorkSpaces API Reference: WorkspaceDirectory",
    url: "https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceDirectory.html",
  },
  "saml-core": {
    title: "SAML 2.0 Core",
    url: "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
  },
  "ms-pkca": {
    title: "MS-PKCA §3.1.5.2.1",
    url: "https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27",
  },
  kb5014754: {
    title: "KB5014754: Certificate-based authentication changes on domain controllers",
    url: "https://support.microsoft.com/topic/ad2c23b0-15d8-4340-a468-4d4f3b188f16",
  },
  kb281245: {
    title: "KB281245: Smart card logon with third-party certification authorities",
    url: "https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities",
  },
} as const satisfies Readonly<Record<string, Source>>;
