import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { prepareText } from "./prepare-text.js";

describe("prepareText", () => {
  it.each([
    ["case", "Example CA", "eXAMPLE ca"],
    ["spaces at the ends", "  Example ", "Example"],
    ["how many spaces stand in between", "Example   CA", "Example CA"],
    ["which kind of space it is", "Example\u00a0CA", "Example CA"],
    ["tabs and line breaks", "Example\t\r\nCA", "Example CA"],
    ["the ideographic space", "Example\u3000CA", "Example CA"],
    ["a soft hyphen", "Exam\u00adple", "Example"],
    ["a zero-width space", "Exam\u200bple", "Example"],
    ["a byte order mark", "\ufeffExample", "Example"],
    ["a control character", "Exam\u0000ple", "Example"],
    ["a variation selector", "Example\ufe0f", "Example"],
    ["case beyond ASCII", "ÄLICE", "älice"],
    ["accents that are composed or not", "\u00c4lice", "A\u0308lice"],
    ["compatibility forms", "\uff21lice \ufb01", "Alice fi"],
    ["sharp s and ss", "Straße", "STRASSE"],
    ["the three forms of sigma", "ΣΟΦΟΣ", "σοφος"],
    ["sigma at the end", "σοφοσ", "σοφος"],
    ["nothing but spaces", "   ", ""],
  ])("overlooks %s", (_, one, other) => {
    expect(prepareText(one)).toBe(prepareText(other));
  });

  it.each([
    ["letters", "Alice", "Alise"],
    ["accents", "Älice", "Alice"],
    ["a space or none", "Example CA", "ExampleCA"],
    ["the dotless i", "ıvan", "ivan"],
    ["the order of words", "Example CA", "CA Example"],
    ["a space that carries a mark", "a \u0301b", "a\u0301b"],
    ["digits and letters", "0", "O"],
    ["characters for private use", "\ue000", "\ue001"],
  ])("keeps apart %s", (_, one, other) => {
    expect(prepareText(one)).not.toBe(prepareText(other));
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(prepareText(prepareText(text))).toBe(prepareText(text));
      }),
      { numRuns: 1000 },
    );
  });
});
