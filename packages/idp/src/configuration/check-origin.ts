import { IdpError } from "../errors.js";

/**
 * Checks that `origin` is a whole origin as browsers serialize it, so that it may be compared byte for byte.
 *
 * @throws IdpError `origin-invalid`
 */
export function checkOrigin(origin: string): void {
  if (!isWebAddress(origin) || new URL(origin).origin !== origin)
    throw new IdpError("origin-invalid", "origin is https://host[:port] without a path; http on a loopback host only");
}

/**
 * Checks that `rpId` is the host of `origin` or a parent domain of it (WebAuthn Level 3 §5.1.3 step 7).
 *
 * A parent needs two labels at least. The public suffix list is not consulted: browsers do, and refuse `co.uk` at the
 * first ceremony.
 *
 * @throws IdpError `rp-id-invalid`
 */
export function checkRpId(rpId: string, origin: string): void {
  const host = new URL(origin).hostname;
  const isParent = rpId.includes(".") && host.endsWith(`.${rpId}`);
  if (isIpAddress(host) || (rpId !== host && !isParent))
    throw new IdpError("rp-id-invalid", "rpId is the host of origin or a registrable parent domain, not an IP address");
}

/** Whether a text is an https URL, or an http URL whose host never leaves the machine. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function isIpAddress(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname);
}
