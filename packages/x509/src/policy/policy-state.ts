import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { anyPolicy, readCertificatePolicies } from "../extensions/certificate-policies.js";
import { readInhibitAnyPolicy } from "../extensions/inhibit-any-policy.js";
import { readPolicyConstraints } from "../extensions/policy-constraints.js";
import { readPolicyMappings } from "../extensions/policy-mappings.js";
import {
  authorityConstrainedPolicies,
  mapLevel,
  nextLevel,
  noPolicies,
  topLevel,
  withoutMapped,
  type PolicyLevel,
} from "./policy-graph.js";

/**
 * Which policies a path is asked for. Left out, any will do, and none is needed unless an authority asks for one.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.1.1 | RFC 5280 §6.1.1 (c), (e)–(g)}
 */
export interface PolicyInputs {
  /** OIDs of the policies that will do. Default: any. */
  readonly userInitialPolicySet?: readonly string[];
  /** Policies must not be mapped. */
  readonly initialPolicyMappingInhibit?: boolean;
  /**
   * The path must hold for one of the policies. Default: if `userInitialPolicySet` is given; with `false` beside it, a path for no
   * policy at all will do as well.
   */
  readonly initialExplicitPolicy?: boolean;
  /** anyPolicy in a certificate stands for no other. */
  readonly initialAnyPolicyInhibit?: boolean;
}

/** What is carried down a path about policies ([RFC5280] §6.1.2 (a), (d)–(f)); a counter at 0 limits. */
export interface PolicyState {
  readonly level: PolicyLevel;
  readonly explicitPolicy: number;
  readonly inhibitAnyPolicy: number;
  readonly policyMapping: number;
}

/** [RFC5280] §6.1.2: the state above a path of `length` certificates, the trust anchor not counted. */
export function initialPolicyState(inputs: PolicyInputs, length: number): PolicyState {
  return {
    level: topLevel,
    explicitPolicy: (inputs.initialExplicitPolicy ?? inputs.userInitialPolicySet !== undefined) ? 0 : length + 1,
    inhibitAnyPolicy: inputs.initialAnyPolicyInhibit ? 0 : length + 1,
    policyMapping: inputs.initialPolicyMappingInhibit ? 0 : length + 1,
  };
}

/**
 * [RFC5280] §6.1.3 (d)–(f): the policies of a certificate are found below those of its issuer, and if one is needed there is one.
 * anyPolicy of a self-issued authority always counts.
 */
export function processPolicies(
  state: PolicyState,
  certificate: Certificate,
  { isLeaf, isSelfIssued }: { readonly isLeaf: boolean; readonly isSelfIssued: boolean },
): PolicyState {
  const policies = readCertificatePolicies(certificate);
  const takesAnyPolicy = state.inhibitAnyPolicy > 0 || (isSelfIssued && !isLeaf);
  const level = policies ? nextLevel(state.level, policies, { takesAnyPolicy }) : noPolicies;
  if (state.explicitPolicy === 0 && level.size === 0) throw noValidPolicy();
  return { ...state, level };
}

/** [RFC5280] §6.1.4 (a)–(b): policies get other names, or get lost where they may not. */
export function processPolicyMappings(state: PolicyState, certificate: Certificate): PolicyState {
  const mappings = readPolicyMappings(certificate);
  if (!mappings) return state;
  if (mappings.some((mapping) => Object.values(mapping).includes(anyPolicy))) {
    throw new X509Error("policy-mapping-invalid", "anyPolicy is mapped, or something to it");
  }
  const { level, policyMapping } = state;
  return { ...state, level: policyMapping > 0 ? mapLevel(level, mappings) : withoutMapped(level, mappings) };
}

/** [RFC5280] §6.1.4 (h): one certificate less until the limits hold. */
export function countDown(state: PolicyState): PolicyState {
  return {
    ...state,
    explicitPolicy: Math.max(state.explicitPolicy - 1, 0),
    inhibitAnyPolicy: Math.max(state.inhibitAnyPolicy - 1, 0),
    policyMapping: Math.max(state.policyMapping - 1, 0),
  };
}

/** [RFC5280] §6.1.4 (i)–(j): an authority limits what follows, and never lifts a limit. */
export function limitPolicies(state: PolicyState, certificate: Certificate): PolicyState {
  const { requireExplicitPolicy = Infinity, inhibitPolicyMapping = Infinity } =
    readPolicyConstraints(certificate) ?? {};
  return {
    ...state,
    explicitPolicy: Math.min(state.explicitPolicy, requireExplicitPolicy),
    inhibitAnyPolicy: Math.min(state.inhibitAnyPolicy, readInhibitAnyPolicy(certificate) ?? Infinity),
    policyMapping: Math.min(state.policyMapping, inhibitPolicyMapping),
  };
}

/**
 * [RFC5280] §6.1.5 (a)–(b), (g): what the path holds for, of what was asked for.
 *
 * @returns the user-constrained-policy-set: OIDs, among them anyPolicy if the path holds for any and any was asked for.
 */
export function finishPolicies(
  { level, explicitPolicy }: PolicyState,
  last: Certificate,
  { userInitialPolicySet }: PolicyInputs,
): readonly string[] {
  const policies = constrainByUser(authorityConstrainedPolicies(level), userInitialPolicySet ?? [anyPolicy]);
  const isNeeded = readPolicyConstraints(last)?.requireExplicitPolicy === 0 || explicitPolicy <= 1;
  if (isNeeded && policies.length === 0) throw noValidPolicy();
  return policies;
}

function constrainByUser(authority: ReadonlySet<string>, user: readonly string[]): readonly string[] {
  if (user.includes(anyPolicy)) return [...authority];
  return authority.has(anyPolicy) ? user : user.filter((policy) => authority.has(policy));
}

function noValidPolicy(): X509Error {
  return new X509Error("policy-required", "the path holds for no policy, and needs one");
}
