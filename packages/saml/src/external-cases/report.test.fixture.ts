import { SamlError } from "../errors.js";
import { explainError } from "../explain/explain-error.js";
import type { RefusalLevel } from "../explain/refusals.js";
import { CaseProblem } from "./case-problem.test.fixture.js";
import { idOfCase, parseCase, type ExternalCase } from "./external-case.test.fixture.js";
import { judgeCase } from "./judge-case.test.fixture.js";

/** What is printed of a case. */
export interface CaseReport {
  readonly id: string;
  readonly verdict: "accept" | "reject";
  /** Where a refusal fell; `null` if nothing was refused, or the case itself is malformed. */
  readonly level: Exclude<RefusalLevel, "configuration"> | null;
  readonly code: string | null;
  /** How long the judgement took, in milliseconds with one decimal. */
  readonly ms: number;
  /** The text of the NameID of what was accepted. */
  readonly nameID: string | null;
}

/** A report, and what went wrong with the runner itself, if anything did. */
interface CaseOutcome {
  readonly report: CaseReport;
  readonly fault?: unknown;
}

/** Judges a case as it stands in the index. Never rejects. */
export async function reportCase(value: unknown, place: number, folder: string): Promise<CaseOutcome> {
  const id = idOfCase(value, place);
  const start = performance.now();
  const outcome = await judge(value, folder);
  const ms = Math.round((performance.now() - start) * 10) / 10;
  const { verdict, level, code, nameID } = outcome;
  return { report: { id, verdict, level, code, ms, nameID }, ...("fault" in outcome && { fault: outcome.fault }) };
}

type Judged = Omit<CaseReport, "id" | "ms"> & { readonly fault?: unknown };

async function judge(value: unknown, folder: string): Promise<Judged> {
  try {
    return await judgeParsed(parseCase(value), folder);
  } catch (error) {
    if (error instanceof CaseProblem) return { ...rejected, level: null, code: error.code };
    return { ...rejected, level: null, code: "internal-error", fault: error };
  }
}

async function judgeParsed(external: ExternalCase, folder: string): Promise<Judged> {
  try {
    const { nameID = null } = await judgeCase(external, folder);
    return { verdict: "accept", level: null, code: null, nameID };
  } catch (error) {
    if (error instanceof SamlError) return { ...rejected, level: levelOf(error, external), code: error.code };
    throw error;
  }
}

/** As the catalogue has it; of what it takes for the fault of an application a case knows better whose it is. */
function levelOf({ code }: SamlError, { kind, cert, params }: ExternalCase): CaseReport["level"] {
  const { level } = explainError(code);
  // Without a key nothing has to be signed, unless the case says so.
  const isDemanded = cert === undefined || params.spRequiresSignature === true;
  if (code === "signature-missing" && isDemanded) return "policy";
  if (level !== "configuration") return level;
  if (kind === "Metadata") return "metadata";
  if (code === "endpoint-not-allowed") return "policy";
  return code.startsWith("key-") || code.startsWith("certificate-") ? "signature" : "message";
}

const rejected = { verdict: "reject", nameID: null } as const;
