/**
 * One form of name: how names and the bases of subtrees are read, so that each is read once and then compared often.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10 | RFC 5280 §4.2.1.10}
 */
export interface NameForm<Value, Name> {
  /** Reads a name of a certificate; what cannot be compared for sure is `undefined`. */
  readName(value: Value): Name | undefined;
  /** Reads the base of a subtree; `undefined` if it is malformed. */
  readSubtree(base: Value): Subtree<Name> | undefined;
}

/** The names below one base. */
export interface Subtree<Name> {
  /** All that the name stands for lies within: what a permitted subtree asks for. */
  readonly contains: (name: Name) => boolean;
  /** Something that the name stands for lies within: what an excluded subtree forbids. Left out: the same. */
  readonly touches?: (name: Name) => boolean;
}
