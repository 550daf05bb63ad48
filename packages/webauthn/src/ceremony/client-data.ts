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
  // `JSON.parse` merges members of one name, however they are spelled.
  if (countMembers(json) !== Object.keys(value).length) throw malformed("names a member twice");
  return value;
}

// Drops a byte order mark, as the UTF-8 decode of the specification does.
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** How many members are written in the outermost object: its colons outside of strings. `json` is well-formed. */
function countMembers(json: string): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = stringEnd(json, at);
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === ":" && depth === 1) members++;
  }
  return members;
}

/** Where the quotation mark is that ends the string which begins at `start`. */
function stringEnd(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
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
