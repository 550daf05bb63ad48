import { toPem } from "@idpkit/x509";

import { creationOptions, now, origin } from "../relying-party.test.fixture.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";

/** What all of our own ceremonies expect. */
export const ownTerms = {
  expectedOrigin: origin,
  expectedRPID: creationOptions.rp.id,
  expectedChallenge: creationOptions.challenge,
  requireUV: true,
  validAt: now.toISOString(),
} as const;

/** An answer in a frame of another origin, whose page is named or not. */
export function framedBy(topOrigin?: string): CeremonyDefects {
  return { clientData: { crossOrigin: true, topOrigin } };
}

/** The member with which a case names its trust anchors. */
export function anchoredAt(...anchors: readonly { readonly trustAnchor: Uint8Array }[]) {
  return { trustAnchorsPem: anchors.map(({ trustAnchor }) => toPem(trustAnchor)).join("") };
}

/** Turns the last bit of a signature over. */
export const brokenSignature: CeremonyDefects = {
  signature: (signature) => signature.map((byte, at) => (at === signature.length - 1 ? byte ^ 1 : byte)),
};
