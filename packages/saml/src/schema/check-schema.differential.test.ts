import { describe, expect, it } from "vitest";

import { SamlError } from "../errors.js";
import { schemaMutations } from "../testing/schema-mutations.test.fixture.js";
import { schemaSamples } from "../testing/schema-samples.test.fixture.js";
import { howToGetSchemas, schemasAreMissing, schemaVerdicts } from "../testing/schema.test.fixture.js";
import { parseXml } from "../xml/parse-xml.js";
import { checkSchema } from "./check-schema.js";

describe.skipIf(schemasAreMissing())(`checkSchema beside xmllint with the OASIS schemas (${howToGetSchemas})`, () => {
  const samples = Object.values(schemaSamples);

  it("takes what is valid", () => {
    expect(schemaVerdicts(samples)).toEqual(samples.map(() => true));
    expect(samples.map(isTaken)).toEqual(samples.map(() => true));
  });

  it("takes no changed document that xmllint refuses, and refuses only for a known reason what xmllint takes", () => {
    const mutations = schemaMutations(samples);
    const verdicts = schemaVerdicts(mutations.map(({ document }) => document));
    const differences = mutations.filter(({ document }, i) => isTaken(document) !== verdicts[i]);
    const unexplained = differences.filter(({ name }) => !reasons.some(({ changes }) => changes.test(name)));
    expect(unexplained.map(({ name, document }) => `${isTaken(document) ? "taken" : "refused"}: ${name}`)).toEqual([]);

    const unused = reasons.filter(({ changes }) => !differences.some(({ name }) => changes.test(name)));
    expect(unused).toEqual([]);
    const taken = differences.filter(({ document }) => isTaken(document)).map(({ name }) => name);
    expect(taken.filter((name) => !/xsi:type="x:T"|^empty ds:KeyInfo$| (?:to|of) ds:KeyInfo$/.test(name))).toEqual([]);
  }, 300_000);
});

function isTaken(document: string): boolean {
  try {
    checkSchema(parseXml(document));
    return true;
  } catch (error) {
    if (error instanceof SamlError) return false;
    throw error;
  }
}

/** Why a verdict differs. All but the first two are refusals. */
const reasons: readonly { readonly changes: RegExp; readonly because: string }[] = [
  { changes: /xsi:type="x:T"/, because: "a type of another schema is checked by those who have that schema" },
  {
    changes: /^empty ds:KeyInfo$| (?:to|of) ds:KeyInfo$/,
    because: "nobody reads the hint of a signature, so that an odd one breaks nothing",
  },
  {
    changes: /xsi:type="(?:xs:string|saml:NameIDType)"/,
    because: "nobody repeats the type that an element has anyway",
  },
  { changes: /:Any\/>/, because: "what a known namespace does not hold is a mistake, or an attempt at confusion" },
  { changes: /@(?:saml|xml|xsi):any=/, because: "nor has it attributes for others" },
  { changes: /@xml:lang="" of/, because: "to have no language is of no use" },
  { changes: /xml:lang="en" of xenc:EncryptionProperty/, because: "nobody reads such a property" },
  { changes: /xsi:nil="\?"/, because: "xmllint does not look at the value where it knows no declaration" },
  {
    changes: / (?:before|to) (?:xenc|md):EncryptionMethod/,
    because: "parameters that nobody knows change the meaning",
  },
  { changes: / (?:before|to) xenc:(?:Key|Data)Reference/, because: "references hold transforms, or nothing" },
  { changes: /@(?:ID|Id|InResponseTo)="é"|"é" into saml:AssertionIDRef/, because: "IDs are ASCII" },
  { changes: /(?:write |=)" ?" |^(?:empty|reverse) /, because: "URI references are not empty ([SAMLCore] §1.3.2)" },
  { changes: /="2026-11-22T08:00:00(?:\+01:00)?"/, because: "instants are in UTC ([SAMLCore] §1.3.3)" },
  { changes: /="2026-11-22T24:00:00Z"/, because: "midnight belongs to one day" },
  { changes: /write "[^"]*" into (?:ds|xenc):/, because: "xmllint skips in base64 what is none" },
  { changes: /(?:write |=)"[+-]1" /, because: "no number here has a sign" },
];
