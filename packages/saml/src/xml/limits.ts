/** How large a document may be. What goes beyond is refused while it is being read, before any cryptography. */
export interface XmlLimits {
  /** Characters of the whole document, and so of each token. */
  readonly characters: number;
  /** Elements within one another, the root being 1. */
  readonly depth: number;
  /** Elements of the whole document; it may have twice as many attributes and namespace declarations. */
  readonly elements: number;
  /** Attributes and namespace declarations of one element. */
  readonly attributes: number;
}

/** Far more than any SAML message needs: the largest that we have met had 60 000 characters and 17 levels. */
export const messageLimits: XmlLimits = { characters: 1_048_576, depth: 48, elements: 20_000, attributes: 64 };

/** For what was read within limits before, and was only written again. */
export const alreadyLimited: XmlLimits = {
  characters: Infinity,
  depth: Infinity,
  elements: Infinity,
  attributes: Infinity,
};
