import { attributePrefix } from "./attribute-names.js";
import type { AttributeFinding, AttributeStage } from "./finding.js";
import { matchNames, type MatchedNames, type ReceivedAttribute } from "./match-names.js";
import { checkSessionTags, checkTransitiveTagKeys } from "./check-session-tags.js";
import type { NameIdRules } from "./rules/name-id-rules.js";
import { productRules, type AttributeProduct, type AttributeRules, type ProductRules } from "./rules/product-rules.js";
import { findFirst, type Note } from "./rules/value-rule.js";

/** What an assertion says of a person, whoever made it. */
export interface ReceivedProfile {
  readonly nameId: { readonly value: string; readonly format?: string | undefined };
  readonly attributes: readonly ReceivedAttribute[];
}

/** What weakens {@link checkAttributeProfile}, and the builders with it. */
export interface AttributeCheckOptions {
  /**
   * People type their Windows password: certificate-based authentication is off, and what would stop it, such as a missing
   * `ObjectSid`, is a warning. Unset means that it is on.
   */
  readonly insecurePasswordLogon?: boolean;
}

/**
 * Checks the subject and attributes of somebody's assertion against all that AWS documents for `product`.
 *
 * One finding for each value at most, the first that AWS would come to; all findings in the order of
 * {@link AttributeStage}. What AWS does not document is a warning. An empty list says nothing about the account: whether
 * it exists, or has that mail and that SID, is for who can see the directory.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 5}
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function checkAttributeProfile(
  product: AttributeProduct,
  profile: ReceivedProfile,
  options: AttributeCheckOptions = {},
): readonly AttributeFinding[] {
  const rules = productRules[product];
  const names = matchNames(rules, profile.attributes);
  const findings = [
    ...checkNameId(rules.nameId, profile.nameId),
    ...rules.attributes.flatMap((attribute) => checkAttribute(attribute, names)),
    ...checkSessionTags(rules, names),
    ...checkTransitiveTagKeys(rules, names),
    ...names.unread.flatMap((name) => checkUnread(rules, name, names.received.get(name) ?? [])),
  ];
  return inOrder(options.insecurePasswordLogon === true ? findings.map(withoutCertificate) : findings);
}

function checkNameId({ rules, formatRules }: NameIdRules, { value, format }: ReceivedProfile["nameId"]) {
  return [findFirst(rules, "NameID", value), findFirst(formatRules, "NameID@Format", format ?? "")].filter(isFinding);
}

function checkAttribute({ name, missing, multiple, rules }: AttributeRules, names: MatchedNames): AttributeFinding[] {
  const attribute = shortName(name);
  const values = names.received.get(name) ?? [];
  if (values.length === 0) {
    if (names.misspelt.has(name)) return [reportMisspelt(attribute, missing)];
    return missing ? [{ ...missing, attribute }] : [];
  }
  const findings = values.map((value) => findFirst(rules, attribute, value)).filter(isFinding);
  if (!multiple || values.length === 1) return findings;
  return multiple.severity === "fault" ? [{ ...multiple, attribute }] : [{ ...multiple, attribute }, ...findings];
}

/** It weighs as much as if the attribute were missing, which to AWS it is. */
function reportMisspelt(attribute: string, missing: AttributeRules["missing"]): AttributeFinding {
  return {
    code: "attribute-name-misspelt",
    severity: missing?.severity ?? "warning",
    stage: missing?.stage ?? "sign-in",
    attribute,
    evidence: "There is an attribute whose name differs in capitals, in blanks or in what is before it",
    remedy: `Name the attribute ${attributePrefix}${attribute}, letter by letter.`,
  };
}

/** Names without AWS's prefix are somebody else's business; but IAM refuses whitespace around any value. */
function checkUnread(rules: ProductRules, name: string, values: readonly string[]): AttributeFinding[] {
  const findings = values.map((value) => findFirst(rules.unreadRules, shortName(name), value)).filter(isFinding);
  return name.startsWith(attributePrefix) ? [...findings, { ...notRead, attribute: shortName(name) }] : findings;
}

function shortName(name: string): string {
  return name.startsWith(attributePrefix) ? name.slice(attributePrefix.length) : name;
}

function withoutCertificate(finding: AttributeFinding): AttributeFinding {
  return finding.stage === "certificate" ? { ...finding, severity: "warning" } : finding;
}

/** Sorting is stable: within a stage the order stays. */
function inOrder(findings: readonly AttributeFinding[]): readonly AttributeFinding[] {
  return findings.toSorted((one, other) => order[one.stage] - order[other.stage]);
}

function isFinding(finding: AttributeFinding | undefined): finding is AttributeFinding {
  return finding !== undefined;
}

const notRead: Note = {
  code: "attribute-not-read",
  severity: "warning",
  stage: "sign-in",
  evidence: "AWS documents no such attribute for this product",
  remedy: "Leave it out, or compare its name with the guide.",
};

const order: Readonly<Record<AttributeStage, number>> = { "sign-in": 0, directory: 1, certificate: 2 };
