import { NameError } from "./errors.js";

declare const brand: unique symbol;

/** Six decimal digits that {@link parseOrderNumber} has seen. */
export type OrderNumber = string & { readonly [brand]: true };

/**
 * Parses an order number: six decimal digits, one spelling per number.
 *
 * @throws {@link NameError} `order-number-malformed` for anything else.
 */
export function parseOrderNumber(text: string): OrderNumber {
  if (!/^[0-9]{6}$/.test(text)) throw new NameError("order-number-malformed", "an order number is six decimal digits");
  return text as OrderNumber;
}
