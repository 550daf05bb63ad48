import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { X509Error } from "../errors.js";
import { parseDer, type DerElement } from "./parse-der.js";
import { sameOctets } from "./same-octets.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

describe("parseDer", () => {
  it.each([0, 1, 127, 128, 255, 256, 65_536])("reads content of %i octets as it was written", (length) => {
    const content = new Uint8Array(length).fill(0xa5);
    const der = serializeDer(derTag.octetString, content);
    expect(parseDer(der)).toMatchObject({ tag: derTag.octetString, content, der });
  });

  it.each([
    ["nothing", []],
    ["a tag alone", [0x04]],
    ["a length longer than the octets", [0x04, 0x02, 0x00]],
    ["a length cut off", [0x04, 0x82, 0x01]],
    ["an indefinite length", [0x30, 0x80, 0x00, 0x00]],
    ["a long form where the short form does", [0x04, 0x81, 0x01, 0x00]],
    ["a leading zero in the length", [0x04, 0x82, 0x00, 0x80, ...new Array<number>(128).fill(0)]],
    ["a length beyond all numbers", [0x04, 0xff, ...new Array<number>(127).fill(0xff)]],
    ["a tag number of 31 or more", [0x5f, 0x01, 0x00]],
    ["the end of an indefinite length", [0x00, 0x00]],
    ["a string in parts", [0x24, 0x03, 0x04, 0x01, 0x00]],
    ["a SEQUENCE that is primitive", [0x10, 0x00]],
    ["a SET that is primitive", [0x11, 0x00]],
  ])("refuses %s", (_, octets) => {
    expect(() => parseDer(Uint8Array.from(octets))).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it.each([0x30, 0x31, 0x28, 0x2b, 0x3d, 0x05, 0x41, 0x61, 0x80, 0xa0, 0xc0, 0xe0])("reads the tag %i", (tag) => {
    expect(parseDer(Uint8Array.of(tag, 0)).tag).toBe(tag);
  });

  it("refuses octets behind the element", () => {
    expect(() => parseDer(Uint8Array.of(0x05, 0x00, 0x00))).toThrow(expect.objectContaining({ code: "trailing-data" }));
  });

  it("reads no value from two spellings, whatever octet of the header is changed", () => {
    const content = fc.uint8Array({ minLength: 3, maxLength: 300 });
    fc.assert(
      fc.property(content, fc.nat(4), fc.nat(0xff), (written, index, octet) => {
        const octets = serializeDer(derTag.sequence, written).with(index, octet);
        const read = readOrError(octets);
        expect(read instanceof X509Error || sameOctets(serializeDer(read.tag, read.content), octets)).toBe(true);
      }),
    );
  });
});

function readOrError(octets: Uint8Array): DerElement | X509Error {
  try {
    return parseDer(octets);
  } catch (error) {
    return error as X509Error;
  }
}
