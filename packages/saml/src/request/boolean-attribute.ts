import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/** Whether an xs:boolean is there and true, in either spelling ([XMLSchema2] §3.2.2); that it is one, the schema says. */
export function booleanAttribute(element: ReadElement, name: string): boolean {
  const value = collapsedAttribute(element, name);
  return value === "true" || value === "1";
}
