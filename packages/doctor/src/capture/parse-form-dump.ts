import { DoctorError } from "../errors.js";
import type { SignInPost } from "./sign-in-post.js";

/**
 * Reads the fields of a form as they were copied out of a browser: the body `SAMLResponse=…&RelayState=…`, encoded or shown
 * decoded, or a line for each field, `SAMLResponse: …`.
 *
 * @throws {@link DoctorError} `form-without-response`.
 */
export function parseFormDump(text: string): SignInPost {
  const isBody = !text.includes("\n") && /(?:^|&)SAMLResponse=/.test(text);
  const fields = isBody ? parseBody(text) : decodeFields(parseLines(text));
  const samlResponse = fields.get("SAMLResponse");
  if (samlResponse === undefined) {
    throw new DoctorError("form-without-response", "the form has no field SAMLResponse");
  }
  return { kind: "form", SAMLResponse: samlResponse, RelayState: fields.get("RelayState") ?? "" };
}

/** The fields of a posted body. A `+` in it is a blank, as AWS reads it: an identity provider that forgot to encode shows. */
export function parseBody(body: string): ReadonlyMap<string, string> {
  if (isEncoded(body)) return new Map(new URLSearchParams(body));
  return new Map(body.split(fieldBorder).map((field) => splitAtEquals(field)));
}

/** Fields that a browser has cut apart, and may have left encoded: no base64 has a percent sign. */
export function decodeFields(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (!fields.get("SAMLResponse")?.includes("%")) return fields;
  return parseBody(Array.from(fields, ([name, value]) => `${name}=${value}`).join("&"));
}

/** Whether a browser could have sent it so: no other characters stay as they are in a value ([URL] §5.2). */
function isEncoded(body: string): boolean {
  return body.split("&").every((field) => /^[\w.*%+~!'()-]*$/.test(splitAtEquals(field)[1]));
}

function splitAtEquals(field: string): [name: string, value: string] {
  const at = field.indexOf("=");
  return at === -1 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
}

/** Name and value on one line, or on two, as the panels of browsers copy them. */
function parseLines(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^[ \t]*"?(SAMLResponse|RelayState)"?[ \t]*(?:[:=\t]|\r?\n)(.+)$/gm);
  return new Map(Array.from(lines, ([, name = "", value = ""]) => [name, unquote(value.trim())]));
}

/** As members of JSON are shown: `"…",`. */
function unquote(value: string): string {
  return /^".*",?$/.test(value) ? value.slice(1, value.lastIndexOf('"')) : value;
}

/** A relay state that is shown decoded has an `&` of its own: a field begins only with a name that is known. */
const fieldBorder = /&(?=(?:SAMLResponse|RelayState)=)/;
