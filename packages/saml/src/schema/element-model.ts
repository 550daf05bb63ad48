/**
 * What the schema says of one element, in a notation that is short enough to be laid beside the schema.
 *
 * An element without content and text is empty.
 */
export interface ElementModel {
  /**
   * `name=type` for each attribute, `name=type!` for a required one; a type is one of `simple-types.ts` or a list of
   * values such as `exact|minimum`. `##other` admits the attributes of other namespaces, `##any` all attributes.
   */
  readonly attributes?: string;
  /**
   * The child elements as a DTD writes them, but in order without commas: `a? (b | c)* d+`. Without a prefix they are of
   * the model's own namespace. `##other` is an element of another namespace, `##any` any element.
   */
  readonly content?: string;
  /** The type of the text of an element that holds text. `any`: text beside the content. */
  readonly text?: string;
  /** What `xsi:type` may name: any simple type, or a type of a namespace that has no model. Without it: nothing. */
  readonly xsiType?: "any" | "foreign";
  readonly isNillable?: boolean;
  /** Stands for elements of types that others define: none of them is known here. */
  readonly isAbstract?: boolean;
}

/** The elements of one namespace by their local names. */
export type NamespaceModel = Readonly<Record<string, ElementModel>>;
