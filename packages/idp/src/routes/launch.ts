import { buildPostPage, encodePostBinding } from "@idpkit/saml";
import type { RelayState } from "@idpkit/workspaces";

import { decideLaunch } from "../access/decide-access.js";
import { IdpError } from "../errors.js";
import { currentPerson } from "../http/current-person.js";
import { record, recordingRefusal } from "../http/record.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import { issueResponse } from "../launch/issue-response.js";
import { readLaunchRequest } from "../launch/launch-request.js";
import { signInPage } from "../pages/sign-in-page.js";
import type { Parts } from "../parts.js";
import { createSecretToken } from "../secret-token.js";

/** What the WorkSpaces client opens: the user access URL. */
export function addLaunchRoutes(app: App, parts: Parts): void {
  addPath(app, "/launch", { GET: (c) => launch(c, parts) }, parts);
}

async function launch(c: RequestContext, parts: Parts): Promise<Response> {
  const relayState = await recordingRefusal(c, parts, { type: "launch-refused" }, () =>
    readLaunchRequest(c.req.url, parts.settings),
  );
  const person = await currentPerson(c, parts);
  if (person === undefined) return c.html(signInPage({ purpose: "launch", relayState }, parts));

  const { accountId, credentialId } = person;
  const subject = { accountId, credentialId };
  const access = await decideLaunch(person, parts, c.var.now);
  if (access.outcome === "step-up") {
    await record(c, parts, { type: "step-up-required", ...subject, code: access.reason });
    return c.html(signInPage({ purpose: "step-up", relayState }, parts));
  }
  const response = await recordingRefusal(c, parts, { type: "launch-refused", ...subject }, () => {
    if (access.outcome === "deny")
      throw new IdpError("access-denied", "access control did not allow the launch", { reason: access.reason });
    return issueResponse(access.allowed, parts, c.var.now);
  });
  await record(c, parts, { type: "launched", ...subject, detail: { region: relayState.region } });
  return postPage(c, response, relayState, parts);
}

function postPage(c: RequestContext, response: string, { value }: RelayState, parts: Parts): Response {
  const { settings, assets, roles } = parts;
  const { html, headers } = buildPostPage({
    destination: settings.acs,
    control: "SAMLResponse",
    message: encodePostBinding(response),
    relayState: value,
    nonce: createSecretToken(roles.crypto),
    styleUrl: assets.path("style.css"),
    title: "Opening your WorkSpace",
    // AWS sign-in sends the browser on, to the relay state's host and from there to others that it does not document.
    redirectOrigins: ["https:"],
  });
  return c.body(html, 200, headers);
}
