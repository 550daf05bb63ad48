import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { encodePostBinding } from "./encode-post-binding.js";

describe("encodePostBinding", () => {
  it("is base64 of the UTF-8, padded and without line breaks", () => {
    expect(encodePostBinding("<é>😀")).toBe("PMOpPvCfmIA=");
  });

  it("is inverted by any base64 decoder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (xml) => {
        expect(Buffer.from(encodePostBinding(xml), "base64").toString("utf8")).toBe(xml);
        expect(encodePostBinding(xml)).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
      }),
    );
  });
});
