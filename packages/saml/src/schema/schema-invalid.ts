import { SamlError } from "../errors.js";

/** `subject` is a name of the schema, never one of the document. */
export function schemaInvalid(subject: string, fault: string): SamlError {
  return new SamlError("schema-invalid", `${subject} ${fault}.`);
}
