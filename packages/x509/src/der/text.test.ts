import { describe, expect, it } from "vitest";

import { parseDer } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";
import { isText, readText } from "./text.js";

describe("readText", () => {
  it.each([
    ["UTF8String", derTag.utf8String, [0xc3, 0x84, 0x62], "Äb"],
    ["PrintableString", derTag.printableString, [0x41, 0x62], "Ab"],
    ["IA5String", derTag.ia5String, [0x61, 0x40, 0x62], "a@b"],
    ["NumericString", derTag.numericString, [0x31, 0x20], "1 "],
    ["VisibleString", derTag.visibleString, [0x7e], "~"],
    ["TeletexString as Latin-1", derTag.teletexString, [0xc4, 0x62], "Äb"],
    ["BMPString", derTag.bmpString, [0x00, 0xc4, 0x20, 0xac], "Ä€"],
    ["UniversalString", derTag.universalString, [0x00, 0x01, 0xf6, 0x00], "😀"],
    ["a byte order mark, which is a character here", derTag.utf8String, [0xef, 0xbb, 0xbf, 0x61], "\uFEFFa"],
  ])("reads %s", (_, tag, content, text) => {
    const element = parseDer(serializeDer(tag, Uint8Array.from(content)));
    expect(isText(element)).toBe(true);
    expect(readText(element)).toBe(text);
  });

  it.each([
    ["UTF-8 that is cut off", derTag.utf8String, [0xc3]],
    ["UTF-8 that is too long", derTag.utf8String, [0xc1, 0x81]],
    ["an octet beyond ASCII", derTag.printableString, [0xc4]],
    ["half a character", derTag.bmpString, [0x00]],
    ["a surrogate", derTag.bmpString, [0xd8, 0x00]],
    ["a code point beyond Unicode", derTag.universalString, [0x00, 0x11, 0x00, 0x00]],
    ["another type", derTag.octetString, [0x41]],
  ])("refuses %s", (_, tag, content) => {
    const element = parseDer(serializeDer(tag, Uint8Array.from(content)));
    expect(() => readText(element)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });
});
