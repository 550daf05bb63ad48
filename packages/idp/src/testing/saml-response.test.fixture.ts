/** What the page that posts to AWS carries, as a browser would send it. */
export interface PostedForm {
  readonly action: string;
  readonly relayState: string | undefined;
  /** The XML of the SAML response. */
  readonly xml: string;
}

/** Reads the form of a post page. */
export async function readPostPage(response: Response): Promise<PostedForm> {
  const page = await response.text();
  const encoded = field(page, "SAMLResponse") ?? "";
  return {
    action: attributeText(/<form[^>]* action="([^"]*)"/.exec(page)?.[1] ?? ""),
    relayState: field(page, "RelayState"),
    xml: new TextDecoder().decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))),
  };
}

/** Every value of an XML attribute in a document, in order. */
export function xmlAttributes(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}

/** The text of the first XML element with a local name. */
export function xmlText(xml: string, localName: string): string | undefined {
  return new RegExp(`<\\w+:${localName}(?: [^>]*)?>([^<]*)<`).exec(xml)?.[1];
}

/** The value of a SAML attribute. */
export function samlAttribute(xml: string, name: string): string | undefined {
  const element = new RegExp(`Name="https://aws.amazon.com/SAML/Attributes/${name}".*?</\\w+:Attribute>`).exec(
    xml,
  )?.[0];
  return element && xmlText(element, "AttributeValue");
}

function field(page: string, name: string): string | undefined {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  return value === undefined ? undefined : attributeText(value);
}

function attributeText(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
