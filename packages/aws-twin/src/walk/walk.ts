import type { FaultCode } from "../faults/fault-code.js";
import type { FoundFault } from "./refusal.js";

/** The steps of a sign-in, in the order in which {@link walkSignIn} takes them. */
export type StepName =
  | "form"
  | "xml"
  | "signature"
  | "issuer"
  | "status"
  | "audience"
  | "recipient"
  | "time"
  | "subject"
  | "role"
  | "trust-policy"
  | "session-name"
  | "session-tags"
  | "stream-permission"
  | "directory"
  | "user"
  | "relay-state"
  | "certificate"
  | "logon";

/** What became of one step. */
export interface WalkStep {
  readonly name: StepName;
  /** What is asked at this step, as a short claim: «The signature is the provider's». */
  readonly title: string;
  /**
   * `warn`: it goes on, with something to mend. `skipped`: what the step needs was not given; `says` tells what to bring.
   * `not-reached`: a step before it failed.
   */
  readonly outcome: "pass" | "warn" | "fail" | "skipped" | "not-reached";
  /** The fault, when the step failed or warned; of several warnings the first. */
  readonly code?: FaultCode;
  /** In words: what AWS or the domain controller says, quoted from AWS's documentation where it prints a message. */
  readonly says: string;
  /** What the words rest on, read from the message; no secrets. */
  readonly evidence?: string;
  /** How an operator mends it. Present when the step failed or warned. */
  readonly remedy?: string;
  /** All warnings of the step, when it warned of several things. */
  readonly warnings?: readonly FoundFault[];
  /** How long the step took; 0 when nobody measures. */
  readonly milliseconds: number;
}

/** The desktop that opened. Names, certificate and relay state come from the verified message, not from the form. */
export interface Desktop {
  /** The NameID: the `sAMAccountName`. */
  readonly user: string;
  /** From the directory; the `sAMAccountName` where it has none. */
  readonly displayName: string;
  /** Byte for byte as the form brought it. */
  readonly relayState: string;
  readonly registrationCode: string;
  /** The logon certificate that was issued for this session. */
  readonly certificate: {
    /** [RFC4514] text. */
    readonly subject: string;
    /** Lower-case hex. */
    readonly serial: string;
    readonly notAfter: Date;
    readonly sid: string;
    readonly upn: string;
  };
}

/** A sign-in from the posted form to the desktop, or to the step that refused it. */
export interface Walk {
  readonly outcome: "desktop" | "refused";
  /** All steps, in order. */
  readonly steps: readonly WalkStep[];
  /** Present when the outcome is `desktop`. */
  readonly desktop?: Desktop;
}
