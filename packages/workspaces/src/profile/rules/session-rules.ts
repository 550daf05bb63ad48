import { findForbiddenCharacter } from "./forbidden-character.js";
import { findTagKeyProblem } from "./session-tag-rules.js";
import { noSurroundingWhitespace, type Note, type ValueRule } from "./value-rule.js";

/**
 * What CloudTrail calls the session: 2 to 64 of a small alphabet.
 *
 * STS also refuses `:` and `/`, which the WorkSpaces guide still lists as allowed.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML: RoleSessionName}
 */
export const roleSessionNameRules: readonly ValueRule[] = [
  noSurroundingWhitespace,
  {
    code: "role-session-name-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Map another attribute to it: 2 to 64 letters, digits and _+=,.@- that name one person.",
    find: (name) => findNameProblem(name) ?? (name.length > 64 ? "It has more than 64 characters" : undefined),
  },
];

/** STS wants it. */
export const roleSessionNameMissing: Note = {
  code: "role-session-name-missing",
  severity: "fault",
  stage: "sign-in",
  evidence: "The attribute is not there",
  remedy: "Send https://aws.amazon.com/SAML/Attributes/RoleSessionName; the name is case-sensitive.",
};

/**
 * The session's length in seconds: 15 minutes to 12 hours.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export const sessionDurationRules: readonly ValueRule[] = [
  noSurroundingWhitespace,
  {
    code: "session-duration-out-of-range",
    severity: "fault",
    stage: "sign-in",
    remedy: "Send a whole number of seconds from 900 to 43200.",
    find: (seconds) =>
      /^[1-9]\d{2,4}$/.test(seconds) && Number(seconds) >= 900 && Number(seconds) <= 43_200
        ? undefined
        : "It is not a whole number from 900 to 43200",
  },
];

/** An hour, when nothing is said: «disconnected every 60 minutes» is what people then report. */
export const sessionDurationMissing: Note = {
  code: "session-duration-missing",
  severity: "warning",
  stage: "sign-in",
  evidence: "The attribute is not there, and the session ends after an hour",
  remedy: "Send SessionDuration, 28800 for eight hours, so that nobody is disconnected every 60 minutes.",
};

/**
 * The identity that stays with all that is done in the session. The role's trust policy has to allow
 * `sts:SetSourceIdentity`, which is not asked here.
 *
 * STS's API and the page on assertions allow 64 characters, the troubleshooting page 256: what lies between is a warning.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export const sourceIdentityRules: readonly ValueRule[] = [
  noSurroundingWhitespace,
  {
    code: "source-identity-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Send 2 to 64 letters, digits and _+=,.@-, or no SourceIdentity.",
    find: (name) => findNameProblem(name) ?? (name.length > 256 ? "It has more than 256 characters" : undefined),
  },
  {
    code: "source-identity-length-undocumented",
    severity: "warning",
    stage: "sign-in",
    remedy: "Keep to 64 characters: AWS documents that limit and a limit of 256 in two places.",
    find: (name) => (name.length > 64 ? "It has more than 64 characters" : undefined),
  },
];

/**
 * The keys of the tags that stay when the role assumes another one; WorkSpaces does not need any.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags: chaining}
 */
export const transitiveTagKeyRules: readonly ValueRule[] = [
  noSurroundingWhitespace,
  {
    code: "transitive-tag-key-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Send the key of a session tag, without PrincipalTag:, or no TransitiveTagKeys.",
    find: findTagKeyProblem,
  },
];

function findNameProblem(name: string): string | undefined {
  if (name.length < 2) return "It has fewer than 2 characters";
  const character = findForbiddenCharacter(name, /[^A-Za-z0-9_+=,.@-]/u);
  return character && `${character}; STS takes letters of ASCII, digits and _+=,.@-`;
}
