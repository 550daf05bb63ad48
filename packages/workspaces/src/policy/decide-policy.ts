import { printable, type Finding } from "./finding.js";
import type { PolicyDocument, PolicyStatement } from "./policy-document.js";
import { requestContext } from "./request-context.js";
import { findStatement } from "./statement.js";

/** What is asked of policies. */
export interface PolicyRequest {
  /** `workspaces:Stream`, `sts:AssumeRoleWithSAML`. */
  readonly action: string;
  /** The ARN that is acted upon: asked of permission policies, and left out for trust policies. */
  readonly resource?: string;
  /** The ARN of the SAML provider: asked of trust policies, and left out for permission policies. */
  readonly federatedPrincipal?: string;
  /** Condition keys and their values: `SAML:aud`, `saml:sub`, `aws:RequestTag/Email`; found without case. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** A statement by its place, both counted from 0. */
export interface StatementReference {
  readonly document: number;
  readonly statement: number;
  readonly sid?: string;
}

/** What policies say to a request, and which statement says so. */
export type PolicyDecision =
  | { readonly outcome: "allow"; readonly statement: StatementReference }
  | {
      readonly outcome: "deny";
      readonly reason: "explicit-deny" | "no-statement-allows" | "not-understood";
      /** The statement that denies, that is not understood, or that came nearest to allowing. */
      readonly statement?: StatementReference;
      /** For people: what failed. Holds values of the request and of the policy. */
      readonly explanation: string;
    };

/**
 * Decides a request by a set of policies, as IAM does within one account: a denial by any of them wins, and without a
 * statement that allows it is denied.
 *
 * Knows the elements, operators and variables that sign-in to WorkSpaces needs, and of which condition keys an assertion
 * tells that they are missing. A statement with any other never allows, and denies what it might deny, as `not-understood`. Does not intersect: service control policies, permissions
 * boundaries and session policies, each of which has to allow as well, are decided in calls of their own.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html | Policy evaluation logic}
 */
export function decidePolicy(documents: readonly PolicyDocument[], request: PolicyRequest): PolicyDecision {
  const judged = documents.flatMap((document, index) => judgeStatements(document, index, request));
  const denying = judged.filter(({ effect }) => effect === "Deny");
  const allowing = judged.filter(({ effect }) => effect === "Allow");

  const denial = denying.find(({ verdict }) => verdict === "fits");
  if (denial) return deny("explicit-deny", denial, "It denies the request.");
  const doubtfulDenial = denying.find(({ verdict }) => verdict === "not-understood");
  if (doubtfulDenial) return deny("not-understood", doubtfulDenial, explain(doubtfulDenial));
  const allowance = allowing.find(({ verdict }) => verdict === "fits");
  if (allowance) return { outcome: "allow", statement: allowance.reference };
  const doubtful = allowing.find(({ verdict }) => verdict === "not-understood");
  if (doubtful) return deny("not-understood", doubtful, explain(doubtful));

  const nearest = allowing.toSorted((left, right) => left.distance - right.distance)[0];
  if (nearest) return deny("no-statement-allows", nearest, explain(nearest));
  return { outcome: "deny", reason: "no-statement-allows", explanation: "There is no statement that allows anything." };
}

interface JudgedStatement {
  readonly reference: StatementReference;
  readonly effect: PolicyStatement["effect"];
  readonly verdict: Finding["verdict"];
  readonly findings: readonly Finding[];
  readonly distance: number;
}

function judgeStatements(document: PolicyDocument, index: number, request: PolicyRequest): JudgedStatement[] {
  const context = requestContext(request.context);
  return document.statements.map((statement, number) => {
    const findings = findStatement(statement, document, { ...request, context });
    return {
      reference: { document: index, statement: number, ...(statement.sid !== undefined && { sid: statement.sid }) },
      effect: statement.effect,
      verdict: verdictOf(findings),
      findings,
      distance: distanceOf(findings),
    };
  });
}

/** Elements are joined by «and»: one that fails settles it, whatever the ones that are not understood would say. */
function verdictOf(findings: readonly Finding[]): Finding["verdict"] {
  for (const verdict of ["fails", "not-understood"] as const) {
    if (findings.some((finding) => finding.verdict === verdict)) return verdict;
  }
  return "fits";
}

/** How far a statement is from allowing. One about another action is further away than any about the same. */
function distanceOf([action, ...others]: readonly [Finding, ...Finding[]]): number {
  const failing = others.filter(({ verdict }) => verdict !== "fits").length;
  return (action.verdict === "fits" ? 0 : others.length + 1) + failing;
}

function explain({ findings }: JudgedStatement): string {
  return printable(findings.flatMap((finding) => (finding.verdict === "fits" ? [] : [finding.explanation])).join(" "));
}

function deny(
  reason: Extract<PolicyDecision, { outcome: "deny" }>["reason"],
  { reference }: JudgedStatement,
  explanation: string,
): PolicyDecision {
  return { outcome: "deny", reason, statement: reference, explanation };
}
