import { ceremonySeconds } from "../ceremonies/relying-party.js";
import type { Parts } from "../parts.js";
import { createSecretToken } from "../secret-token.js";
import { readCookie, writeCookie } from "./cookies.js";
import type { RequestContext } from "./request-context.js";

/**
 * The id that binds a ceremony to this browser, kept for as long as the ceremony may take. One id serves several
 * ceremonies, so that two tabs do not spoil each other's.
 */
export function browserIdFor(c: RequestContext, { roles }: Parts): string {
  const browserId = readCookie(c, "browser") ?? createSecretToken(roles.crypto);
  writeCookie(c, "browser", browserId, ceremonySeconds);
  return browserId;
}
