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
