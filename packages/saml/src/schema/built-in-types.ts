import { isUtcDateTime } from "../xml/date-time.js";
import { collapsed, findSimpleType, matching, type SimpleType } from "./simple-types.js";

/**
 * The types of XML Schema that `xsi:type` names in attribute values; there may be others, but nobody was seen to use them.
 *
 * @see {@link https://www.w3.org/TR/xmlschema-2/#built-in-datatypes | XML Schema Part 2 §3}
 */
export const builtInTypes: ReadonlyMap<string, SimpleType> = /* @__PURE__ */ createBuiltInTypes();

function createBuiltInTypes(): Map<string, SimpleType> {
  const text = findSimpleType("string");
  const float = matching(/^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|-?INF|NaN)$/);
  return new Map<string, SimpleType>([
    ["string", text],
    ["normalizedString", text],
    ["token", text],
    ["anySimpleType", text],
    ["boolean", findSimpleType("boolean")],
    ["integer", matching(/^[+-]?[0-9]+$/)],
    ["nonNegativeInteger", matching(/^\+?[0-9]+$/)],
    ["long", integer(63n)],
    ["int", integer(31n)],
    ["decimal", matching(/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/)],
    ["double", float],
    ["float", float],
    ["dateTime", collapsed(isDateTime)],
    ["date", collapsed((value) => isDateTime(value.replace(/^.{10}/, "$&T00:00:00")))],
    ["base64Binary", findSimpleType("base64Binary")],
    ["anyURI", findSimpleType("uriReference")],
  ]);
}

/** An integer in two's complement with so many bits beside its sign. */
function integer(bits: bigint): SimpleType {
  return collapsed((text) => {
    // What has more digits is refused before it is computed.
    if (!/^[+-]?[0-9]{1,20}$/.test(text)) return false;
    const value = BigInt(text.replace(/^[+]/, ""));
    return value >= -(1n << bits) && value < 1n << bits;
  });
}

/** With any offset, or none: the values of attributes need not be in UTC. */
function isDateTime(text: string): boolean {
  return isUtcDateTime(text.replace(/(?:[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)|Z)?$/, "Z"));
}
