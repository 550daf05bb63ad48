import { AwsTwinError } from "../errors.js";
import { readMetadata, type ProviderMetadata } from "../metadata/read-metadata.js";
import type { SignInEvidence } from "./evidence.js";
import { createRecorder } from "./recorder.js";
import { takeSteps } from "./take-steps.js";
import type { SignInForm } from "./surroundings.js";
import type { WalkStep } from "./walk.js";
import type { WalkOptions } from "./walk-sign-in.js";

/** What was found out about a sign-in. */
export interface Diagnosis {
  /** `fail` when a step failed, else `warn` when one warned; a step that was skipped changes nothing. */
  readonly outcome: "pass" | "warn" | "fail";
  /** The first step that failed: what to mend first. */
  readonly verdict?: WalkStep;
  /** All steps, in order. */
  readonly steps: readonly WalkStep[];
}

/**
 * Looks for what is wrong with a sign-in, with whatever is known of it.
 *
 * Unlike {@link walkSignIn} it goes on behind a step that failed, wherever the next does not depend on it, and skips the
 * steps whose evidence is missing; those say what to bring. It proves nothing: a message whose signature could not be
 * verified is read all the same.
 *
 * @param now - The time at which AWS looked at the message: that of the POST.
 *
 * @returns a diagnosis, whatever the message and the documents are. Rejects when the directory or the domain controller
 * cannot answer.
 *
 * @throws {@link AwsTwinError} `decryption-key-malformed`.
 */
export async function diagnoseSignIn(
  form: SignInForm,
  evidence: SignInEvidence,
  now: Date,
  options: WalkOptions = {},
): Promise<Diagnosis> {
  const provider = readProvider(evidence.samlProvider?.metadata);
  const recorder = createRecorder({ elapsed: options.elapsed ?? (() => 0), afterRefusal: "go-on" });
  await takeSteps({ form, evidence, provider, now, crypto: options.crypto ?? crypto, recorder });
  const steps = recorder.steps();
  const verdict = steps.find((step) => step.outcome === "fail");
  if (verdict) return { outcome: "fail", verdict, steps };
  return { outcome: steps.some((step) => step.outcome === "warn") ? "warn" : "pass", steps };
}

function readProvider(metadata: string | undefined): ProviderMetadata | AwsTwinError | undefined {
  try {
    return metadata === undefined ? undefined : readMetadata(metadata);
  } catch (error) {
    if (error instanceof AwsTwinError) return error;
    throw error;
  }
}
