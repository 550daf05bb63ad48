import { CaseProblem } from "./case-problem.test.fixture.js";
import { parseCaseParams, type CaseParams } from "./case-params.test.fixture.js";
import { isJsonObject } from "./json-object.test.fixture.js";

/** One message of somebody else's collection, and what to hold it against: see `vectors/README.md`. */
export interface ExternalCase {
  /** Relative to the index. */
  readonly file: string;
  readonly form: CaseForm;
  readonly kind: CaseKind;
  /** PEM file, relative to the index. Absent: no signature is expected to verify. */
  readonly cert: string | undefined;
  /** PEM file, relative to the index. */
  readonly decryptionKey: string | undefined;
  readonly params: CaseParams;
}

export type CaseForm = (typeof forms)[number];
export type CaseKind = (typeof kinds)[number];

/**
 * Reads the cases of an index, each still as it stands there: one that is malformed spoils no other.
 *
 * @throws SyntaxError, TypeError if the index is not an object with `cases`.
 */
export function parseIndex(text: string): readonly unknown[] {
  const index: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  const cases = isJsonObject(index) ? index["cases"] : undefined;
  if (!Array.isArray(cases)) throw new TypeError("the index is not an object with an array `cases`");
  return cases as readonly unknown[];
}

/** What a case is called in the report: its `id`, else its place in the index. */
export function idOfCase(value: unknown, place: number): string {
  const id = isJsonObject(value) ? value["id"] : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : `#${String(place)}`;
}

/**
 * Reads one case.
 *
 * @throws {@link CaseProblem} `case-malformed`, `form-unknown`, `kind-unknown`, `params-malformed`.
 */
export function parseCase(value: unknown): ExternalCase {
  if (!isJsonObject(value)) throw new CaseProblem("case-malformed");
  const { file, form, kind, params } = value;
  if (typeof file !== "string" || file === "") throw new CaseProblem("case-malformed");
  if (!isOneOf(forms, form)) throw new CaseProblem("form-unknown");
  if (!isOneOf(kinds, kind)) throw new CaseProblem("kind-unknown");
  return {
    file,
    form,
    kind,
    cert: optionalPath(value["cert"]),
    decryptionKey: optionalPath(value["decryptionKey"]),
    params: parseCaseParams(params ?? {}),
  };
}

function isOneOf<Name extends string>(names: readonly Name[], value: unknown): value is Name {
  return (names as readonly unknown[]).includes(value);
}

function optionalPath(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" || value === "") throw new CaseProblem("case-malformed");
  return value;
}

const forms = ["xml", "b64", "b64-deflate", "query", "text", "json"] as const;
const kinds = [
  "Response",
  "Assertion",
  "AuthnRequest",
  "LogoutRequest",
  "LogoutResponse",
  "Metadata",
  "RedirectQuery",
  "SOAP",
  "XMLDSig",
] as const;
