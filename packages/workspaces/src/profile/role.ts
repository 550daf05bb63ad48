import { WorkspacesError } from "../errors.js";

/** The IAM role that a person's session is opened with. */
export interface WorkspacesRole {
  /** `arn:aws:iam::111122223333:role/WorkSpaces`. */
  readonly roleArn: string;
  /** `arn:aws:iam::111122223333:saml-provider/idp`, in the same account. */
  readonly providerArn: string;
  /** 900 to 43 200. WorkSpaces disconnects the desktop when it ends. */
  readonly sessionDurationSeconds: number;
  /** DNS name of the AD domain; needed when the UPN's suffix is an alternative one. */
  readonly domain?: string;
}

/**
 * The pair of the `Role` attribute: both ARNs well formed, of one account and one partition, as IAM demands.
 *
 * IAM allows a comma in a role's name and path; the attribute joins the pair with one, so it is refused.
 */
export function checkRole({ roleArn, providerArn }: Pick<WorkspacesRole, "roleArn" | "providerArn">): void {
  const role = roleArnShape.exec(roleArn);
  if (!role) {
    throw new WorkspacesError(
      "role-arn-malformed",
      "The role ARN is not of the form arn:aws:iam::<12 digits>:role/<name>, or holds a comma.",
    );
  }
  const provider = providerArnShape.exec(providerArn);
  if (!provider) {
    throw new WorkspacesError(
      "provider-arn-malformed",
      "The provider ARN is not of the form arn:aws:iam::<12 digits>:saml-provider/<name>.",
    );
  }
  if (role[1] !== provider[1]) {
    throw new WorkspacesError("role-provider-mismatch", "The role and the SAML provider are not in one AWS account.");
  }
}

/** The session's length, which IAM bounds to 15 minutes and 12 hours. */
export function checkSessionDuration(seconds: number): void {
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) {
    throw new WorkspacesError(
      "session-duration-out-of-range",
      "The session duration is not a whole number of seconds from 900 to 43200.",
    );
  }
}

/** Partition and account are one group: they have to be equal together. */
const roleArnShape =
  /^(arn:aws(?:-us-gov)?:iam::\d{12}):role\/(?:[\x21-\x2b\x2d-\x7e]{1,510}\/)?[A-Za-z0-9_+=.@-]{1,64}$/;
const providerArnShape = /^(arn:aws(?:-us-gov)?:iam::\d{12}):saml-provider\/[A-Za-z0-9_.-]{1,128}$/;
