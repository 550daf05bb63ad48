import {
  canonicalEndTag,
  canonicalStartTag,
  inclusivePrefixes,
  noneRendered,
  type RenderedNamespaces,
  type XmlTag,
} from "../../xml/canonicalize.js";
import { escapeText } from "../../xml/escape.js";

/** Writes a document in exclusive canonical form while it passes by, and remembers nothing but the elements that are open. */
export interface CanonicalWriter {
  startElement(tag: XmlTag): string;
  characters(data: string): string;
  endElement(): string;
}

/**
 * Makes a {@link CanonicalWriter}: what it returns, put together, is what `canonicalize` makes of the whole tree.
 *
 * @param prefixList - of InclusiveNamespaces.
 * @see {@link https://www.w3.org/TR/xml-exc-c14n/#sec-Specification | Exclusive XML Canonicalization 1.0 §3}
 */
export function createCanonicalWriter(prefixList: readonly string[]): CanonicalWriter {
  const inclusive = inclusivePrefixes(prefixList);
  const open: { readonly endTag: string; readonly rendered: RenderedNamespaces }[] = [];
  return {
    startElement(tag) {
      const { xml, rendered } = canonicalStartTag(tag, open.at(-1)?.rendered ?? noneRendered, inclusive);
      open.push({ endTag: canonicalEndTag(tag), rendered });
      return xml;
    },
    characters: escapeText,
    endElement: () => open.pop()?.endTag ?? "",
  };
}
