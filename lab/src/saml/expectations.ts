import type { OtherAnswer } from "./responses/other-answers.js";
import type { TamperedResponse } from "./responses/tampered.js";

/**
 * What one provider makes of each Response. Whatever changes, for the better or the worse, fails its test: then somebody
 * finds out why, and writes it down here.
 */
export interface Expectations {
  /** Sound Responses that are refused all the same. All others are accepted. */
  readonly refusedThoughSound: readonly Refusal[];
  /** Sound Responses that a tool is not asked about, as it can judge but a part of them. */
  readonly notAsked?: RegExp;
  /** Tampered Responses; `undefined` is what a tool is not asked about. */
  readonly tampered: Readonly<Record<TamperedResponse, Fate | undefined>>;
  /** Answers in a browser that has asked, where the provider was told to refuse what it did not ask for. */
  readonly otherAnswers?: Readonly<Record<OtherAnswer, Fate>>;
}

/** Why a provider refuses some sound Responses. */
interface Refusal {
  /** Matches their names. */
  readonly responses: RegExp;
  /** Matches what the refusal says. */
  readonly says: RegExp;
  /** What we know of the reason. */
  readonly because: string;
}

/** What matches the text of the refusal; or, where there is none, why: the rightful subject is then logged in. */
export type Fate = RegExp | string;
