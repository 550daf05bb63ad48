import type { WalkRecord } from "./walk-record.js";

/** Where a walk goes. */
export interface WalkPlan {
  readonly origin: string;
  readonly twinOrigin: string;
  /** What the WorkSpaces client opens: the user access URL with its relay state. */
  readonly launchUrl: string;
  /** With a link a passkey is enrolled first; without, the one of an earlier walk is used. */
  readonly enrolmentLink?: string;
}

/** A person and their device, played. */
export interface Walker {
  readonly name: string;
  /** The folder that pictures of the pages go to, for who sees any. */
  readonly screenshots?: string;
  /** Whether an earlier walk left a passkey. */
  hasPasskey(): Promise<boolean>;
  /** Enrols, signs in, signs out, comes as the WorkSpaces client does; resolves to the address of the desktop. */
  walk(plan: WalkPlan, record: WalkRecord): Promise<string>;
}
