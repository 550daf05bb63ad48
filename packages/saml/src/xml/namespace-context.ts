import { SamlError } from "../errors.js";
import { sameUri, xml } from "./namespaces.js";
import type { XmlNamespaceDeclaration } from "./xml-node.js";

/** A namespace declaration that is in force at one place of a document, and behind it those around it, the nearest first. */
export interface NamespaceContext extends XmlNamespaceDeclaration {
  readonly outer: NamespaceContext | undefined;
  /** How many declarations are in force, with those that nearer ones hide. */
  readonly size: number;
}

/** Where nothing is declared, `xml` is known all the same ([XMLNames] §3). */
export const noNamespaces: NamespaceContext = { prefix: xml.prefix, uri: xml.uri, outer: undefined, size: 0 };

/**
 * The context within an element: the outer one, unless the element declares something itself.
 *
 * @throws {@link SamlError} `xml-too-large`.
 */
export function declareNamespaces(
  outer: NamespaceContext,
  declarations: readonly XmlNamespaceDeclaration[],
): NamespaceContext {
  let context = outer;
  for (const { prefix, uri } of declarations) {
    context = { prefix, uri: sameUri(uri), outer: context, size: context.size + 1 };
  }
  if (context.size > maximumDeclarations) {
    throw new SamlError("xml-too-large", "More namespaces are declared than any SAML message needs.");
  }
  return context;
}

/**
 * The namespace of a prefix; without a default namespace it is empty.
 *
 * @throws {@link SamlError} `xml-prefix-undeclared`.
 */
export function resolvePrefix(prefix: string, context: NamespaceContext): string {
  for (let declaration: NamespaceContext | undefined = context; declaration; declaration = declaration.outer) {
    if (declaration.prefix === prefix) return declaration.uri;
  }
  if (prefix === "") return "";
  throw new SamlError("xml-prefix-undeclared", "A name has a prefix that no namespace declaration binds.");
}

/**
 * Refuses a namespace declaration that readers might understand differently ([XMLNames] §2.3, §3).
 *
 * Relative and malformed URIs are well-formed XML; but some canonicalizers fail on them, and some callers then digest
 * nothing: the class of CVE-2025-66568 and CVE-2025-66475.
 *
 * @throws {@link SamlError} `xml-namespace-not-allowed`.
 */
export function checkDeclaration(prefix: string, uri: string): void {
  const undeclaresDefault = prefix === "" && uri === "";
  if (undeclaresDefault) return;
  const isReserved = prefix === "xmlns" || uri === xmlnsUri || (prefix === "xml") !== (uri === xml.uri);
  if (isReserved || uri.length > longestUri || !absoluteUri.test(uri)) {
    throw new SamlError("xml-namespace-not-allowed", "A namespace declaration is reserved, relative or malformed.");
  }
}

/**
 * An absolute URI ([RFC3986] §3) of the plain kind that namespaces are: a host without user and not in brackets, and neither
 * ampersands nor apostrophes, as libxml2 does not escape them in canonical form.
 */
const absoluteUri = new RegExp(
  String.raw`^[A-Za-z][A-Za-z0-9+.-]*:(?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?=[/?#]|$)|(?!//|[?#]|$))P*(?:\?(?:P|\?)*)?(?:#(?:P|\?)*)?$`.replaceAll(
    "P",
    String.raw`(?:[A-Za-z0-9\-._~:/@!$()*+,;=]|%[0-9A-Fa-f]{2})`,
  ),
);

/** The namespace of declarations themselves, which nothing else may use ([XMLNames] §3). */
const xmlnsUri = "http://www.w3.org/2000/xmlns/";

/** Canonical form writes a URI wherever it is used anew: a long one would make a short document a long one. */
const longestUri = 1024;
const maximumDeclarations = 96;
