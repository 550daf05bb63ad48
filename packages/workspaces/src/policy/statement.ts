import { findCondition } from "./condition.js";
import { fails, fits, notUnderstood, quoteValues, type Finding } from "./finding.js";
import { isAnything, matchesArnPattern, matchesPattern, readPattern, type Pattern } from "./pattern.js";
import type { PolicyDocument, PolicyPatterns, PolicyStatement } from "./policy-document.js";
import type { RequestContext } from "./request-context.js";

/** What a statement is held against. */
export interface StatementRequest {
  readonly action: string;
  readonly resource?: string;
  readonly federatedPrincipal?: string;
  readonly context: RequestContext;
}

/** The findings on every element of a statement, which applies when all of them fit; that on `Action` comes first. */
export function findStatement(
  statement: PolicyStatement,
  document: PolicyDocument,
  request: StatementRequest,
): [action: Finding, ...others: Finding[]] {
  const unknown = [...document.unknownElements, ...statement.unknownElements];
  return [
    findAction(statement.action, request.action),
    findPrincipal(statement.principal, request.federatedPrincipal),
    findResource(statement.resource, document.version, request),
    ...statement.conditions.map((condition) => findCondition(condition, document.version, request.context)),
    ...unknown.map((element) => notUnderstood(`The element ${quoteValues([element])} is not known here.`)),
  ];
}

/** Actions are compared without case, and know wildcards but no variables. */
function findAction({ negated, patterns }: PolicyPatterns, action: string): Finding {
  const named = patterns.some((text) => {
    const pattern = readPattern(text.toLowerCase(), withoutVariables, new Map());
    return pattern.kind === "pattern" && matchesPattern(action.toLowerCase(), pattern.tokens);
  });
  if (named !== negated) return fits;
  return fails(
    `The action is ${quoteValues([action])}; ${negated ? "NotAction" : "Action"} names ${quoteValues(patterns)}.`,
  );
}

/**
 * AWS takes the ARN of a provider as it stands, or `*` alone for everybody.
 *
 * `"AWS": "*"` means everybody too, but AWS does not say whether it does to a SAML provider; nor may a provider's name
 * hold a wildcard, so such names are not guessed at.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html | Principal}
 */
function findPrincipal(principal: PolicyStatement["principal"], federated: string | undefined): Finding {
  if (federated === undefined) {
    return principal === undefined ? fits : notUnderstood("A permission policy has no Principal.");
  }
  if (principal === undefined) return notUnderstood("A trust policy has a Principal.");
  if (principal === "*") return fits;
  const names = principal["Federated"] ?? [];
  if (names.includes(federated)) return fits;
  if (names.some((name) => /[*?]/.test(name)) || principal["AWS"]?.includes("*")) {
    return notUnderstood("Principal has a wildcard that AWS does not document for a SAML provider.");
  }
  return fails(
    names.length === 0
      ? "Principal names no Federated provider."
      : `The provider is ${quoteValues([federated])}; Principal names ${quoteValues(names)}.`,
  );
}

function findResource(
  element: PolicyPatterns | undefined,
  version: string,
  { resource, context }: StatementRequest,
): Finding {
  if (resource === undefined) {
    return element === undefined ? fits : notUnderstood("A trust policy has no Resource.");
  }
  if (element === undefined) return notUnderstood("A permission policy has a Resource.");
  const patterns = element.patterns.map((text) => readPattern(text, version, context));
  const missing = patterns.find((pattern) => pattern.kind === "missing");
  if (missing && element.negated) return notUnderstood(`\${${missing.variable}} of NotResource is not in the request.`);
  const findings = patterns.map((pattern) => findArn(pattern, resource));
  const named = findings.some(({ verdict }) => verdict === "fits");
  const doubt = findings.find(({ verdict }) => verdict === "not-understood");
  if (!named && doubt) return doubt;
  if (named !== element.negated) return fits;
  const names = `${element.negated ? "NotResource" : "Resource"} names ${quoteValues(element.patterns)}.`;
  return fails(
    `The resource is ${quoteValues([resource])}; ${names}${missing ? ` \${${missing.variable}} is not in the request.` : ""}`,
  );
}

/** AWS documents wildcards within the parts of an ARN; one that would have to reach over a colon is not guessed at. */
function findArn(pattern: Pattern, resource: string): Finding {
  if (pattern.kind === "not-understood") return notUnderstood(pattern.explanation);
  if (pattern.kind === "missing") return fails("A variable is not in the request.");
  if (matchesArnPattern(resource, pattern.tokens) || isAnything(pattern.tokens)) return fits;
  return matchesPattern(resource, pattern.tokens)
    ? notUnderstood("A wildcard of Resource reaches over a colon.")
    : fails("The ARN is another.");
}

/** The version of the policy language that has none. */
const withoutVariables = "2008-10-17";
