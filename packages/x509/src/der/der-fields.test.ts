import { describe, expect, it } from "vitest";

import { derChildren, derFields, expectTag } from "./der-fields.js";
import { parseDer } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

const malformed = expect.objectContaining({ code: "der-malformed" }) as Error;
const one = serializeDer(derTag.integer, Uint8Array.of(1));
const nothing = serializeDer(derTag.null);
const der = serializeDer(derTag.sequence, one, nothing);
const fieldsOf = (...contents: readonly Uint8Array[]) =>
  derFields(parseDer(serializeDer(derTag.sequence, ...contents)), derTag.sequence);

describe("derFields", () => {
  it("takes the fields in their order", () => {
    const fields = fieldsOf(one, nothing, one);
    expect(fields.take(derTag.integer).der).toEqual(one);
    expect(fields.takeOptional(derTag.integer)).toBeUndefined();
    expect(fields.takeOptional(derTag.null)?.der).toEqual(nothing);
    expect(fields.takeAny().der).toEqual(one);
    expect(fields.takeOptional(derTag.integer)).toBeUndefined();
    fields.finish();
  });

  it("refuses a field of another type, a field that is missing, and one too many", () => {
    expect(() => fieldsOf(one).take(derTag.null)).toThrow(malformed);
    expect(() => fieldsOf().take(derTag.null)).toThrow(malformed);
    expect(() => fieldsOf().takeAny()).toThrow(malformed);
    expect(() => {
      fieldsOf(one).finish();
    }).toThrow(malformed);
  });

  it("refuses a field that reaches beyond its sequence, even where more octets stand", () => {
    // SEQUENCE { OCTET STRING of 2 octets, cut off after 1 }, NULL inside an outer SEQUENCE.
    const inner = [0x30, 0x03, 0x04, 0x02, 0x00];
    const outer = parseDer(serializeDer(derTag.sequence, Uint8Array.from(inner), nothing));
    const fields = derFields(derFields(outer, derTag.sequence).takeAny(), derTag.sequence);
    expect(() => fields.takeAny()).toThrow(malformed);
  });

  it("looks for an optional field in its sequence only, even where one stands behind it", () => {
    const outer = derFields(
      parseDer(serializeDer(derTag.sequence, serializeDer(derTag.sequence), one)),
      derTag.sequence,
    );
    expect(derFields(outer.takeAny(), derTag.sequence).takeOptional(derTag.integer)).toBeUndefined();
  });

  it("refuses to open an element of another type", () => {
    expect(() => derFields(parseDer(der), derTag.set)).toThrow(malformed);
    expect(() => derChildren(parseDer(der), derTag.set)).toThrow(malformed);
    expect(() => expectTag(parseDer(der), derTag.set)).toThrow(malformed);
  });
});

describe("derChildren", () => {
  it("reads elements one after the other, each a view into the input", () => {
    const children = derChildren(parseDer(der), derTag.sequence);
    expect(children.map((child) => child.der)).toEqual([one, nothing]);
    expect(children.every((child) => child.der.buffer === der.buffer)).toBe(true);
  });

  it("refuses a child that is cut off", () => {
    const cut = parseDer(Uint8Array.of(0x30, 0x04, 0x05, 0x00, 0x04, 0x01));
    expect(() => derChildren(cut, derTag.sequence)).toThrow(malformed);
  });
});
