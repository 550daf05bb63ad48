import type { EndpointTable, Partition } from "./endpoint-table.js";

/** Where the portals of WorkSpaces Secure Browser live. Each portal is a service provider of its own. */
export interface SecureBrowserEndpoint {
  readonly partition: Partition;
  /** What the host of every portal ends with, after one label that is the portal's own. */
  readonly portalSuffix: string;
  /** Path of the portal that takes the signed-in person. */
  readonly redirectPath: string;
}

/**
 * The portals of WorkSpaces Secure Browser, which takes no new customers since 29 October 2026.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces-web/latest/adminguide/configure-idp-step2.html | Configure your identity provider, step 2}
 */
export const secureBrowserEndpoints: EndpointTable<SecureBrowserEndpoint> = {
  sources: [
    {
      title: "Amazon WorkSpaces Secure Browser Administration Guide: Configure your own identity provider",
      url: "https://docs.aws.amazon.com/workspaces-web/latest/adminguide/configure-idp-step2.html",
    },
  ],
  asOf: "2026-11",
  rows: [{ partition: "aws", portalSuffix: ".workspaces-web.com", redirectPath: "/sso" }],
};
