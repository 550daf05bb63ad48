import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { ExclusiveCanonicalization, SignedXml } from "xml-crypto";

/** Parses with every complaint of the parser fatal, warnings included. */
export function parseStrictly(xml: string): Document {
  const parser = new DOMParser({
    onError(_level, message) {
      // U+FFFD is as good a character as any; the parser only wonders where it came from.
      if (!message.startsWith("Unicode replacement character")) throw new Error(message);
    },
    normalizeLineEndings: xml10LineEndings,
  });
  return parser.parseFromString(xml, "text/xml");
}

/** Exclusive canonical form as xml-crypto writes it. */
export function exclusiveCanonicalForm(xml: string, prefixList: readonly string[] = []): string {
  const inclusiveNamespacesPrefixList = prefixList.map((prefix) => (prefix === "#default" ? "" : prefix));
  const root = parseStrictly(xml).documentElement as unknown as globalThis.Element;
  return new ExclusiveCanonicalization().process(root, { inclusiveNamespacesPrefixList });
}

/** The canonical form of what the only signature covers, or an error. */
export function verifySignature(xml: string, certificatePem: string): string {
  const [signature, ...others] = signatures(xml);
  if (signature === undefined || others.length > 0) throw new Error("not exactly one signature");
  return covered(signature, xml, certificatePem);
}

/** The canonical form of what the signature covers whose parent has this local name, or an error. */
export function verifySignatureOf(localName: string, xml: string, certificatePem: string): string {
  const signature = signatures(xml).find(({ parentNode }) => (parentNode as Element | null)?.localName === localName);
  if (signature === undefined) throw new Error(`${localName} has no signature`);
  return covered(signature, xml, certificatePem);
}

function signatures(xml: string): Element[] {
  return [...parseStrictly(xml).getElementsByTagNameNS(ds, "Signature")];
}

function covered(signature: Element, xml: string, certificatePem: string): string {
  const signedXml = new SignedXml({ publicCert: certificatePem });
  signedXml.loadSignature(signature as unknown as Node);
  if (!signedXml.checkSignature(xml)) throw new Error("signature invalid");
  const [first, ...more] = signedXml.getSignedReferences();
  if (first === undefined || more.length > 0) throw new Error("not exactly one reference");
  return first;
}

/** [XML] §2.11. The parser's own rule is that of XML 1.1, which also turns U+0085 and U+2028 into a line feed. */
function xml10LineEndings(source: string): string {
  return source.replaceAll(/\r\n?/g, "\n");
}

const ds = "http://www.w3.org/2000/09/xmldsig#";
