import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeBase64 } from "../xml/decode-base64.js";
import { findSimpleType } from "./simple-types.js";

describe("findSimpleType", () => {
  it("takes for base64Binary what decodeBase64 decodes, and nothing else", () => {
    const isBase64 = findSimpleType("base64Binary");
    const texts = fc.oneof(
      fc.base64String(),
      fc.string({ unit: fc.constantFrom("A", "Q", "g", "w", "B", "0", "+", "/", "=", "-", " ", "\n") }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(isBase64(text)).toBe(decodeBase64(text) !== undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes each URL that the URL parser takes, without white space and what has to be encoded", () => {
    const isUri = findSimpleType("anyURI");
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(isUri(url)).toBe(true);
      }),
    );
  });

  it("knows no types by other names", () => {
    expect(() => findSimpleType("number")).toThrow(TypeError);
  });
});
