import type { EndpointTable, Partition } from "./endpoint-table.js";

/** The form of a URL of IAM Identity Center as a SAML service provider. Each instance has its own. */
export interface IdentityCenterEndpoint {
  readonly use: "acs" | "audience";
  readonly partition: Partition;
  /** Matches the whole URL; the groups are the Region and the ID. */
  readonly pattern: RegExp;
  /** AWS shows an instance's own URLs in its console and describes their form nowhere. Warn, never refuse. */
  readonly unverified: readonly ["pattern"];
}

/** What a URL of IAM Identity Center says. */
export interface IdentityCenterMatch {
  readonly use: "acs" | "audience";
  /** The Region of the instance, such as `eu-central-1`. */
  readonly region: string;
  /** A UUID in an assertion consumer service URL; often a directory ID, `d-…`, in an audience. */
  readonly id: string;
}

/**
 * The forms that the URLs of IAM Identity Center have: another service provider than AWS sign-in, with other rules.
 *
 * @see {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/other-idps.html | Using SAML and SCIM identity federation with external identity providers}
 */
export const identityCenterEndpoints: EndpointTable<IdentityCenterEndpoint> = {
  sources: [
    {
      title: "Microsoft Entra: Configure AWS IAM Identity Center for single sign-on",
      url: "https://learn.microsoft.com/entra/identity/saas-apps/aws-single-sign-on-tutorial",
    },
    {
      title: "IAM Identity Center User Guide: External identity providers",
      url: "https://docs.aws.amazon.com/singlesignon/latest/userguide/other-idps.html",
    },
  ],
  asOf: "2026-11",
  rows: [
    {
      use: "acs",
      partition: "aws",
      pattern:
        /^https:\/\/([a-z]{2}-[a-z]+-[0-9])\.signin\.aws\.amazon\.com\/platform\/saml\/acs\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/,
      unverified: ["pattern"],
    },
    {
      use: "audience",
      partition: "aws",
      pattern: /^https:\/\/([a-z]{2}-[a-z]+-[0-9])\.signin\.aws\.amazon\.com\/platform\/saml\/([0-9A-Za-z-]{1,64})$/,
      unverified: ["pattern"],
    },
  ],
};

/** What a URL of IAM Identity Center says; `undefined` for any other. */
export function findIdentityCenterEndpoint(url: string): IdentityCenterMatch | undefined {
  for (const { use, pattern } of identityCenterEndpoints.rows) {
    const [, region, id] = pattern.exec(url) ?? [];
    if (region !== undefined && id !== undefined) return { use, region, id };
  }
  return undefined;
}
