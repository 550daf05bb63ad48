import { WebAuthnError } from "../errors.js";
import { isJsonObject, ownMember, type JsonObject } from "../json-object.js";

/** Reads a member that may be left out, which some clients write as `null`, and else is an object. */
export function objectOutput(outputs: JsonObject, name: string): JsonObject | undefined {
  const value = ownMember(outputs, name) ?? undefined;
  if (value !== undefined && !isJsonObject(value)) throw malformedOutput(name);
  return value;
}

/** Reads a member that may be left out, which some clients write as `null`, and else is a boolean. */
export function booleanOutput(outputs: JsonObject, name: string): boolean | undefined {
  const value = ownMember(outputs, name) ?? undefined;
  if (value !== undefined && typeof value !== "boolean") throw malformedOutput(name);
  return value;
}

/** The refusal of an output; `name` is one of ours. */
export function malformedOutput(name: string, options?: ErrorOptions): WebAuthnError {
  return new WebAuthnError("extension-malformed", `The extension output ${name} is not what it should be.`, options);
}
