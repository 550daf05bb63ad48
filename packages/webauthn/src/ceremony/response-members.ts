import { decodeBase64url } from "../base64url.js";
import { WebAuthnError } from "../errors.js";
import { isJsonObject, ownMember, type JsonObject } from "../json-object.js";

/** What the JSON of both ceremonies says beside the authenticator's answer. */
export interface PublicKeyCredentialMembers {
  /** Credential ID, base64url. */
  readonly id: string;
  /** The same again. */
  readonly rawId: string;
  readonly type: string;
  /** Whether the authenticator is part of the device, as the client believes. */
  readonly authenticatorAttachment?: string;
  /** Results of client extensions, which nobody signed. Not read here. */
  readonly clientExtensionResults: Readonly<Record<string, unknown>>;
}

/**
 * Reads the members that both ceremonies have.
 *
 * @throws {@link WebAuthnError} `response-malformed`, `response-too-large` or `base64url-malformed`.
 */
export function readCredentialMembers(credential: JsonObject): PublicKeyCredentialMembers {
  const authenticatorAttachment = optionalText(credential, "authenticatorAttachment", 32);
  return {
    id: requiredCredentialId(credential, "id"),
    rawId: requiredCredentialId(credential, "rawId"),
    type: requiredText(credential, "type", 32),
    ...(authenticatorAttachment !== undefined && { authenticatorAttachment }),
    clientExtensionResults: requiredObject(credential, "clientExtensionResults"),
  };
}

/** Stores look records up by this text, so it is base64url from the start. */
function requiredCredentialId(credential: JsonObject, name: "id" | "rawId"): string {
  const text = requiredText(credential, name, maxCredentialIdText);
  decodeBase64url(text);
  return text;
}

// Longer than any credential ID, whose own limit of 1023 bytes is a later step.
const maxCredentialIdText = 2048;

/** The longest `clientDataJSON` in characters of base64url; clients write some 300. */
export const maxClientDataText = 8192;

/** Takes a JSON object for what it is. */
export function toObject(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw malformed("is no object");
  return value;
}

/** Reads a member that must be an object. */
export function requiredObject(object: JsonObject, name: string): JsonObject {
  const value = ownMember(object, name);
  if (!isJsonObject(value)) throw malformed(`has no object as ${name}`);
  return value;
}

/** Reads a member that must be text of at most `maxLength` characters. */
export function requiredText(object: JsonObject, name: string, maxLength: number): string {
  const value = optionalText(object, name, maxLength);
  if (value === undefined) throw malformed(`has no text as ${name}`);
  return value;
}

/** Reads a member that may be left out, which some clients write as `null`. */
export function optionalText(object: JsonObject, name: string, maxLength: number): string | undefined {
  const value = ownMember(object, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw malformed(`has no text as ${name}`);
  if (value.length > maxLength) throw new WebAuthnError("response-too-large", `The response's ${name} is too long.`);
  return value;
}

function malformed(what: string): WebAuthnError {
  return new WebAuthnError("response-malformed", `The response ${what}.`);
}
