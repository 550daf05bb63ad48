import { IdpError } from "../errors.js";

/** More than any ceremony or form of ours needs; an attestation with its certificates has some kilobytes. */
const maximumBytes = 64 * 1024;

/**
 * Reads a JSON object.
 *
 * @throws IdpError `content-type-unsupported`, `body-too-large` or `request-malformed`
 */
export async function readJsonObject(request: Request): Promise<object> {
  checkContentType(request, "application/json");
  const text = await readText(request);
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed("not a JSON object");
  return value;
}

/**
 * Reads a form as browsers submit it.
 *
 * @throws IdpError `content-type-unsupported`, `body-too-large` or `request-malformed`
 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  checkContentType(request, "application/x-www-form-urlencoded");
  return new URLSearchParams(await readText(request));
}

/** A member of an object that a stranger sent; nothing is read from its prototype. */
export function ownMember(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function checkContentType(request: Request, expected: string): void {
  const [type = ""] = (request.headers.get("Content-Type") ?? "").split(";");
  if (type.trim().toLowerCase() !== expected)
    throw new IdpError("content-type-unsupported", `the body of this request is ${expected}`);
}

async function readText(request: Request): Promise<string> {
  const bytes = await readBytes(request);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw malformed("not UTF-8", { cause });
  }
}

/** A client that breaks off is no failure of ours. */
async function readBytes(request: Request): Promise<Uint8Array> {
  try {
    return await readBoundedBytes(request);
  } catch (cause) {
    throw cause instanceof IdpError ? cause : malformed("cut short", { cause });
  }
}

/** Counts what arrives, whatever Content-Length claims, and stops reading at the limit. */
async function readBoundedBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.length;
    if (length > maximumBytes) {
      await reader?.cancel();
      throw new IdpError("body-too-large", `a body has at most ${maximumBytes} bytes`);
    }
    chunks.push(part.value);
  }
  return concatenate(chunks, length);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed("not JSON", { cause });
  }
}

function malformed(what: string, options?: ErrorOptions): IdpError {
  return new IdpError("request-malformed", `the body is ${what}`, options);
}
