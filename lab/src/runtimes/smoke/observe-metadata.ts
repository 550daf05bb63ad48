import { verifyMetadataBlob } from "@idpkit/webauthn";
import { createMetadataService, type MetadataBlobDefects } from "@idpkit/webauthn/testing";

import { now } from "./relying-party.js";
import { verdictOf, type Verdicts } from "./verdict.js";

/** Verifies BLOBs of each kind of signature, as they are and with their signature altered. */
export async function observeMetadata(): Promise<Verdicts> {
  const verdicts: Record<string, string> = {};
  for (const algorithm of ["RS256", "PS256", "ES256", "EdDSA"] as const) {
    const { trustAnchor, issueBlob } = await createMetadataService({ now, algorithm });
    const verify = (defects: MetadataBlobDefects): Promise<string> =>
      verdictOf(() => {
        const blob = issueBlob({ no: 7, nextUpdate: "2026-12-01", entries: [] }, defects);
        return `number ${verifyMetadataBlob(blob, { trustAnchors: [trustAnchor], now }).no}`;
      });
    verdicts[algorithm] = await verify({});
    verdicts[`${algorithm}, altered`] = await verify({ signature: (signature) => signature.toReversed() });
  }
  return verdicts;
}
