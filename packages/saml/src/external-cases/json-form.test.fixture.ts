import { SamlError } from "../errors.js";
import { CaseProblem } from "./case-problem.test.fixture.js";
import { isJsonObject } from "./json-object.test.fixture.js";

/** What JSON holds: the message as text, or the parameters that it came in, decoded. */
export type JsonForm = { readonly text: string } | { readonly entries: readonly (readonly [string, string])[] };

/**
 * Reads a message out of JSON: a string, or an object as web frameworks hand a query or a form on.
 *
 * Beside the decoded parameters `originalQuery` may give the query as it was sent. Then the query is what counts, and the
 * decoded parameters must say the same: whoever verifies the one and uses the other uses what nobody signed.
 *
 * @throws {@link CaseProblem} `json-malformed`; {@link SamlError} `parameter-repeated` where the two differ.
 */
export function readJsonForm(text: string): JsonForm {
  const value = parseJson(text);
  if (typeof value === "string") return { text: value.trim() };
  if (!isJsonObject(value)) throw new CaseProblem("json-malformed");
  const fields = unwrap(value);
  const entries = samlParameters.flatMap((name) => valuesOf(fields[name]).map((it) => [name, it] as const));
  const { originalQuery } = fields;
  if (typeof originalQuery !== "string") return { entries };
  checkSame(entries, new URLSearchParams(originalQuery));
  return { text: originalQuery };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CaseProblem("json-malformed", { cause });
  }
}

/** Frameworks put the parameters into `query` or `body` of a request. */
function unwrap(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return [value["query"], value["body"]].find(isJsonObject) ?? value;
}

/** A parameter that occurred twice is a list. */
function valuesOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((it) => typeof it === "string");
}

function checkSame(entries: readonly (readonly [string, string])[], query: URLSearchParams): void {
  if (entries.some(([name, value]) => query.get(name) !== value)) {
    throw new SamlError("parameter-repeated", "A parameter has one value in the query and another beside it.");
  }
}

const samlParameters = ["SAMLRequest", "SAMLResponse", "RelayState", "SAMLEncoding", "SigAlg", "Signature"];
