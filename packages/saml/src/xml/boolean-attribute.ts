import { collapsedAttribute } from "./read-element.js";
import type { ReadElement } from "./unverified-element.js";

/** An xs:boolean, if it is there, in any of its spellings ([XMLSchema2] §3.2.2); that it is one, the schema says. */
export function booleanAttribute(element: ReadElement, name: string): boolean | undefined {
  const value = collapsedAttribute(element, name);
  return value === undefined ? undefined : value === "true" || value === "1";
}
