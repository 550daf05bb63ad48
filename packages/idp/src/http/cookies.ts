import { getCookie, setCookie } from "hono/cookie";

import { isSecretToken } from "../secret-token.js";
import type { RequestContext } from "./request-context.js";

/**
 * Our cookies. Both hold a random token and nothing else. `__Host-` makes browsers insist on Secure, Path=/ and no
 * Domain, so that neither a sibling host nor a plain-http page can plant one ([RFC6265bis] §4.1.3.2).
 */
const cookies = {
  /** Lax, not Strict: the WorkSpaces client opens the launch page from outside, and the session must come along. */
  session: { name: "__Host-idpkit-session", sameSite: "Lax" },
  /** Binds a ceremony to the browser that began it. Strict: only our own pages finish ceremonies. */
  browser: { name: "__Host-idpkit-browser", sameSite: "Strict" },
} as const;

/** The token in one of our cookies; `undefined` when there is none or it does not look like one of ours. */
export function readCookie(c: RequestContext, cookie: keyof typeof cookies): string | undefined {
  const value = getCookie(c, cookies[cookie].name);
  return isSecretToken(value) ? value : undefined;
}

/** Sets one of our cookies for `maxAge` seconds. */
export function writeCookie(c: RequestContext, cookie: keyof typeof cookies, token: string, maxAge: number): void {
  const { name, sameSite } = cookies[cookie];
  setCookie(c, name, token, { path: "/", secure: true, httpOnly: true, sameSite, maxAge });
}

/** Takes one of our cookies away. */
export function clearCookie(c: RequestContext, cookie: keyof typeof cookies): void {
  writeCookie(c, cookie, "", 0);
}
