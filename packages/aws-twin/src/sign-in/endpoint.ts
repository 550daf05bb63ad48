/**
 * Whether a URL is an endpoint of AWS sign-in: the one of us-east-1, of another Region, of GovCloud or of China, with or
 * without the path of one provider.
 *
 * @see {@link https://docs.aws.amazon.com/general/latest/gr/signin-service.html | AWS Sign-In endpoints}
 */
export function isSignInEndpoint(url: string | undefined): boolean {
  return url !== undefined && endpoint.test(url);
}

const endpoint =
  /^https:\/\/(?:[a-z0-9-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)\/saml(?:\/acs\/[A-Za-z0-9_-]+)?$/;
