import { parseDateTime } from "./date-time.js";
import { collapsedAttribute } from "./read-element.js";
import type { ReadElement } from "./unverified-element.js";

/**
 * Reads an attribute that holds an instant; `undefined` if there is none.
 *
 * @throws {@link SamlError} `instant-invalid`.
 */
export function instantAttribute(element: ReadElement, name: string): Date | undefined {
  const value = collapsedAttribute(element, name);
  return value === undefined ? undefined : parseDateTime(value);
}
