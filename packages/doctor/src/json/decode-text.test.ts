import { expect, it } from "vitest";

import { decodeText } from "./decode-text.js";

it.each([
  ["UTF-8", Buffer.from("é{}")],
  ["UTF-8 with a byte order mark", Buffer.from("\ufeffé{}")],
  ["the UTF-16 of PowerShell", Buffer.from("\ufeffé{}", "utf16le")],
])("reads %s", (_, octets) => {
  expect(decodeText(octets)).toBe("é{}");
});

it.each([
  ["Latin-1", Buffer.from("é", "latin1")],
  ["an image", Buffer.from("89504e470d0a1a0a", "hex")],
  ["UTF-16 that was cut off", Buffer.from([0xff, 0xfe, 0x41])],
  ["half a surrogate pair", Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
])("refuses %s", (_, octets) => {
  expect(() => decodeText(octets)).toThrow(expect.objectContaining({ code: "input-not-text" }));
});
