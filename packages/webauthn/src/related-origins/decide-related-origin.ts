import { maximumLabels, registrableOriginLabel, type RegistrableDomain } from "./registrable-origin-label.js";
import type { RelatedOrigins } from "./related-origins-document.js";

/**
 * Whether clients let an origin use the credentials of the RP ID whose document it is: `not-listed`, or listed
 * `beyond-label-limit`, after five other labels, where not every client looks.
 */
export type RelatedOriginDecision =
  { readonly outcome: "allow" } | { readonly outcome: "deny"; readonly reason: "not-listed" | "beyond-label-limit" };

/**
 * Decides as a client does whether an origin is related, to find out why one is refused there.
 *
 * Nothing to verify a ceremony by: that is done by the list of `origins` that you expect.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-validating-relation-origin | WebAuthn Level 3 §5.11.1}
 */
export function decideRelatedOrigin(
  callerOrigin: string,
  { origins }: RelatedOrigins,
  registrableDomain: RegistrableDomain,
): RelatedOriginDecision {
  const labelsSeen = new Set<string>();
  let isBeyondLimit = false;
  for (const item of origins) {
    if (!URL.canParse(item)) continue;
    const label = registrableOriginLabel(item, registrableDomain);
    if (label === undefined) continue;
    const isSame = isSameOrigin(item, callerOrigin);
    const isLookedAt = labelsSeen.size < maximumLabels || labelsSeen.has(label);
    if (isSame && isLookedAt) return { outcome: "allow" };
    if (isLookedAt) labelsSeen.add(label);
    else isBeyondLimit ||= isSame;
  }
  return { outcome: "deny", reason: isBeyondLimit ? "beyond-label-limit" : "not-listed" };
}

/** Opaque origins, which are all written `null`, are like no other. */
function isSameOrigin(url: string, origin: string): boolean {
  return origin !== "null" && new URL(url).origin === origin;
}
