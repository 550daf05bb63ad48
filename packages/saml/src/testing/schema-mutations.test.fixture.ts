import { parseXmlNode } from "../xml/parse-xml.js";
import type { XmlNode } from "../xml/xml-node.js";

/** A document in which one thing was changed. */
export interface SchemaMutation {
  /** What was changed, and where: `remove saml:Subject/saml:NameID`. */
  readonly name: string;
  readonly document: string;
}

/**
 * Every change of one thing, but only once where elements of one name are changed alike.
 *
 * Of its source a document holds the parent of what was changed, or the next above that may be the root of a document.
 */
export function schemaMutations(sources: Iterable<string>): SchemaMutation[] {
  const mutations = new Map<string, string>();
  for (const source of [...sources].map((it) => parseXmlNode(it))) {
    for (const element of descendants(source)) {
      for (const [name, replacement] of changes(element)) {
        if (!mutations.has(name))
          mutations.set(name, write(rootAround(element), source.declarations, element, replacement));
      }
    }
  }
  return [...mutations].map(([name, document]) => ({ name, document }));
}

/** The name of a change of one element, and what stands in its place afterwards. */
type Change = readonly [name: string, replacement: string];

function changes(element: XmlNode): Change[] {
  return [...changesOfPlace(element), ...changesOfContent(element), ...changesOfAttributes(element)];
}

function changesOfPlace(element: XmlNode): Change[] {
  if (element.parent === undefined) return [];
  const place = `${nameOf(element.parent)}/${nameOf(element)}`;
  const same = write(element);
  return [
    [`remove ${place}`, ""],
    [`repeat ${place}`, same + same.replace(/ I[Dd]="[^"]*"/g, "")],
    ...elements.map((it): Change => [`put ${it} before ${place}`, it + same]),
  ];
}

function changesOfContent(element: XmlNode): Change[] {
  const name = nameOf(element);
  const start = startTag(element, attributesOf(element));
  const end = `</${name}>`;
  const content = element.children.map((child) => write(child)).join("");
  const parts = element.children.filter((child) => typeof child !== "string").map((child) => write(child));
  return [
    [`empty ${name}`, start + end],
    [`reverse ${name}`, start + parts.toReversed().join("") + end],
    [`add space to ${name}`, `${start}${content} ${end}`],
    [`add text to ${name}`, `${start}${content}x${end}`],
    ...elements.map((it): Change => [`add ${it} to ${name}`, start + content + it + end]),
    ...(parts.length > 0 ? [] : values.map((it): Change => [`write "${it}" into ${name}`, start + it + end])),
  ];
}

function changesOfAttributes(element: XmlNode): Change[] {
  const name = nameOf(element);
  const own = attributesOf(element);
  const rest = write(element).slice(startTag(element, own).length);
  const set = ([attribute, value]: readonly [string, string]): Change => [
    `set @${attribute}="${value}" of ${name}`,
    startTag(element, new Map([...own, [attribute, value]])) + rest,
  ];
  return [
    ...attributes.map(set),
    ...[...own.keys()].flatMap((attribute) => values.map((value) => set([attribute, value]))),
    ...[...own.keys()].map((attribute): Change => {
      const others = new Map([...own].filter(([it]) => it !== attribute));
      return [`remove @${attribute} of ${name}`, startTag(element, others) + rest];
    }),
  ];
}

function rootAround(element: XmlNode): XmlNode {
  let root = element.parent ?? element;
  while (root.parent !== undefined && localElements.has(nameOf(root))) root = root.parent;
  return root;
}

function descendants(element: XmlNode): XmlNode[] {
  return [element, ...element.children.flatMap((child) => (typeof child === "string" ? [] : descendants(child)))];
}

/** Writes a part of a tree, with another text for one of its elements. */
function write(
  part: XmlNode | string,
  declarations: XmlNode["declarations"] = [],
  changed?: XmlNode,
  replacement = "",
): string {
  if (typeof part === "string") return part.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const content = part.children.map((child) => write(child, [], changed, replacement)).join("");
  const written = part === changed ? replacement : `${startTag(part, attributesOf(part))}${content}</${nameOf(part)}>`;
  return written.replace(
    /^<[^ />]+/,
    `$&${declarations.map(({ prefix, uri }) => ` xmlns:${prefix}="${uri}"`).join("")}`,
  );
}

function startTag(element: XmlNode, attributes: ReadonlyMap<string, string>): string {
  return `<${nameOf(element)}${[...attributes].map(([name, value]) => ` ${name}="${value}"`).join("")}>`;
}

function attributesOf({ attributes }: XmlNode): Map<string, string> {
  return new Map(attributes.map((attribute) => [nameOf(attribute), attribute.value]));
}

function nameOf({ prefix, localName }: { readonly prefix: string; readonly localName: string }): string {
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

/** Elements that the schemas declare within others only, so that no document begins with them. */
const localElements: ReadonlySet<string> = new Set([
  ...["ds:X509IssuerSerial", "xenc:EncryptionMethod", "xenc:Transforms", "xenc:DataReference", "xenc:KeyReference"],
  ...["x:any", "any", "x:InclusiveNamespaces"],
]);

/** Elements that are valid by themselves, if they are known. */
const elements = [
  ...["<x:any/>", "<any/>", "<saml:Any/>", "<samlp:Any/>", "<md:Any/>", "<ds:Any/>", "<xenc:Any/>"],
  ...["<saml:Issuer/>", "<saml:OneTimeUse/>", "<samlp:SessionIndex/>", "<md:Company/>", "<ds:KeyName/>"],
  ...['<xenc:ReferenceList><xenc:DataReference URI=""/></xenc:ReferenceList>', "<saml:Condition/>"],
];

const attributes: readonly (readonly [string, string])[] = [
  ...([
    ["any", "1"],
    ["x:any", "1"],
    ["saml:any", "1"],
    ["xml:lang", "en"],
    ["xml:lang", "?"],
    ["xml:any", "1"],
  ] as const),
  ...([
    ["xsi:nil", "true"],
    ["xsi:nil", "0"],
    ["xsi:nil", "?"],
    ["xsi:any", "1"],
    ["xsi:schemaLocation", "urn:x x"],
  ] as const),
  ...([
    ["xsi:type", "xs:string"],
    ["xsi:type", "xs:int"],
    ["xsi:type", "saml:NameIDType"],
  ] as const),
  ...([
    ["xsi:type", "x:T"],
    ["xsi:type", "T"],
    ["xsi:type", "y:T"],
  ] as const),
];

/** Texts on the edge of this or that type. */
const values = [
  ...["", " ", "a", "a b", "1a", "é", "%4", "%41", "a[b", "http://[::1]/", "http://a:b/", "1:b", "a/b:c", "a#b#c"],
  ...["true", "TRUE", " true ", "0", "-1", "+1", "65535", "65536", "1.5", "AAAA", "AAA", "AA AA", "AAB=", "AAA="],
  ...["P1D", "P", "PT", "-P1Y", "P1S", "en", "exact", " exact ", "Permit", "2026-11-22", "2147483648"],
  ...["2026-11-22T08:00:00", "2026-11-22T08:00:00.1234Z", "2026-11-22T08:00:00.Z", "2026-11-22T08:00:00+01:00"],
  ...["2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T08:00:60Z", "0000-11-22T08:00:00Z"],
];
