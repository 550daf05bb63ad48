import type { Certificate } from "../certificate/certificate.js";

/** Where the certificates of a path come from. */
export interface PathSources {
  readonly intermediates: readonly Certificate[];
  readonly trustAnchors: readonly Certificate[];
  /** The time at which each certificate must be valid. */
  readonly at: Date;
}

/** A path whose names chain and whose signatures verify: leaf first, trust anchor last. */
export type CandidatePath = readonly [Certificate, ...Certificate[]];
