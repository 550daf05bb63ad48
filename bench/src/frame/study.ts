/** A question that no time answers: how long the event loop stands still, how cost grows, what a start takes. */
export interface Study {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<Findings>;
}

/** A table: one row for each that was looked at, the first cell its name. */
export interface Findings {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, ...number[]])[];
}
