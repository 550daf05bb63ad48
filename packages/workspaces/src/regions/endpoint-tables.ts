import { applicationsEndpoints } from "./applications-endpoints.js";
import { identityCenterEndpoints } from "./identity-center-endpoints.js";
import { workspacesRegions, workspacesRegionsSources, type WorkspacesRegion } from "./regions.js";
import type { EndpointTable } from "./endpoint-table.js";
import { secureBrowserEndpoints } from "./secure-browser-endpoints.js";
import { signInEndpoints } from "./sign-in-endpoints.js";

const workspaces: EndpointTable<WorkspacesRegion> = { ...workspacesRegionsSources, rows: workspacesRegions };

/** Every endpoint of AWS that this package knows, by product, with the pages and the month they were read. */
export const endpointTables = {
  /** AWS sign-in, where an IAM role is taken on. */
  signIn: signInEndpoints,
  /** Relay states of WorkSpaces Personal and Pools. */
  workspaces,
  /** Relay states of WorkSpaces Applications. */
  applications: applicationsEndpoints,
  /** Portals of WorkSpaces Secure Browser. */
  secureBrowser: secureBrowserEndpoints,
  /** IAM Identity Center as a service provider. */
  identityCenter: identityCenterEndpoints,
} as const;
