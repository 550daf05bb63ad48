import type { CeremonyDefects } from "./ceremony-defects.js";

/** Refuses an RP ID that is neither the page's host nor a parent of it, as browsers do. */
export function checkRpId(rpId: string, origin: string): void {
  const { hostname } = new URL(origin);
  if (hostname !== rpId && !hostname.endsWith(`.${rpId}`)) {
    throw new DOMException("The RP ID belongs to another origin.", "SecurityError");
  }
}

/** Writes client data as browsers do (WebAuthn Level 3 §5.8.1.1). */
export function serializeClientData(
  type: "webauthn.create" | "webauthn.get",
  challenge: string,
  origin: string,
  { clientData }: CeremonyDefects,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false, ...clientData }));
}
