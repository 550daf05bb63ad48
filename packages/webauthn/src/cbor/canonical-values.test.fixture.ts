import { hex } from "@scure/base";
import fc from "fast-check";

import type { CborValue } from "./decode-cbor.js";

/** Bytes from hexadecimal text. */
export function bytesOf(text: string): Uint8Array {
  return hex.decode(text);
}

const text = fc.string({ unit: "grapheme", maxLength: 80 }).filter((value) => !value.startsWith("\uFEFF"));
const key = fc.oneof(fc.integer({ min: -70_000, max: 70_000 }), text);

/** Values that CTAP2 canonical CBOR can write. */
export const canonicalValue: fc.Arbitrary<CborValue> = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, depthSize: "small" },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    text,
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie("value"), { maxLength: 30 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 30 }).map((entries) => new Map(entries)),
  ),
})).value;
