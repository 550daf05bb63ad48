import { DoctorError } from "../errors.js";
import type { SignInPost } from "./sign-in-post.js";

/** Whether a text is a page of HTML rather than a message. */
export function isPage(text: string): boolean {
  return /^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|form)\b/i.test(text);
}

/**
 * Reads the source of the page with which an identity provider has the browser post the response.
 *
 * @throws {@link DoctorError} `form-without-response`.
 */
export function parseFormPage(html: string): SignInPost {
  const inputs = Array.from(html.matchAll(/<input\b[^<>]*>/gi), ([tag]) => tag);
  const valueOf = (field: string) => {
    const input = inputs.find((tag) => attributeOf(tag, "name") === field);
    return input && attributeOf(input, "value");
  };
  const samlResponse = valueOf("SAMLResponse");
  if (samlResponse === undefined) {
    throw new DoctorError("form-without-response", "the page has no form with a field SAMLResponse");
  }
  return { kind: "form", SAMLResponse: samlResponse, RelayState: valueOf("RelayState") ?? "" };
}

function attributeOf(tag: string, name: "name" | "value"): string | undefined {
  const [, double, single] = attributes[name].exec(tag) ?? [];
  return (double ?? single)?.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|lt|gt));/gi, decodeReference);
}

function decodeReference(_: string, decimal?: string, hexadecimal?: string, name = ""): string {
  const character = named.get(name.toLowerCase());
  if (character !== undefined) return character;
  return String.fromCodePoint(decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal));
}

const attributes = {
  name: /\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
  value: /\svalue\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
};

const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["lt", "<"],
  ["gt", ">"],
]);
