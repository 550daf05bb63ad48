import { decodeBase64url, encodeBase64url } from "./base64url-bytes.js";

/**
 * Parses extension inputs: what carries bytes in Level 3, which `prf` and `largeBlob` do, is base64url in JSON.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientinputsjson | WebAuthn Level 3 §5.1.8}
 */
export function parseExtensionInputs(inputs: object): object {
  return mapMembers(inputs, (value, name) =>
    typeof value === "string" && /^(first|second|write)$/.test(name) ? decodeBase64url(value) : value,
  );
}

/**
 * Serializes extension outputs: bytes become base64url, wherever they are.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientoutputsjson | WebAuthn Level 3 §5.1}
 */
export function serializeExtensionOutputs(outputs: object): Record<string, unknown> {
  return mapMembers(outputs, (value) => (value instanceof ArrayBuffer ? encodeBase64url(value) : value));
}

/** Copies an object with every member changed that is no plain object itself. */
function mapMembers(object: object, change: (value: unknown, name: string) => unknown): Record<string, unknown> {
  const members = Object.entries(object) as [string, unknown][];
  return Object.fromEntries(
    members.map(([name, value]) => [name, isPlainObject(value) ? mapMembers(value, change) : change(value, name)]),
  );
}

function isPlainObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}
