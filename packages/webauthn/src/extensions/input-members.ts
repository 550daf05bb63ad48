import { decodeBase64url } from "../base64url.js";
import { isJsonObject } from "../json-object.js";

/** Refuses what is no object, and members that no client would understand, which a slip of the pen makes. */
export function checkInputNames(input: object, known: readonly string[], name: string): void {
  if (!isJsonObject(input)) throw new TypeError(`${name} must be an object`);
  const unknown = Object.keys(input).find((member) => !known.includes(member));
  if (unknown !== undefined) throw new TypeError(`${name} has no member ${unknown}`);
}

/** Refuses a switch that is neither left out nor on. */
export function checkSwitch(value: unknown, name: string): void {
  if (value !== undefined && value !== true) throw new TypeError(`${name} must be true where it is present`);
}

/** Refuses whatever is not among the values. */
export function checkChoice(value: unknown, values: readonly string[], name: string): void {
  if (!(values as readonly unknown[]).includes(value)) {
    throw new TypeError(`${name} must be one of ${values.join(", ")}`);
  }
}

/** Refuses what is not base64url of at most `maxLength` bytes. */
export function checkBase64urlInput(text: unknown, name: string, maxLength = Infinity): void {
  if (typeof text !== "string" || !isBase64url(text, maxLength)) {
    throw new TypeError(`${name} must be base64url without padding, and not too long`);
  }
}

/** Refuses AppIDs that no web page may use ([WebAuthn] §10.1.1). */
export function checkAppId(appId: unknown, name: string): void {
  if (typeof appId !== "string" || !appId.startsWith("https://") || !URL.canParse(appId)) {
    throw new TypeError(`${name} must be an https URL`);
  }
}

function isBase64url(text: string, maxLength: number): boolean {
  try {
    return decodeBase64url(text).length <= maxLength;
  } catch {
    return false;
  }
}
