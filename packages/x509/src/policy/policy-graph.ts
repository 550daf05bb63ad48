import { anyPolicy } from "../extensions/certificate-policies.js";
import type { PolicyMapping } from "../extensions/policy-mappings.js";

/**
 * A policy that holds as far down a path as it was looked at, and the policies of the level above that allow it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9618#section-3 | RFC 9618 §3}
 */
interface PolicyNode {
  /** An OID in dotted decimal, in the words of this level's issuer. */
  readonly validPolicy: string;
  /** What the next certificate may call it. */
  readonly expectedPolicySet: readonly string[];
  readonly parents: readonly PolicyNode[];
}

/**
 * The nodes of one depth by their policy. Those above are reached by their parents, and those without a child are never
 * looked at again, so nothing needs to be pruned: the graph is NULL when its lowest level is empty.
 */
export type PolicyLevel = ReadonlyMap<string, PolicyNode>;

/** Depth 0: any policy ([RFC9618] §5.2). */
export const topLevel: PolicyLevel = levelOf([{ validPolicy: anyPolicy, expectedPolicySet: [anyPolicy], parents: [] }]);

/** Depth 1 and below for a certificate without policies: none holds ([RFC9618] §5.3 (e)). */
export const noPolicies: PolicyLevel = new Map();

/**
 * The level below `level`, for a certificate with these policies ([RFC9618] §5.3 (d)).
 * `takesAnyPolicy`: anyPolicy among them stands for all that is expected.
 */
export function nextLevel(
  level: PolicyLevel,
  policies: readonly string[],
  { takesAnyPolicy }: { readonly takesAnyPolicy: boolean },
): PolicyLevel {
  const expecting = nodesByExpectedPolicy(level);
  const any = level.get(anyPolicy);
  const named = policies
    .filter((policy) => policy !== anyPolicy)
    .map((policy) => nodeOf(policy, expecting.get(policy) ?? (any ? [any] : [])))
    .filter(({ parents }) => parents.length > 0);
  if (!takesAnyPolicy || !policies.includes(anyPolicy)) return levelOf(named);
  const names = new Set(policies);
  const others = [...expecting].filter(([policy]) => policy === anyPolicy || !names.has(policy));
  return levelOf([...named, ...others.map(([policy, parents]) => nodeOf(policy, parents))]);
}

/** The level after policies were mapped: from here on they are expected under other names ([RFC9618] §5.4 (b)(1)). */
export function mapLevel(level: PolicyLevel, mappings: readonly PolicyMapping[]): PolicyLevel {
  const mapped = new Map(level);
  const any = level.get(anyPolicy);
  for (const [issuerDomainPolicy, expectedPolicySet] of groupMappings(mappings)) {
    const parents = (level.get(issuerDomainPolicy) ?? any)?.parents;
    if (parents) mapped.set(issuerDomainPolicy, { validPolicy: issuerDomainPolicy, expectedPolicySet, parents });
  }
  return mapped;
}

/** The level without the policies that may no longer be mapped, and are ([RFC9618] §5.4 (b)(2)). */
export function withoutMapped(level: PolicyLevel, mappings: readonly PolicyMapping[]): PolicyLevel {
  const mapped = new Set(mappings.map(({ issuerDomainPolicy }) => issuerDomainPolicy));
  return new Map([...level].filter(([policy]) => !mapped.has(policy)));
}

/** The policies that hold down to the lowest level, in the words of the trust anchor ([RFC9618] §5.5 (g)). */
export function authorityConstrainedPolicies(lowest: PolicyLevel): ReadonlySet<string> {
  const policies = new Set<string>();
  const seen = new Set<PolicyNode>(lowest.values());
  for (const { validPolicy, parents } of seen) {
    if (validPolicy !== anyPolicy && parents.some((parent) => parent.validPolicy === anyPolicy))
      policies.add(validPolicy);
    // What is added to a Set while it is walked through is walked through too.
    for (const parent of parents) seen.add(parent);
  }
  if (lowest.has(anyPolicy)) policies.add(anyPolicy);
  return policies;
}

function nodesByExpectedPolicy(level: PolicyLevel): Map<string, PolicyNode[]> {
  const expecting = new Map<string, PolicyNode[]>();
  for (const node of level.values()) {
    for (const policy of node.expectedPolicySet) {
      const nodes = expecting.get(policy);
      if (nodes) nodes.push(node);
      else expecting.set(policy, [node]);
    }
  }
  return expecting;
}

function groupMappings(mappings: readonly PolicyMapping[]): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
    const group = groups.get(issuerDomainPolicy);
    if (group) group.add(subjectDomainPolicy);
    else groups.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
  }
  return new Map([...groups].map(([policy, group]) => [policy, [...group]]));
}

function nodeOf(policy: string, parents: readonly PolicyNode[]): PolicyNode {
  return { validPolicy: policy, expectedPolicySet: [policy], parents };
}

function levelOf(nodes: readonly PolicyNode[]): PolicyLevel {
  return new Map(nodes.map((node) => [node.validPolicy, node]));
}
