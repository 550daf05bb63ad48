import type { AwsTwinError } from "../errors.js";
import type { ProviderMetadata } from "../metadata/read-metadata.js";
import type { SignInEvidence } from "./evidence.js";
import type { Recorder } from "./recorder.js";

/** The two fields of the form that an identity provider lets the browser post to AWS sign-in. */
export interface SignInForm {
  readonly SAMLResponse: string;
  readonly RelayState: string;
}

/** What every step may look at, whatever the message says. */
export interface Surroundings {
  readonly form: SignInForm;
  readonly evidence: SignInEvidence;
  /** The provider's metadata, or why it could not be read; `undefined` when there is none. */
  readonly provider: ProviderMetadata | AwsTwinError | undefined;
  readonly now: Date;
  readonly crypto: Crypto;
  readonly recorder: Recorder;
}
