import { attributeNames, attributePrefix } from "../attribute-names.js";
import {
  clientUserNameRules,
  domainRules,
  mailMissing,
  mailRules,
  objectSidMissing,
  objectSidTagRules,
  userPrincipalNameMissing,
  userPrincipalNameRules,
} from "./account-rules.js";
import {
  applicationsNameId,
  identityCenterNameId,
  personalNameId,
  poolsNameId,
  type NameIdRules,
} from "./name-id-rules.js";
import { roleMissing, roleMultiple, roleRules } from "./role-rules.js";
import {
  roleSessionNameMissing,
  roleSessionNameRules,
  sessionDurationMissing,
  sessionDurationRules,
  sourceIdentityRules,
  transitiveTagKeyRules,
} from "./session-rules.js";
import { tagKeyRules, tagValueRules } from "./session-tag-rules.js";
import { noSurroundingWhitespace, oneValue, type Note, type ValueRule } from "./value-rule.js";

/** An AWS service with which people sign in by SAML. `applications` was AppStream 2.0. */
export type AttributeProduct = "personal" | "pools" | "applications" | "identity-center";

/** What is asked of one attribute. */
export interface AttributeRules {
  /** The whole name, as AWS spells it. */
  readonly name: string;
  /** Absent: nobody has to send it. */
  readonly missing?: Note;
  /** Absent: it may have several values. */
  readonly multiple?: Note;
  readonly rules: readonly ValueRule[];
}

/** What is asked of the attributes of one product. */
export interface ProductRules {
  readonly nameId: NameIdRules;
  /** In the order in which they are reported within a stage. */
  readonly attributes: readonly AttributeRules[];
  /** The prefix of attributes whose keys the sender chooses; they become session tags. */
  readonly tagPrefix: string;
  /** For key and value of a tag that is none of `attributes`. */
  readonly tagKeyRules: readonly ValueRule[];
  readonly tagRules: readonly ValueRule[];
  /** For the values of attributes that the product does not read, but has to parse. */
  readonly unreadRules: readonly ValueRule[];
}

/**
 * All rules of attributes, by product.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | WorkSpaces Personal, step 5}
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/create-directory-pools.html | WorkSpaces Pools}
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | WorkSpaces Applications}
 * @see {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/other-idps.html | IAM Identity Center}
 */
export const productRules: Readonly<Record<AttributeProduct, ProductRules>> = {
  personal: {
    nameId: personalNameId(),
    attributes: [
      ...sessionAttributes(),
      ...tagsOfAccount(),
      optional(attributeNames.clientUserName, clientUserNameRules),
    ],
    ...sessionTags(),
  },
  pools: {
    nameId: poolsNameId(),
    attributes: [...sessionAttributes(), ...tagsOfAccount()],
    ...sessionTags(),
  },
  applications: {
    nameId: applicationsNameId(),
    attributes: [...sessionAttributes(), objectSid(), domain(), optional(attributeNames.sessionContext, anyTag())],
    ...sessionTags(),
  },
  // Identity Center hands these on as session tags; its pages do not say that the rules of tags apply: warnings.
  "identity-center": {
    nameId: identityCenterNameId(),
    attributes: [],
    tagPrefix: `${attributePrefix}AccessControl:`,
    tagKeyRules: tagKeyRules.map(asWarning),
    tagRules: anyTag().map(asWarning),
    unreadRules: [],
  },
};

/** What AWS sign-in and STS read, whatever the person wants to open. */
function sessionAttributes(): readonly AttributeRules[] {
  return [
    { name: attributeNames.role, missing: roleMissing, multiple: roleMultiple, rules: roleRules },
    required(attributeNames.roleSessionName, roleSessionNameMissing, roleSessionNameRules),
    required(attributeNames.sessionDuration, sessionDurationMissing, sessionDurationRules),
    optional(attributeNames.sourceIdentity, sourceIdentityRules),
    { name: attributeNames.transitiveTagKeys, rules: transitiveTagKeyRules },
  ];
}

function tagsOfAccount(): readonly AttributeRules[] {
  return [
    required(attributeNames.email, mailMissing, mailRules),
    required(attributeNames.userPrincipalName, userPrincipalNameMissing, userPrincipalNameRules),
    objectSid(),
    domain(),
  ];
}

function objectSid(): AttributeRules {
  return required(attributeNames.objectSid, objectSidMissing, objectSidTagRules);
}

function domain(): AttributeRules {
  return optional(attributeNames.domain, [
    ...tagValueRules("tag-value-malformed", "Send the DNS name of the AD domain."),
    ...domainRules,
  ]);
}

function required(name: string, missing: Note, rules: readonly ValueRule[]): AttributeRules {
  return { name, missing, multiple: oneValue, rules };
}

function optional(name: string, rules: readonly ValueRule[]): AttributeRules {
  return { name, multiple: oneValue, rules };
}

function sessionTags(): Pick<ProductRules, "tagPrefix" | "tagKeyRules" | "tagRules" | "unreadRules"> {
  return {
    tagPrefix: `${attributePrefix}PrincipalTag:`,
    tagKeyRules,
    tagRules: anyTag(),
    unreadRules: [noSurroundingWhitespace],
  };
}

function anyTag(): readonly ValueRule[] {
  return tagValueRules(
    "tag-value-malformed",
    "Change the value where it comes from, map another attribute, or leave it out.",
  );
}

function asWarning(rule: ValueRule): ValueRule {
  return { ...rule, severity: "warning" };
}
