import type { StepName } from "../walk/walk.js";
import type { SourceName } from "./sources.js";

/** One thing that can be wrong with a sign-in: where it shows, in which words, and how it is mended. */
export interface Fault {
  readonly step: StepName;
  /** `warn`: the sign-in goes on, as AWS does not document that it refuses this, or as it works but not well. */
  readonly outcome: "fail" | "warn";
  /** What AWS, WorkSpaces or the domain controller says; quoted where AWS documents a message. */
  readonly says: string;
  readonly cause: string;
  readonly remedy: string;
  /** The page that the rule was read from. */
  readonly source: SourceName;
}
