/** What a passed step found, and the value the next steps go on with. */
export interface Finding<T> {
  readonly says: string;
  readonly evidence?: string;
  readonly value: T;
}

/** Ends a walk. Never leaves the package: the walk turns it into the failed step. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly says: string;
  readonly evidence: string;
  readonly remedy: string;

  constructor(words: { says: string; evidence: string; remedy: string }) {
    super(words.evidence);
    this.says = words.says;
    this.evidence = words.evidence;
    this.remedy = words.remedy;
  }
}

/** Quotes a value of the message as evidence: on one line, and no longer than a line. */
export function quote(value: string | undefined): string {
  if (value === undefined) return "nothing";
  const line = value.replace(/\s+/g, " ");
  return `“${line.length > 160 ? `${line.slice(0, 160)}…` : line}”`;
}
