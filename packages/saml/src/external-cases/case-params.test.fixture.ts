import { CaseProblem } from "./case-problem.test.fixture.js";
import { isJsonObject } from "./json-object.test.fixture.js";

/** What a case asks for. What is absent is not checked. */
export interface CaseParams {
  readonly now?: Date;
  readonly clockSkewSeconds?: number;
  readonly maximumAgeSeconds?: number;
  readonly acs?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly spMetadata?: string;
  readonly spRequiresSignature?: boolean;
  readonly wantAssertionsSigned?: boolean;
  readonly allowSha1?: boolean;
  readonly allowCbc?: boolean;
  readonly ignoreValidUntil?: boolean;
}

/**
 * Reads the `params` of a case. `null` is the same as absent; what is not known is left out.
 *
 * @throws {@link CaseProblem} `params-malformed` for a value of another type.
 */
export function parseCaseParams(params: unknown): CaseParams {
  if (!isJsonObject(params)) throw new CaseProblem("params-malformed");
  const given = Object.entries(params).filter(([name, value]) => value !== null && isKnown(name));
  return Object.fromEntries(given.map(([name, value]) => [name, readParam(name, value)]));
}

/** The names of params that nothing is known of, so that a misspelt one is noticed. */
export function unknownParams(params: unknown): string[] {
  return isJsonObject(params) ? Object.keys(params).filter((name) => !isKnown(name)) : [];
}

function isKnown(name: string): name is keyof CaseParams {
  return Object.hasOwn(readers, name);
}

function readParam(name: string, value: unknown): unknown {
  const read = isKnown(name) ? readers[name](value) : undefined;
  if (read === undefined) throw new CaseProblem("params-malformed");
  return read;
}

type Reader<Value> = (value: unknown) => Value | undefined;

const text: Reader<string> = (value) => (typeof value === "string" ? value : undefined);
const flag: Reader<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

function seconds(maximum: number): Reader<number> {
  return (value) => (typeof value === "number" && value >= 0 && value <= maximum ? value : undefined);
}

/** Without an offset it is in UTC, as in SAML. */
const instant: Reader<Date> = (value) => {
  if (typeof value !== "string") return undefined;
  const read = new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value);
  return Number.isNaN(read.getTime()) ? undefined : read;
};

const readers: { readonly [Name in keyof CaseParams]-?: Reader<NonNullable<CaseParams[Name]>> } = {
  now: instant,
  clockSkewSeconds: seconds(300),
  maximumAgeSeconds: seconds(86_400),
  acs: text,
  audience: text,
  issuer: text,
  destination: text,
  inResponseTo: text,
  spMetadata: text,
  spRequiresSignature: flag,
  wantAssertionsSigned: flag,
  allowSha1: flag,
  allowCbc: flag,
  ignoreValidUntil: flag,
};
