import { deflateRawSync } from "node:zlib";

/** A case whose file is made to cost its reader dearly. */
interface HostileCase {
  readonly id: string;
  readonly file: string;
  readonly form: "xml" | "b64" | "b64-deflate" | "query" | "text" | "json";
  readonly kind: "Response" | "AuthnRequest" | "Metadata" | "RedirectQuery" | "XMLDSig";
  readonly content: string;
}

function hostile(id: string, content: string, more: Partial<HostileCase> = {}): HostileCase {
  return { id, file: `${id}.txt`, form: "xml", kind: "Response", content, ...more };
}

const attributes = 'ID="_a" Version="2.0" IssueInstant="2026-01-01T12:00:00Z"';

/** A Response whose Extensions hold this; what else it lacks is only noticed later. */
function withExtensions(content: string, declarations = ""): string {
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ${declarations} ${attributes}>`,
    `<samlp:Extensions>${content}</samlp:Extensions>`,
    '<samlp:Status><samlp:StatusCode Value="urn:a"/></samlp:Status></samlp:Response>',
  ].join("");
}

function withDestination(value: string): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${value}" ${attributes}/>`;
}

function numbered(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join("");
}

const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
  <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
  <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
  <ds:Reference URI="#_a"/></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>`;

/** Documents of about a million characters. */
export const hostileCases: readonly HostileCase[] = [
  hostile("deep", "<a>".repeat(330_000)),
  hostile("wide", withExtensions('<a xmlns="urn:a"/>'.repeat(19_000))),
  hostile("many-elements", withExtensions("<a/>".repeat(240_000))),
  hostile("many-attributes", `<a ${numbered(80_000, (index) => `a${String(index)}="" `)}/>`),
  hostile("many-namespaces", `<a ${numbered(50_000, (index) => `xmlns:a${String(index)}="urn:a" `)}/>`),
  hostile(
    "namespaces-written-again",
    withExtensions(
      `<a xmlns="urn:a" ${numbered(60, (index) => `p${String(index)}:a="" `)}/>`.repeat(1500),
      numbered(60, (index) => `xmlns:p${String(index)}="urn:${"a".repeat(1000)}${String(index)}" `),
    ),
  ),
  hostile("references", withExtensions(`<a xmlns="urn:a">${"&amp;".repeat(190_000)}</a>`)),
  hostile("carriage-returns", withExtensions(`<a xmlns="urn:a">${"a\r".repeat(450_000)}</a>`)),
  hostile("spaces", withDestination(" ".repeat(950_000))),
  hostile("percent-signs", withDestination(`${"%41".repeat(300_000)}[`)),
  hostile("colons", withDestination(`//${":".repeat(950_000)}[`)),
  hostile("less-than-signs", "<".repeat(1_000_000)),
  hostile("quotes", `<a a=${'"'.repeat(1_000_000)}`),
  hostile("ampersands", `<a>${"&".repeat(1_000_000)}`),
  hostile("nul", "\0".repeat(1_000_000)),
  hostile("white-space", " \n".repeat(500_000), { form: "b64" }),
  hostile("almost-base64", `${"A".repeat(999_999)}!`, { form: "b64" }),
  hostile("bomb", deflateRawSync(Buffer.alloc(100_000_000)).toString("base64"), { form: "b64-deflate" }),
  hostile("query", "&".repeat(1_000_000), { form: "query", kind: "RedirectQuery" }),
  hostile("short-query", "a=%41&".repeat(21_000), { form: "query", kind: "RedirectQuery" }),
  hostile("brackets", "[".repeat(1_000_000), { form: "json" }),
  hostile("question-marks", `http:${"?".repeat(1_000_000)}`, { form: "text" }),
  hostile("groups", '<a:EntitiesDescriptor xmlns:a="urn:oasis:names:tc:SAML:2.0:metadata">'.repeat(14_000), {
    kind: "Metadata",
  }),
  hostile("many-signatures", `<a>${numbered(2000, (index) => `<a ID="_${String(index)}">${signature}</a>`)}</a>`, {
    kind: "XMLDSig",
  }),
];
