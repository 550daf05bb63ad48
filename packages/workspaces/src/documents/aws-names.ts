import { WorkspacesError } from "../errors.js";

/** The account and the Region that documents are for. */
export interface AwsPlace {
  /** Twelve digits. */
  readonly accountId: string;
  /** `eu-central-1`. Decides the partition as well. */
  readonly region: string;
}

/** The partition of a Region, as ARNs begin with it. China has no WorkSpaces with SAML, so it has none here. */
export function partitionOf({ region }: Pick<AwsPlace, "region">): "aws" | "aws-us-gov" {
  if (!/^(?!cn-)[a-z]{2}(?:-[a-z]+){1,2}-\d{1,2}$/.test(region)) {
    throw new WorkspacesError("region-malformed", "The Region is not a code such as eu-central-1, outside of China.");
  }
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Begins an ARN: partition, service, Region and account, each checked. `region` is left empty for IAM. */
export function arn(service: string, place: AwsPlace, resource: string): string {
  const partition = partitionOf(place);
  if (!/^\d{12}$/.test(place.accountId)) {
    throw new WorkspacesError("account-id-malformed", "The account ID is not twelve digits.");
  }
  return `arn:${partition}:${service}:${service === "iam" ? "" : place.region}:${place.accountId}:${resource}`;
}

/** The ID of a WorkSpaces directory, of Personal (`d-…`) or Pools (`wsd-…`); 10 to 65 characters. */
export function checkDirectoryId(id: string): string {
  // https://docs.aws.amazon.com/workspaces/latest/api/API_ModifySamlProperties.html: ResourceId.
  if (id.length <= 65 && /^(?:d-[0-9a-f]{8,63}|wsd-[0-9a-z]{8,63})$/.test(id)) return id;
  throw new WorkspacesError("directory-id-malformed", "The directory's ID is not of the form d-… or wsd-….");
}

/** The ARN of a certificate authority of AWS Private CA, at most 200 characters. */
export function checkCertificateAuthorityArn(text: string): string {
  // https://docs.aws.amazon.com/workspaces/latest/api/API_CertificateBasedAuthProperties.html
  if (
    text.length <= 200 &&
    /^arn:aws(?:-us-gov)?:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority\/[\w-]+$/.test(text)
  ) {
    return text;
  }
  throw new WorkspacesError(
    "certificate-authority-arn-malformed",
    "The ARN is not that of a certificate authority of AWS Private CA, of at most 200 characters.",
  );
}

/** A role's or an inline policy's name. */
export function checkRoleName(name: string): string {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html; no comma, as the pair of ARNs is joined by one.
  if (/^[A-Za-z0-9_+=.@-]{1,64}$/.test(name)) return name;
  throw new WorkspacesError("role-name-malformed", "The role's name is not 1 to 64 letters, digits and «_+=.@-».");
}
