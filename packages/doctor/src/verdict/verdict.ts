import type { FaultCode, StepName, WalkStep } from "@idpkit/aws-twin";

import type { CertificateFaultCode } from "../certificates/certificate-faults.js";

/** A step of the walk through AWS, or one of the two at which the doctor looks at certificates. */
export type ExaminedStepName = StepName | "authority" | "domain-controller";

/** A fault as it was found: what AWS says, what it rests on, and how it is mended. */
export interface ExaminedFault {
  readonly code: FaultCode | CertificateFaultCode;
  readonly says: string;
  readonly evidence: string;
  readonly remedy: string;
}

/** What became of one step: a `WalkStep` of `@idpkit/aws-twin`, or of the doctor's own. */
export interface ExaminedStep extends Pick<WalkStep, "title" | "outcome" | "says" | "evidence" | "remedy"> {
  readonly name: ExaminedStepName;
  readonly code?: FaultCode | CertificateFaultCode;
  /** All warnings of the step, when it warned of several things. */
  readonly warnings?: readonly ExaminedFault[];
}

/** What the doctor found. */
export interface Verdict {
  /** `fail` when a step failed, else `warn` when one warned; a step that was skipped changes nothing. */
  readonly outcome: "pass" | "warn" | "fail";
  /** The first step that failed: what to mend first. */
  readonly verdict?: ExaminedStep;
  /** All steps, in their order. */
  readonly steps: readonly ExaminedStep[];
}
