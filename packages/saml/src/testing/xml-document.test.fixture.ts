import * as fc from "fast-check";

import { hostileText } from "./hostile-text.test.fixture.js";

/**
 * Documents as the strict reader takes them, written in other ways than canonical form: namespaces that are nested, hidden,
 * taken away, declared for nothing or behind their use; attributes of several namespaces in any order and with either quote;
 * references, line ends, and names beyond ASCII.
 */
export function xmlDocument(vocabulary = fullVocabulary): fc.Arbitrary<string> {
  const root = element(outermost, declarations(vocabulary), 4);
  return fc.tuple(prolog, root, fc.constantFrom("", "\n", " \r\n\t")).map((parts) => parts.join(""));
}

/** What namespace declarations are made of. */
export interface Vocabulary {
  readonly prefixes: readonly string[];
  /** Values of `xmlns`: an empty one takes the default namespace away. */
  readonly defaults: readonly string[];
}

/** What each prefix means at one place. */
type Scope = Readonly<Record<string, string>>;

interface Declaration {
  readonly prefix: string;
  readonly uri: string;
}

function element(scope: Scope, declaration: fc.Arbitrary<Declaration>, depth: number): fc.Arbitrary<string> {
  return fc.uniqueArray(declaration, { selector: ({ prefix }) => prefix, maxLength: 3 }).chain((declared) => {
    const inner = { ...scope, ...Object.fromEntries(declared.map(({ prefix, uri }) => [prefix, uri])) };
    const prefixes = Object.keys(inner).filter((prefix) => prefix !== "" && prefix !== "xml");
    return fc
      .tuple(
        fc.tuple(fc.constantFrom("", ...prefixes), localName).map(([prefix, name]) => qualified(prefix, name)),
        attributes(inner, prefixes).chain((it) => shuffled([...declared.map(writeDeclaration), ...it])),
        content(inner, declaration, depth),
        space,
      )
      .map(([name, tag, children, gap]) => write(name, tag.join(""), children, gap));
  });
}

function declarations({ prefixes, defaults }: Vocabulary): fc.Arbitrary<Declaration> {
  return fc.oneof(
    fc.record({ prefix: fc.constantFrom(...prefixes), uri: fc.constantFrom(...uris) }),
    fc.record({ prefix: fc.constant(""), uri: fc.constantFrom(...defaults) }),
  );
}

function write(name: string, attributes: string, content: string, gap: string): string {
  // Both forms of an element without content occur.
  if (content === "" && attributes.length % 2 === 0) return `<${name}${attributes}${gap}/>`;
  return `<${name}${attributes}${gap}>${content}</${name}${gap}>`;
}

function content(scope: Scope, declaration: fc.Arbitrary<Declaration>, depth: number): fc.Arbitrary<string> {
  const child: fc.Arbitrary<string> = depth === 0 ? text : fc.oneof(text, element(scope, declaration, depth - 1));
  return fc.array(child, { maxLength: 3 }).map((children) => children.join(""));
}

function attributes(scope: Scope, prefixes: readonly string[]): fc.Arbitrary<string[]> {
  const attribute = fc.record({
    prefix: fc.constantFrom("", "xml", ...prefixes),
    name: localName,
    value: attributeValue,
  });
  return fc
    .uniqueArray(attribute, {
      selector: ({ prefix, name }) => `${prefix && (scope[prefix] ?? prefix)} ${name}`,
      maxLength: 4,
    })
    .chain((list) => fc.tuple(...list.map(writeAttribute)));
}

function writeAttribute({
  prefix,
  name,
  value,
}: {
  prefix: string;
  name: string;
  value: string;
}): fc.Arbitrary<string> {
  return fc.tuple(gap, equals).map(([before, is]) => `${before}${qualified(prefix, name)}${is}${value}`);
}

function writeDeclaration({ prefix, uri }: Declaration): string {
  return ` ${qualified("xmlns", prefix)}="${uri}"`;
}

/** `xmlns` alone declares the default namespace, and so does a name without a prefix stand alone. */
function qualified(prefix: string, name: string): string {
  return prefix === "" || name === "" ? prefix + name : `${prefix}:${name}`;
}

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

const outermost: Scope = { xml: "http://www.w3.org/XML/1998/namespace" };
const uris = ["urn:p", "urn:q", "http://example.com/%C3%A9?a=b#c"] as const;
const fullVocabulary: Vocabulary = { prefixes: ["p", "q", "é", "Z"], defaults: ["", ...uris] };

const prolog = fc.constantFrom("", "\n", '<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml version='1.0' ?>");
const localName = fc.constantFrom("a", "b", "A", "Z", "ab", "a-b", "é", "lang");
const space = fc.constantFrom("", "", "", " ", "\n\t");
const gap = fc.constantFrom(" ", " ", " ", "  ", "\n", "\t\r\n ");
const equals = fc.constantFrom("=", "=", "=", " = ", "\n=\t");

/** Values as they stand in a document: what has to be escaped is, what may be is at times. */
const text = fc.oneof(
  hostileText().map((it) => escape(it, "&#xD;").replaceAll(">", "&gt;")),
  fc.constantFrom("x", "x>y", "\r\n", "\r", "\t", "&#10;", "&#x9;", "&apos;&quot;", "&#x1F600;", "x]]", ""),
);
const attributeValue = fc.oneof(
  hostileText().map((it) => `"${escape(it, "&#13;").replaceAll('"', "&quot;")}"`),
  hostileText().map((it) => `'${escape(it, "\r").replaceAll("'", "&#39;")}'`),
  fc.constantFrom('""', "''", '"x"', `'"'`, `">'"`, '"\r\n\t"', '"&#9;&#10;&#13;"'),
);

function escape(value: string, carriageReturn: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\r", carriageReturn);
}
