import type { VerifiedAttestation } from "../attestation/verified-attestation.js";
import { WebAuthnError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { readMember } from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { judgeAuthentication } from "./judge-authentication.test.fixture.js";
import { judgeMetadata } from "./judge-metadata.test.fixture.js";
import { judgeRegistration } from "./judge-registration.test.fixture.js";

/** What is printed of a case. */
export interface CaseReport {
  readonly id: string;
  readonly verdict: "accept" | "reject";
  /** The error code of the package, or why the runner refused the case; `null` for what was accepted. */
  readonly code: string | null;
  /** What is known about the authenticator of an accepted registration; `null` otherwise. */
  readonly attestation: ReportedAttestation | null;
  /** How long the judgement took, in milliseconds with one decimal. */
  readonly ms: number;
}

/** What is known about an authenticator. */
interface ReportedAttestation {
  readonly format: string;
  readonly type: string;
  readonly trusted: boolean;
  /** Its model; `null` when that is only claimed. */
  readonly aaguid: string | null;
}

/** A report, and the error where the runner or the package itself is at fault. */
export interface ReportedCase {
  readonly report: CaseReport;
  readonly fault?: unknown;
}

/**
 * Judges a case as it stands in a file. Never throws.
 *
 * @param place - in its file, by which a case without an id is called.
 */
export async function reportCase(value: unknown, place: number): Promise<ReportedCase> {
  const id = idOf(value) ?? `#${String(place)}`;
  const start = performance.now();
  const { code, attestation = null, ...fault } = await judge(value);
  const ms = Math.round((performance.now() - start) * 10) / 10;
  return { report: { id, verdict: code === null ? "accept" : "reject", code, attestation, ms }, ...fault };
}

interface Judgement {
  readonly code: string | null;
  readonly attestation?: ReportedAttestation | null;
  readonly fault?: unknown;
}

async function judge(value: unknown): Promise<Judgement> {
  try {
    return { code: null, attestation: reported(await judgeCase(value)) };
  } catch (error) {
    if (error instanceof WebAuthnError || error instanceof CaseRefusal) return { code: error.code };
    return { code: "internal-error", fault: error };
  }
}

async function judgeCase(value: unknown): Promise<VerifiedAttestation | null> {
  if (!isJsonObject(value)) throw new CaseRefusal("case-malformed");
  if (readMember(value, "blob") !== undefined) return judgeMetadata(value);
  const judgeCeremony = judges.get(readMember(value, "kind"));
  if (judgeCeremony === undefined) throw new CaseRefusal("case-malformed");
  return judgeCeremony(value);
}

const judges = new Map<unknown, (fields: JsonObject) => Promise<VerifiedAttestation | null>>([
  ["registration", judgeRegistration],
  ["authentication", judgeAuthentication],
]);

function reported(attestation: VerifiedAttestation | null): ReportedAttestation | null {
  if (attestation === null) return null;
  const { format, type, trusted } = attestation;
  return { format, type, trusted, aaguid: attestation.trusted ? attestation.aaguid : null };
}

function idOf(value: unknown): string | undefined {
  const id = isJsonObject(value) ? readMember(value, "id") : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}
