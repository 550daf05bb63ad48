import { expect, it } from "vitest";

import { parseOrderNumber } from "./order-number.js";

it("reads six digits", () => {
  expect(parseOrderNumber("012345")).toBe("012345");
});

it.each([[""], ["12345"], ["1234567"], ["12345a"], [" 12345"], ["١٢٣٤٥٦"], ["012345\n"]])("refuses %j", (text) => {
  expect(() => parseOrderNumber(text)).toThrow(expect.objectContaining({ code: "order-number-malformed" }));
});
