import { expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import { isCertificateList } from "./attestation-certificate.js";

/** As many byte strings, no two of them the same. */
function distinct(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) => Uint8Array.of(0x30, index));
}

it.each([1, 2, 8])("takes %i certificates", (count) => {
  expect(isCertificateList(distinct(count))).toBe(true);
});

it.each<[string, CborValue | undefined]>([
  ["nothing", undefined],
  ["one that stands alone", Uint8Array.of(0x30, 0)],
  ["none", []],
  ["more than eight", distinct(9)],
  ["text among them", [...distinct(1), "MIIB"]],
  ["the same twice", [...distinct(2), Uint8Array.of(0x30, 0)]],
])("does not take %s", (_, x5c) => {
  expect(isCertificateList(x5c)).toBe(false);
});
