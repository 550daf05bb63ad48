import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { mutationOf } from "../testing/mutation.test.fixture.js";
import { parseStrictly } from "../testing/xml-crypto.test.fixture.js";
import { xmlDocument } from "../testing/xml-document.test.fixture.js";
import { canonicalize } from "./canonicalize.js";
import { parseXmlNode } from "./parse-xml.js";

/** The canonical form of a document that is accepted; nothing of one that is refused. */
function accepted(xml: string): string | undefined {
  try {
    return canonicalize(parseXmlNode(xml));
  } catch {
    return undefined;
  }
}

const broken = xmlDocument().chain(mutationOf);

describe("what parseXml accepts of broken documents", () => {
  it.skipIf(isMissing("xmllint"))("xmllint accepts and reads alike (apt-get install libxml2-utils)", () => {
    fc.assert(
      fc.property(broken, (xml) => {
        const form = accepted(xml);
        fc.pre(form !== undefined);
        expect(run("xmllint", ["--nonet", "--exc-c14n", "a.xml"], { "a.xml": xml })).toBe(form);
      }),
      { numRuns: 150 },
    );
  });

  it("@xmldom/xmldom accepts, with every complaint of its fatal", () => {
    fc.assert(
      fc.property(broken, (xml) => {
        fc.pre(accepted(xml) !== undefined);
        expect(() => parseStrictly(xml)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
