import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDer, type DerElement } from "./parse-der.js";
import {
  readBoolean,
  readInteger,
  readNull,
  readOctetsOfBitString,
  readSmallInteger,
  serializeBitString,
  serializeBoolean,
  serializeSmallInteger,
  serializeUnsignedInteger,
} from "./primitives.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

const malformed = expect.objectContaining({ code: "der-malformed" }) as Error;
const element = (tag: number, ...content: readonly number[]): DerElement =>
  parseDer(serializeDer(tag, Uint8Array.from(content)));

describe("BOOLEAN", () => {
  it.each([true, false])("reads back %s", (value) => {
    expect(readBoolean(parseDer(serializeBoolean(value)))).toBe(value);
  });

  it.each([[[]], [[0x01]], [[0xff, 0xff]]])("refuses the content %j", (content) => {
    expect(() => readBoolean(element(derTag.boolean, ...content))).toThrow(malformed);
  });
});

describe("NULL", () => {
  it("holds nothing", () => {
    readNull(element(derTag.null));
    expect(() => {
      readNull(element(derTag.null, 0));
    }).toThrow(malformed);
  });
});

describe("INTEGER", () => {
  it.each([
    ["nothing", []],
    ["a needless 00", [0x00, 0x7f]],
    ["a needless FF", [0xff, 0x80]],
  ])("refuses %s", (_, content) => {
    expect(() => readInteger(element(derTag.integer, ...content))).toThrow(malformed);
  });

  it("reads back any number from 0 to 2^31 - 1", () => {
    fc.assert(
      fc.property(fc.nat(0x7fffffff), (value) => {
        expect(readSmallInteger(parseDer(serializeSmallInteger(value)))).toBe(value);
      }),
    );
  });

  it.each([
    ["a negative number", [0xff]],
    ["2^31", [0x00, 0x80, 0x00, 0x00, 0x00]],
    ["a number of 20 octets", new Array<number>(20).fill(0x7f)],
  ])("refuses %s where a small one is meant", (_, content) => {
    expect(() => readSmallInteger(element(derTag.integer, ...content))).toThrow(malformed);
  });

  it("writes a magnitude positive and in its shortest form", () => {
    expect(serializeUnsignedInteger(Uint8Array.of(0, 0, 0x80))).toEqual(Uint8Array.of(0x02, 0x02, 0x00, 0x80));
    expect(serializeUnsignedInteger(Uint8Array.of(0, 0x7f))).toEqual(Uint8Array.of(0x02, 0x01, 0x7f));
    expect(serializeUnsignedInteger(Uint8Array.of())).toEqual(Uint8Array.of(0x02, 0x01, 0x00));
  });
});

describe("BIT STRING of whole octets", () => {
  it("reads back its octets", () => {
    expect(readOctetsOfBitString(parseDer(serializeBitString(Uint8Array.of(1, 2))))).toEqual(Uint8Array.of(1, 2));
  });

  it.each([[[]], [[0x01, 0x80]]])("refuses the content %j", (content) => {
    expect(() => readOctetsOfBitString(element(derTag.bitString, ...content))).toThrow(malformed);
  });
});
