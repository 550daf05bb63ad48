import type { QualifiedName } from "./qualified-name.js";

/** An attribute as it was read: its value is normalized and its character references are resolved ([XML] §3.3.3). */
export interface XmlNodeAttribute extends QualifiedName {
  /** Empty for an attribute without a prefix: default namespaces do not apply to attributes ([XMLNames] §6.2). */
  readonly namespaceURI: string;
  readonly value: string;
}

/** A namespace declaration; the prefix of `xmlns="…"` is empty, and so is the URI that takes the default away. */
export interface XmlNamespaceDeclaration {
  readonly prefix: string;
  readonly uri: string;
}

/**
 * An element of the light tree that the strict reader builds.
 *
 * Known only to the reader, the canonical writer, the schema and the signature. Everybody else holds an
 * {@link UnverifiedElement}, which shows nothing, or a {@link ReadElement}.
 */
export interface XmlNode extends QualifiedName {
  readonly namespaceURI: string;
  readonly attributes: readonly XmlNodeAttribute[];
  readonly declarations: readonly XmlNamespaceDeclaration[];
  /** At which character of the document it begins. */
  readonly start: number;
  /** All of it as it stands in the document; empty if the document did not come in one piece. */
  readonly source: string;
  /** The start tag as it was written, if canonical form writes it alike wherever it has no namespace to declare. */
  readonly canonicalTag: string | undefined;
  /** In document order; a string is one whole run of character data, as comments and sections do not exist here. */
  readonly children: readonly (XmlNode | string)[];
  readonly parent: XmlNode | undefined;
}
