import { expect, it } from "vitest";

import { readAttribute } from "./read-attribute.js";

it.each([
  ["https://a/?b=1&amp;c=WSfra%2BABC123", "https://a/?b=1&c=WSfra%2BABC123"],
  ["&lt;&gt;&quot;&apos;&#39;&#x27;&#x263A;", "<>\"'''☺"],
  ["&amp;lt;", "&lt;"],
  ["", ""],
])("reads %j as %j", (written, value) => {
  expect(readAttribute(`<form class="x" action="${written}"><input value="other">`, "action")).toBe(value);
});

it("says which attribute is missing", () => {
  expect(() => readAttribute("<form>", "action")).toThrow("action");
});
