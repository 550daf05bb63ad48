import { isUserPrincipalName, samAccountNameRules } from "./account-rules.js";
import { findForbiddenCharacter } from "./forbidden-character.js";
import { noSurroundingWhitespace, type ValueRule } from "./value-rule.js";

/** What is asked of the subject's name and of its format. */
export interface NameIdRules {
  /** The format as a whole, which is the one to send. */
  readonly format: string;
  readonly formatRules: readonly ValueRule[];
  readonly rules: readonly ValueRule[];
}

/**
 * WorkSpaces Personal: the `sAMAccountName` without a domain. A UPN there is the commonest slip of others' set-ups.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 5}
 */
export function personalNameId(): NameIdRules {
  return persistentNameId([
    {
      code: "name-id-qualified",
      severity: "fault",
      stage: "directory",
      remedy: "Send the sAMAccountName alone: map that attribute, or cut the domain off in the identity provider.",
      find: (name) => {
        const sign = findForbiddenCharacter(name, /[@\\/]/);
        return sign && `${sign}: the name has its domain with it`;
      },
    },
    ...samAccountNameRules,
  ]);
}

/**
 * WorkSpaces Pools: any name that stays the same, `domain\user`, `user@domain` or the bare name of a user in a domain. The
 * set-up page has no limit; the API that lists sessions knows names of 2 to 128 characters.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/create-directory-pools.html | Configure SAML 2.0 and create a WorkSpaces Pools directory}
 */
export function poolsNameId(): NameIdRules {
  return persistentNameId([
    {
      code: "name-id-length-undocumented",
      severity: "warning",
      stage: "directory",
      remedy: "Send a name of 2 to 128 characters: DescribeWorkspacesPoolSessions takes no other.",
      find: (name) => (/^.{2,128}$/su.test(name) ? undefined : "The name does not have 2 to 128 characters"),
    },
  ]);
}

/**
 * WorkSpaces Applications: for certificate-based authentication the UPN, and nothing else.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML, WorkSpaces Applications}
 */
export function applicationsNameId(): NameIdRules {
  return persistentNameId([
    {
      code: "name-id-not-user-principal-name",
      severity: "fault",
      stage: "certificate",
      remedy: "Send the account's userPrincipalName: certificate-based authentication takes no other form.",
      find: (name) => (isUserPrincipalName(name) ? undefined : "It is not of the form user@domain"),
    },
  ]);
}

/**
 * IAM Identity Center: an address ([RFC5322] §3.4.1), equal to the Username of the user in Identity Center.
 *
 * @see {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/other-idps.html | SAML 2.0 and SCIM implementation, IAM Identity Center}
 */
export function identityCenterNameId(): NameIdRules {
  const format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
  return nameId(format, [
    {
      code: "name-id-not-mail-address",
      severity: "fault",
      stage: "directory",
      remedy: "Send the Username of the user in Identity Center, which has the form of a mail address.",
      find: (name) => (addrSpec.test(name) ? undefined : "It is not a mail address as RFC 5322 §3.4.1 writes one"),
    },
  ]);
}

/** [SAMLCore] §8.3.7. The role's trust policy asks for it as `SAML:sub_type`; the SAML 1.1 spelling would not match. */
function persistentNameId(rules: readonly ValueRule[]): NameIdRules {
  return nameId("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", rules);
}

function nameId(format: string, rules: readonly ValueRule[]): NameIdRules {
  return { format, formatRules: [formatRule(format)], rules: [present, noSurroundingWhitespace, ...rules] };
}

function formatRule(expected: string): ValueRule {
  return {
    code: "name-id-format-mismatch",
    severity: "fault",
    stage: "sign-in",
    remedy: `Set the format of the NameID to ${expected}, letter by letter.`,
    find: (format) => (format === expected ? undefined : describeFormat(format)),
  };
}

function describeFormat(format: string): string {
  if (format === "") return "There is no format, which means unspecified";
  const known = listed.find((each) => each === format);
  if (known !== undefined) return `The format is ${known}`;
  return /:persistent$/i.test(format)
    ? "The format ends with «persistent», but is not the SAML 2.0 one, whose prefix STS takes off"
    : "The format is none that AWS lists";
}

const present: ValueRule = {
  code: "name-id-missing",
  severity: "fault",
  stage: "sign-in",
  remedy: "Send a NameID: without one AWS authorizes nobody.",
  find: (name) => (name === "" ? "The subject has no name" : undefined),
};

/** The formats of AWS's metadata. */
const listed = [
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:entity",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName",
];

/** Dot-atoms on both sides; quoted local parts and domain literals exist, but no Username in Identity Center has them. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const addrSpec = new RegExp(`^${atom}(?:\\.${atom})*@${atom}(?:\\.${atom})*$`);
