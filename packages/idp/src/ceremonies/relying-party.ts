import type { RelyingParty } from "@idpkit/webauthn";

import type { Parts } from "../parts.js";

/** How long a person may take: time enough to find the security key, and what browsers wait by default. */
export const ceremonySeconds = 300;

/** Us, in every ceremony. */
export function relyingParty({ settings }: Parts): RelyingParty & { readonly name: string } {
  const { name, origin, rpId } = settings;
  return { id: rpId, name, origins: [origin] };
}
