import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHcl } from "./hcl.test.fixture.js";
import { serializeHcl, serializeHclValue } from "./hcl.js";
import type { Json } from "./policy-json.js";
import { isProgramMissing, runProgram } from "./program.test.fixture.js";

const hard = [
  "${saml:sub}",
  "$${saml:sub}",
  "$$${a}",
  "%{ if true }",
  "%%{a}",
  "$%{a}",
  "100% $ $$ %%",
  "\"'\\ \\b \\\\b \b\f\n\r\t\u0001\u007f",
  "\u2028 é 😀",
  "",
];
const nested = { "a b": [hard, [], {}], "${k}": { yes: true, no: false, number: 10 } };

describe("a value in HCL", () => {
  it.each(hard.map((text) => [text]))("is read as it was written: %j", (text) => {
    expect(read(text)).toBe(text);
  });

  it.each([
    ["[]", []],
    ["{}", {}],
  ])("is %s on one line when it is empty", (text, value) => {
    expect(serializeHclValue(value)).toBe(text);
  });

  it("is read as it was written, whatever it holds", () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom("$", "{", "%", "}", "\\", '"', "b", "\n"), fc.string()) });
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.boolean(),
        fc.nat(),
        fc.array(tie("json"), { maxLength: 3 }),
        fc.dictionary(text, tie("json"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        expect(read(value)).toEqual(value);
      }),
    );
  });

  it.skipIf(isProgramMissing("terraform"))("is what Terraform reads", async () => {
    const configuration = `locals {\n  value = ${serializeHclValue({ hard, nested }, "  ")}\n}\n`;
    const input = "base64encode(jsonencode(local.value))";
    const output = await runProgram("terraform", ["console"], { "main.tf": configuration }, input);
    const json = Buffer.from(output.trim().slice(1, -1), "base64").toString();
    expect(JSON.parse(json)).toEqual({ hard, nested });
  });
});

describe("a block in HCL", () => {
  it("has its attributes before its blocks, their equals signs aligned but for those of several lines", () => {
    const inner = { type: "inner", labels: [], attributes: { only: 1 } };
    const outer = {
      type: "outer",
      labels: ["a", "b"],
      attributes: { a: "1", longer: true, list: { expression: '[\n    "x",\n  ]' }, b: { expression: "c.d" } },
      blocks: [inner, inner],
    };
    expect(serializeHcl([outer, inner])).toBe(
      [
        'outer "a" "b" {',
        '  a      = "1"',
        "  longer = true",
        "  list = [",
        '    "x",',
        "  ]",
        "  b = c.d",
        "",
        "  inner {",
        "    only = 1",
        "  }",
        "",
        "  inner {",
        "    only = 1",
        "  }",
        "}",
        "",
        "inner {",
        "  only = 1",
        "}",
        "",
      ].join("\n"),
    );
  });
});

function read(value: Json): unknown {
  return readHcl(`locals {\n  value = ${serializeHclValue(value, "  ")}\n}\n`)[0]?.attributes["value"];
}
