import { diagnoseSignIn, type SignInEvidence } from "@idpkit/aws-twin";
import type { Certificate } from "@idpkit/x509";

import type { SignInPost } from "../capture/sign-in-post.js";
import { examineAuthority, examineDomainControllers } from "../certificates/certificate-steps.js";
import type { ExaminedStep, ExaminedStepName, Verdict } from "./verdict.js";

/** A sign-in with all that was brought. */
export interface Examination {
  readonly post: Pick<SignInPost, "SAMLResponse" | "RelayState">;
  readonly evidence: SignInEvidence;
  /** The issuing authority first, then those above it; none when it was not brought. */
  readonly authority: readonly Certificate[];
  readonly domainControllers: readonly Certificate[];
  /** When AWS looked at the response. */
  readonly at: Date;
}

/**
 * Takes a sign-in through AWS and the domain as far as what was brought allows, and names the first fault.
 *
 * @throws {@link DoctorError} `certificate-malformed` when an extension of a certificate cannot be read.
 */
export async function examine({ post, evidence, authority, domainControllers, at }: Examination): Promise<Verdict> {
  const form = { SAMLResponse: post.SAMLResponse, RelayState: post.RelayState ?? "" };
  const { steps: walked } = await diagnoseSignIn(form, evidence, at);
  const known = post.RelayState === undefined ? walked.map(withoutRelayState) : walked;
  const withAuthority = insertBefore("certificate", examineAuthority(authority, at), known);
  const steps = insertBefore("logon", examineDomainControllers(domainControllers, at), withAuthority);
  const verdict = steps.find(({ outcome }) => outcome === "fail");
  if (verdict) return { outcome: "fail", verdict, steps };
  return { outcome: steps.some(({ outcome }) => outcome === "warn") ? "warn" : "pass", steps };
}

/** A response alone does not tell what was posted beside it. */
function withoutRelayState(step: ExaminedStep): ExaminedStep {
  if (step.name !== "relay-state") return step;
  const { name, title } = step;
  const says = "Bring the RelayState that was posted beside the response, to see where it leads.";
  return { name, title, outcome: "skipped", says };
}

function insertBefore(
  name: ExaminedStepName,
  step: ExaminedStep,
  steps: readonly ExaminedStep[],
): readonly ExaminedStep[] {
  const at = steps.findIndex((each) => each.name === name);
  return steps.toSpliced(at, 0, step);
}
