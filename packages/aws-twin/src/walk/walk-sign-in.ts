import { readSetup, type TwinSetup } from "../set-up.js";
import { createRecorder } from "./recorder.js";
import { Refusal } from "./refusal.js";
import { takeSteps } from "./take-steps.js";
import type { SignInForm } from "./surroundings.js";
import type { Walk } from "./walk.js";

/** What a walk may be given besides; comfort only. */
export interface WalkOptions {
  /** A clock in milliseconds that only runs forward, to measure the steps with. Default: one that stands still. */
  readonly elapsed?: () => number;
  /** Makes the key of the virtual smart card. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Walks a sign-in from the posted form to the desktop, as AWS sign-in, STS, WorkSpaces and a domain controller would.
 *
 * The walk stops at the first step that refuses; that is an answer, not an error. After the signature everything is read
 * from the signed bytes. Replay and service control policies are not played.
 *
 * @param now - The time at AWS and at the domain controller.
 *
 * @throws {@link AwsTwinError} when the set-up is not one that AWS would have taken. Rejects also when the directory
 * cannot answer.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML 2.0 federation with AWS}
 */
export async function walkSignIn(
  form: SignInForm,
  setup: TwinSetup,
  now: Date,
  options: WalkOptions = {},
): Promise<Walk> {
  const provider = readSetup(setup);
  const recorder = createRecorder({ elapsed: options.elapsed ?? (() => 0), afterRefusal: "stop" });
  const surroundings = { form, evidence: setup, provider, now, crypto: options.crypto ?? crypto, recorder };
  try {
    const desktop = await takeSteps(surroundings);
    return { outcome: "desktop", steps: recorder.steps(), ...(desktop && { desktop }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: "refused", steps: recorder.steps() };
  }
}
