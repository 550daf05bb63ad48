import { createPublicKeyCache } from "@idpkit/webauthn";
import { Hono } from "hono";

import { createAssets } from "./assets/assets.js";
import { createEnrolmentLink, type EnrolmentLink } from "./ceremonies/enrolment-ticket.js";
import type { IdentityProviderConfig } from "./configuration/identity-provider-config.js";
import { parseConfig } from "./configuration/settings.js";
import { IdpError } from "./errors.js";
import { answerError } from "./http/answer-error.js";
import { thrownErrors } from "./http/thrown-errors.js";
import { createRequestId, requestContext, type RequestEnv } from "./http/request-context.js";
import { securityHeaders } from "./http/security-headers.js";
import { buildMetadata } from "./launch/metadata.js";
import type { Parts } from "./parts.js";
import { answeringRoles } from "./roles/answering-roles.js";
import type { IdentityProviderRoles } from "./roles/identity-provider-roles.js";
import { addAccountRoutes } from "./routes/account.js";
import { addAssetRoutes } from "./routes/assets.js";
import { addEnrolmentRoutes } from "./routes/enrolment.js";
import { addHomeRoutes } from "./routes/home.js";
import { addLaunchRoutes } from "./routes/launch.js";
import { addMetadataRoute } from "./routes/metadata.js";
import { addSignInRoutes } from "./routes/sign-in.js";
import { addSignOutRoutes } from "./routes/sign-out.js";

/** A whole identity provider behind one function. */
export interface IdentityProvider {
  /** Answers a request, whatever it is; never rejects. */
  fetch(request: Request): Promise<Response>;
  /**
   * Makes a link with which a person enrols one passkey. Send it to that person only.
   *
   * @throws IdpError `account-unknown`, `account-disabled` or `unavailable`
   */
  createEnrolmentLink(accountId: string): Promise<EnrolmentLink>;
  /** The SAML metadata, for AWS IAM's `CreateSAMLProvider`. */
  metadata(): string;
  /** For the WorkSpaces directory's SAML properties: what its clients open. */
  readonly userAccessUrl: string;
}

/**
 * Creates an identity provider for Amazon WorkSpaces from its configuration and its roles.
 *
 * @throws IdpError with a configuration code when the configuration cannot be right.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces}
 */
export function createIdentityProvider(config: IdentityProviderConfig, roles: IdentityProviderRoles): IdentityProvider {
  const parts: Parts = {
    settings: parseConfig(config, roles.metadata !== undefined),
    roles: answeringRoles(roles),
    assets: createAssets(),
    publicKeyCache: createPublicKeyCache({ maximumSize: 10_000 }),
  };
  const metadata = buildMetadata(parts);
  const app = createApp(parts, metadata);
  return {
    fetch: async (request) => app.fetch(request),
    createEnrolmentLink: (accountId) => createRecordedLink(accountId, parts),
    metadata: () => metadata,
    userAccessUrl: parts.settings.userAccessUrl,
  };
}

function createApp(parts: Parts, metadata: string): Hono<RequestEnv> {
  const app = new Hono<RequestEnv>();
  app.onError(answerError(parts));
  app.notFound(() => {
    throw new IdpError("not-found", "no route has this path");
  });
  app.use(securityHeaders(parts.settings), thrownErrors, requestContext(parts));

  addHomeRoutes(app, parts);
  addEnrolmentRoutes(app, parts);
  addSignInRoutes(app, parts);
  addAccountRoutes(app, parts);
  addSignOutRoutes(app, parts);
  addLaunchRoutes(app, parts);
  addMetadataRoute(app, metadata, parts);
  addAssetRoutes(app, parts);
  return app;
}

async function createRecordedLink(accountId: string, parts: Parts): Promise<EnrolmentLink> {
  const link = await createEnrolmentLink(accountId, parts);
  const { audit, clock, crypto } = parts.roles;
  await audit.record({ type: "enrolment-link-created", at: clock(), accountId, requestId: createRequestId(crypto) });
  return link;
}
