import { WebAuthnError } from "../errors.js";
import { isJsonObject, ownMember, type JsonObject } from "../json-object.js";

/**
 * What the client says about the ceremony. The authenticator signs its hash, so that nobody but the client can lie here.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictionary-client-data | WebAuthn Level 3 §5.8.1}
 */
export interface ClientData {
  readonly type: string;
  readonly challenge: string;
  readonly origin: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
}

/**
 * Parses `clientDataJSON`. Members that it does not know are ignored, among them `tokenBinding`, which is reserved.
 *
 * @throws {@link WebAuthnError} `client-data-malformed`.
 */
export function parseClientData(clientDataJSON: Uint8Array): ClientData {
  const members = parseMembers(clientDataJSON);
  const crossOrigin = optional(members, "crossOrigin", isBoolean);
  const topOrigin = optional(members, "topOrigin", isString);
  return {
    type: required(members, "type"),
    challenge: required(members, "challenge"),
    origin: required(members, "origin"),
    ...(crossOrigin !== undefined && { crossOrigin }),
    ...(topOrigin !== undefined && { topOrigin }),
  };
}

function parseMembers(clientDataJSON: Uint8Array): JsonObject {
  let json: string;
  let value: unknown;
  try {
    json = utf8.decode(clientDataJSON);
    value = JSON.parse(json);
  } catch (cause) {
    throw malformed("is no JSON in UTF-8", { cause });
  }
  if (!isJsonObject(value)) throw malformed("is no object");
  const names = memberNames(json);
  if (new Set(names).size !== names.length) throw malformed("names a member twice");
  return value;
}

// Drops a byte order mark, as the UTF-8 decode of the specification does.
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The names in the outermost object as they are written, which `JSON.parse` merges. `json` is well-formed. */
function memberNames(json: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token, string, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (string === undefined) depth += token === "{" || token === "[" ? 1 : -1;
    else if (depth === 1 && colon !== undefined) names.push(JSON.parse(string) as string);
  }
  return names;
}

function required(members: JsonObject, name: string): string {
  const value = ownMember(members, name);
  if (typeof value !== "string") throw malformed(`has no text as ${name}`);
  return value;
}

function optional<T>(members: JsonObject, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = ownMember(members, name);
  if (value === undefined || is(value)) return value;
  throw malformed(`has another type of ${name}`);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function malformed(what: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("client-data-malformed", `The client data ${what}.`, options);
}
