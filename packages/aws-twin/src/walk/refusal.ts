import type { FaultCode } from "../faults/fault-code.js";
import { faults } from "../faults/faults.js";

/** A fault as it was found: its code, what was seen, and the words of this case. */
export interface FoundFault {
  readonly code: FaultCode;
  readonly says: string;
  /** What the words rest on, read from the message; no secrets. */
  readonly evidence: string;
  /** How an operator mends it. */
  readonly remedy: string;
}

/** Words that know more of this case than the catalogue does. */
export type OwnWords = Partial<Pick<FoundFault, "says" | "remedy">>;

/** What a passed step found, and the value the next steps go on with. */
export interface Finding<T> {
  readonly says: string;
  readonly evidence?: string;
  readonly warnings?: readonly FoundFault[];
  readonly value: T;
}

/** Ends a step. Never leaves the package: the walk turns it into the failed step. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly fault: FoundFault;

  constructor(code: FaultCode, evidence: string, words: OwnWords = {}) {
    super(evidence);
    this.fault = found(code, evidence, words);
  }
}

/** A fault of the catalogue, with what was seen. */
export function found(code: FaultCode, evidence: string, words: OwnWords = {}): FoundFault {
  const { says, remedy } = faults[code];
  return { code, says, remedy, ...words, evidence };
}

/**
 * Quotes a value of the message as evidence: on one line, no longer than a line, and without characters that would write
 * elsewhere on a terminal or turn the line round.
 */
export function quote(value: string | undefined): string {
  if (value === undefined) return "nothing";
  const line = value.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, "\u{fffd}");
  return `“${line.length > 160 ? `${line.slice(0, 160)}…` : line}”`;
}
