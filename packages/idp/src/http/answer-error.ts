import type { ErrorHandler } from "hono";

import { IdpError, type RefusalCode } from "../errors.js";
import { errorPage } from "../pages/error-page.js";
import type { Parts } from "../parts.js";
import { isRefusalCode, refusals } from "./refusals.js";
import type { RequestContext, RequestEnv } from "./request-context.js";

/**
 * Answers every error: JSON for the API, a page for people, both with the request id. Whatever is not a refusal of ours
 * is told to `onError` and shown as «Something broke»; nothing of it reaches the browser.
 */
export function answerError(parts: Parts): ErrorHandler<RequestEnv> {
  return (error, c) => {
    const code = refusalCode(error);
    if (code === "internal-error" || code === "unavailable") report(error, c, parts);
    if (error instanceof IdpError && error.retryAfterSeconds !== undefined)
      c.header("Retry-After", String(error.retryAfterSeconds));

    const { status, title, message } = refusals[code];
    const { requestId } = c.var;
    if (c.req.path.startsWith("/api/"))
      return c.json({ error: code, message: `${title}. ${message}`, requestId }, status);
    return c.html(errorPage({ code: shownCode(error, code), ...refusals[code], requestId }, parts), status);
  };
}

function refusalCode(error: Error): RefusalCode {
  return error instanceof IdpError && isRefusalCode(error.code) ? error.code : "internal-error";
}

/** The administrator who is asked for help needs to know what the account lacks; it is the person's own account. */
function shownCode(error: Error, code: RefusalCode): string {
  return code === "account-not-ready" && error instanceof IdpError ? error.reason : code;
}

function report(error: Error, c: RequestContext, { roles }: Parts): void {
  try {
    roles.onError?.(error, c.var.requestId);
  } catch {
    // Whoever should hear of errors has one of their own; the person in front of the browser still gets an answer.
  }
}
