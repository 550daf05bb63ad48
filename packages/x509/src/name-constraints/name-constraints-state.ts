import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { readNameConstraints } from "../extensions/name-constraints.js";
import type { GeneralName } from "../name/general-name.js";
import { constrainForm, formOf, type FormConstraint } from "./form-constraint.js";

/**
 * What is carried down a path about names ([RFC5280] §6.1.2 (b)–(c)): the constraints of each authority so far. A name has to keep to
 * all of them, which is the intersection of what they permit and the union of what they exclude.
 */
export type NameConstraintsState = readonly AuthorityConstraints[];

/** The constraints of one authority by the form of name. */
interface AuthorityConstraints {
  readonly forms: ReadonlyMap<string, FormConstraint>;
  /** How many subtrees they have. */
  readonly size: number;
}

/** How many comparisons of a name with a subtree are left. Shared by all paths that are tried. */
export interface ComparisonBudget {
  nameComparisons: number;
}

/** [RFC5280] §6.1.4 (g): the constraints of an authority are added. */
export function narrowNames(state: NameConstraintsState, authority: Certificate): NameConstraintsState {
  const constraints = readNameConstraints(authority);
  if (!constraints) return state;
  const { permittedSubtrees = [], excludedSubtrees = [] } = constraints;
  const permitted = groupByForm(permittedSubtrees);
  const excluded = groupByForm(excludedSubtrees);
  const forms = new Map(
    [...permitted.keys(), ...excluded.keys()].map((form) => [
      form,
      constrainForm(form, permitted.get(form) ?? [], excluded.get(form) ?? []),
    ]),
  );
  return [...state, { forms, size: permittedSubtrees.length + excludedSubtrees.length }];
}

/**
 * [RFC5280] §6.1.3 (b)–(c): names keep to the constraints of all authorities above.
 *
 * @throws {@link X509Error} `name-excluded`, `name-not-permitted`, `name-constraints-unsupported`, or
 * `name-constraints-exhausted` when a stranger's names meet too many subtrees.
 */
export function checkNames(state: NameConstraintsState, names: readonly GeneralName[], budget: ComparisonBudget): void {
  const namesByForm = groupByForm(names);
  for (const { forms, size } of state) {
    spend(budget, names.length * size);
    for (const [form, constrain] of forms) constrain(namesByForm.get(form) ?? []);
    // Mail addresses beyond ASCII are constrained as rfc822Name is ([RFC9598] §6), and are not compared here.
    if (forms.has("rfc822Name") && namesByForm.has(smtpUtf8Mailbox)) {
      throw new X509Error("name-constraints-unsupported", "a mail address beyond ASCII is constrained");
    }
  }
}

function spend(budget: ComparisonBudget, comparisons: number): void {
  budget.nameComparisons -= comparisons;
  if (budget.nameComparisons < 0)
    throw new X509Error("name-constraints-exhausted", "too many names meet too many subtrees");
}

function groupByForm(names: readonly GeneralName[]): Map<string, GeneralName[]> {
  const groups = new Map<string, GeneralName[]>();
  for (const name of names) {
    const form = formOf(name);
    const group = groups.get(form);
    if (group) group.push(name);
    else groups.set(form, [name]);
  }
  return groups;
}

const smtpUtf8Mailbox = "otherName 1.3.6.1.5.5.7.8.9";
