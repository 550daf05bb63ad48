import { describe, expect, it } from "vitest";

import { enrol } from "../relying-party.test.fixture.js";
import { assessAssurance } from "./assess-assurance.js";
import type {
  Assurance,
  AssuranceReason,
  AssuranceSubject,
  AuthenticatorModel,
  UserVerificationAssurance,
} from "./assurance.js";
import {
  attested,
  claimed,
  clean,
  syncable,
  unattested,
  withStatuses,
  trusted,
  untrusted,
} from "./authenticator.test.fixture.js";

type Row = readonly [string, AssuranceSubject, AuthenticatorModel | undefined, UserVerificationAssurance, string];

/** What it is · the record · its model · user verification when the flag is set · reasons. */
const rows: Readonly<Record<Assurance["level"], readonly Row[]>> = {
  "attested-hardware": [
    ["a clean model", attested, clean, "attested", "not-backup-eligible attestation-trusted model-status-clean"],
    [
      "a model in capitals",
      attested,
      { ...clean, aaguid: clean.aaguid.toUpperCase() },
      "attested",
      "not-backup-eligible attestation-trusted model-status-clean",
    ],
    [
      "a model in a TEE",
      attested,
      { ...clean, keyProtection: ["tee", "remote_handle"] },
      "attested",
      "not-backup-eligible attestation-trusted model-status-clean",
    ],
    [
      "a model in a secure element",
      attested,
      { ...clean, keyProtection: ["secure_element"] },
      "attested",
      "not-backup-eligible attestation-trusted model-status-clean",
    ],
    [
      "a model of unstated protection",
      attested,
      { ...clean, keyProtection: undefined },
      "attested",
      "not-backup-eligible attestation-trusted model-status-clean",
    ],
    [
      "a model without metadata",
      attested,
      undefined,
      "attested",
      "not-backup-eligible attestation-trusted model-status-missing",
    ],
    [
      "a model without statuses",
      attested,
      withStatuses(),
      "attested",
      "not-backup-eligible attestation-trusted model-status-missing",
    ],
    [
      "a status from the future",
      attested,
      withStatuses("FIDO_CERTIFIED_L9", "FIDO_CERTIFIED"),
      "attested",
      "not-backup-eligible attestation-trusted model-status-clean model-status-unrecognised",
    ],
    [
      "bypassed user verification",
      attested,
      withStatuses("FIDO_CERTIFIED_L1", "USER_VERIFICATION_BYPASS"),
      "claimed",
      "not-backup-eligible attestation-trusted user-verification-bypassed",
    ],
    [
      "a U2F key",
      { ...attested, attestation: trusted("fido-u2f") },
      undefined,
      "claimed",
      "backup-eligibility-not-stated attestation-trusted model-status-missing",
    ],
  ],
  "claimed-device-bound": [
    ["self attestation", claimed, undefined, "claimed", "not-backup-eligible attestation-untrusted"],
    ["self attestation of a clean model", claimed, clean, "claimed", "not-backup-eligible attestation-untrusted"],
    [
      "self attestation of a model in software",
      claimed,
      { ...clean, keyProtection: ["software"] },
      "claimed",
      "not-backup-eligible attestation-untrusted",
    ],
    [
      "self attestation of a model that others can attest to be",
      claimed,
      withStatuses("ATTESTATION_KEY_COMPROMISE"),
      "claimed",
      "not-backup-eligible attestation-untrusted attestation-key-compromised",
    ],
    [
      "self attestation of a model of bypassed user verification",
      claimed,
      withStatuses("USER_VERIFICATION_BYPASS"),
      "claimed",
      "not-backup-eligible attestation-untrusted user-verification-bypassed",
    ],
    ["no attestation", unattested, undefined, "claimed", "not-backup-eligible attestation-absent"],
    [
      "no attestation that is said to be trusted",
      { ...unattested, attestation: trusted("none") },
      clean,
      "claimed",
      "not-backup-eligible attestation-absent",
    ],
    [
      "a compromised attestation key",
      attested,
      withStatuses("ATTESTATION_KEY_COMPROMISE"),
      "claimed",
      "not-backup-eligible attestation-trusted attestation-key-compromised",
    ],
    [
      "a model in software",
      attested,
      { ...clean, keyProtection: ["software"] },
      "claimed",
      "not-backup-eligible attestation-trusted model-status-clean key-protection-software",
    ],
    [
      "a model in software and elsewhere",
      attested,
      { ...clean, keyProtection: ["hardware", "software"] },
      "claimed",
      "not-backup-eligible attestation-trusted model-status-clean key-protection-software",
    ],
    [
      "a model of unclear protection",
      attested,
      { ...clean, keyProtection: ["remote_handle"] },
      "claimed",
      "not-backup-eligible attestation-trusted model-status-clean key-protection-unclear",
    ],
  ],
  syncable: [
    ["a synced passkey", syncable, undefined, "claimed", "backup-eligible attestation-absent"],
    [
      "a synced passkey of an attested model",
      { ...attested, backupEligible: true },
      clean,
      "claimed",
      "backup-eligible attestation-trusted model-status-clean",
    ],
    [
      "a synced passkey of a revoked model",
      syncable,
      withStatuses("REVOKED"),
      "claimed",
      "backup-eligible attestation-absent model-revoked",
    ],
    [
      "a synced passkey in the place of U2F",
      { ...claimed, attestation: untrusted("fido-u2f"), backupEligible: true },
      undefined,
      "claimed",
      "backup-eligible attestation-untrusted",
    ],
  ],
  unknown: [
    [
      "a record from before the flag",
      { ...claimed, backupEligible: undefined },
      undefined,
      "claimed",
      "backup-eligibility-not-stated attestation-untrusted",
    ],
    [
      "a U2F key that nobody vouches for",
      { ...claimed, attestation: untrusted("fido-u2f") },
      undefined,
      "claimed",
      "backup-eligibility-not-stated attestation-untrusted",
    ],
    [
      "a revoked model",
      attested,
      withStatuses("FIDO_CERTIFIED_L2", "REVOKED"),
      "claimed",
      "not-backup-eligible attestation-trusted model-revoked",
    ],
    [
      "a model that is revoked and more",
      attested,
      withStatuses(
        "USER_VERIFICATION_BYPASS",
        "ATTESTATION_KEY_COMPROMISE",
        "USER_KEY_REMOTE_COMPROMISE",
        "NEWS",
        "REVOKED",
      ),
      "claimed",
      "not-backup-eligible attestation-trusted model-status-unrecognised model-revoked user-key-compromised attestation-key-compromised user-verification-bypassed",
    ],
    [
      "keys that can be had from afar",
      attested,
      withStatuses("USER_KEY_REMOTE_COMPROMISE"),
      "claimed",
      "not-backup-eligible attestation-trusted user-key-compromised",
    ],
    [
      "keys that can be had by hand",
      attested,
      withStatuses("USER_KEY_PHYSICAL_COMPROMISE"),
      "claimed",
      "not-backup-eligible attestation-trusted user-key-compromised",
    ],
    [
      "a claim to be a revoked model",
      claimed,
      withStatuses("REVOKED"),
      "claimed",
      "not-backup-eligible attestation-untrusted model-revoked",
    ],
    [
      "a claim to be a model whose keys can be had",
      unattested,
      withStatuses("USER_KEY_REMOTE_COMPROMISE"),
      "claimed",
      "not-backup-eligible attestation-absent user-key-compromised",
    ],
  ],
};

describe.each(Object.entries(rows))("%s is said of", (level, cases) => {
  it.each(cases)("%s", (_, credential, model, userVerification, reasons) => {
    expect(assessAssurance(credential, { userVerified: true, model })).toEqual({
      credentialId: credential.id,
      level,
      userVerification,
      reasons: reasons.split(" "),
    });
  });

  it.each(cases)("%s, without its user", (_, credential, model, _userVerification, reasons) => {
    expect(assessAssurance(credential, { userVerified: false, model })).toEqual({
      credentialId: credential.id,
      level,
      userVerification: "absent",
      reasons: [...reasons.split(" "), "user-verification-absent"],
    });
  });
});

it.each([
  "NOT_FIDO_CERTIFIED",
  "SELF_ASSERTION_SUBMITTED",
  "FIDO_CERTIFIED",
  "FIDO_CERTIFIED_L1",
  "FIDO_CERTIFIED_L1plus",
  "FIDO_CERTIFIED_L2",
  "FIDO_CERTIFIED_L2plus",
  "FIDO_CERTIFIED_L3",
  "FIDO_CERTIFIED_L3plus",
  "FIPS140_CERTIFIED_L1",
  "FIPS140_CERTIFIED_L4",
  "UPDATE_AVAILABLE",
  "RETIRED",
])("finds no fault with a model for %s", (status) => {
  const reasons: AssuranceReason[] = ["not-backup-eligible", "attestation-trusted", "model-status-clean"];
  expect(assessAssurance(attested, { userVerified: true, model: withStatuses(status) }).reasons).toEqual(reasons);
});

it("takes the record of a registration", async () => {
  const { credential } = await enrol({ backupEligible: true });
  expect(assessAssurance(credential, { userVerified: true })).toMatchObject({
    credentialId: credential.id,
    level: "syncable",
  });
});

it("takes no model but that of the credential", () => {
  const model = { ...clean, aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe97" };
  expect(() => assessAssurance(attested, { userVerified: true, model })).toThrow(TypeError);
});

it.each([
  [true, "claimed", "user-verification-not-initialized"],
  [false, "absent", "user-verification-absent"],
] as const)("knows not whom hardware verifies that never did before: %s", (userVerified, userVerification, reason) => {
  const assurance = assessAssurance({ ...attested, uvInitialized: false }, { userVerified, model: clean });
  expect(assurance).toMatchObject({ level: "attested-hardware", userVerification });
  expect(assurance.reasons).toContain(reason);
});
