/**
 * What AWS prints when it refuses a sign-in, word for word, from the IAM User Guide and the WorkSpaces Administration
 * Guide. The five-minute message is not in either; it is what STS answers. Where WorkSpaces prints no message, the words
 * say what a person sees.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML 2.0 federation with AWS}
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-troubleshooting.html | Troubleshoot WorkSpaces}
 */
export const awsMessages = {
  invalidResponse: "Your request included an invalid SAML response. To logout, click here.",
  signatureInvalid: sts("Response signature invalid", 400, "InvalidIdentityToken"),
  issuerUnknown:
    "Failed to assume role: Issuer not present in specified provider " +
    "(service: AWSOpenIdDiscoveryService; status code: 400; error code: AuthSamlInvalidSamlResponseException)",
  audienceMissing: "Response does not contain the required audience.",
  tooLate: sts("Token must be redeemed within 5 minutes of issuance", 400, "ExpiredTokenException"),
  notAuthorized: sts("Not authorized to perform sts:AssumeRoleWithSAML", 403, "AccessDenied"),
  providerUnknown: "Specified provider doesn't exist.",
  arnInvalid: "Request ARN is invalid",
  sessionNameMissing: sts("RoleSessionName is required in AuthnResponse", 400, "InvalidIdentityToken"),
  sessionNameInvalid: sts(
    "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}",
    400,
    "InvalidIdentityToken",
  ),
  tagsInvalid: "Unable to validate tags",
  launchFailed: "Something went wrong: An error occurred while launching your WorkSpace",
  streamNotAuthorized: "WorkSpaces says that the person is not authorized to stream.",
  redirectFailed:
    "The WorkSpaces client does not open: it shows a redirect URI error, or another client opens each time.",
  passwordAsked: "Windows asks for the password: WorkSpaces has no logon certificate.",
} as const;

function sts(message: string, status: number, code: string): string {
  return `${message} (service: AWSSecurityTokenService; status code: ${status}; error code: ${code})`;
}
