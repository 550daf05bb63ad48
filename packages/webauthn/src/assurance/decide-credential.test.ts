import { describe, expect, it } from "vitest";

import { assessAssurance } from "./assess-assurance.js";
import type { AssuranceEvidence, AssuranceSubject } from "./assurance.js";
import {
  aaguid,
  attested,
  claimed,
  clean,
  syncable,
  unattested,
  withStatuses,
  trusted,
  untrusted,
} from "./authenticator.test.fixture.js";
import type { CredentialPreset } from "./credential-presets.js";
import { decideCredential, type AllowedModel, type CredentialDemand } from "./decide-credential.js";

const otherAaguid = "dd4ec289-e01d-41c9-bb89-70fa845d4bf2";

const demands: Readonly<Record<CredentialPreset, CredentialDemand>> = {
  passkey: { policy: "passkey" },
  deviceBound: { policy: "deviceBound" },
  attestedDeviceBound: {
    policy: "attestedDeviceBound",
    allowedModels: [{ aaguid: aaguid.toUpperCase(), metadata: "required" }],
  },
};

const outsideMetadata: CredentialDemand = {
  policy: "attestedDeviceBound",
  allowedModels: [
    { aaguid: otherAaguid, metadata: "required" },
    { aaguid, metadata: "none-published" },
  ],
};

const verified: AssuranceEvidence = { userVerified: true, model: clean };

type Row = readonly [string, AssuranceSubject, AssuranceEvidence, Readonly<Record<CredentialPreset, string>>];

/** What it is · the record · what else is known · why each preset denies it; nothing when it is allowed. */
const rows: readonly Row[] = [
  ["a clean model", attested, verified, { passkey: "", deviceBound: "", attestedDeviceBound: "" }],
  [
    "an absent user",
    attested,
    { ...verified, userVerified: false },
    {
      passkey: "user-verification-absent",
      deviceBound: "user-verification-absent",
      attestedDeviceBound: "user-verification-absent",
    },
  ],
  [
    "bypassed user verification",
    attested,
    { userVerified: true, model: withStatuses("USER_VERIFICATION_BYPASS") },
    {
      passkey: "user-verification-bypassed",
      deviceBound: "user-verification-bypassed",
      attestedDeviceBound: "user-verification-bypassed",
    },
  ],
  [
    "a synced passkey",
    syncable,
    { userVerified: true },
    { passkey: "", deviceBound: "backup-eligible", attestedDeviceBound: "backup-eligible attestation-absent" },
  ],
  [
    "an attested model that syncs",
    { ...attested, backupEligible: true },
    verified,
    { passkey: "", deviceBound: "backup-eligible", attestedDeviceBound: "backup-eligible" },
  ],
  [
    "a record from before the flag",
    { ...attested, backupEligible: undefined },
    verified,
    {
      passkey: "",
      deviceBound: "backup-eligibility-not-stated",
      attestedDeviceBound: "backup-eligibility-not-stated",
    },
  ],
  [
    "self attestation",
    claimed,
    verified,
    { passkey: "", deviceBound: "", attestedDeviceBound: "attestation-untrusted" },
  ],
  ["no attestation", unattested, verified, { passkey: "", deviceBound: "", attestedDeviceBound: "attestation-absent" }],
  [
    "no metadata",
    attested,
    { userVerified: true },
    { passkey: "", deviceBound: "", attestedDeviceBound: "model-status-missing" },
  ],
  [
    "an unknown status",
    attested,
    { userVerified: true, model: withStatuses("NEWS") },
    { passkey: "", deviceBound: "", attestedDeviceBound: "" },
  ],
  [
    "a compromised attestation key",
    attested,
    { userVerified: true, model: withStatuses("ATTESTATION_KEY_COMPROMISE") },
    { passkey: "", deviceBound: "", attestedDeviceBound: "attestation-key-compromised" },
  ],
  [
    "a model in software",
    attested,
    { userVerified: true, model: { ...clean, keyProtection: ["software"] } },
    { passkey: "", deviceBound: "", attestedDeviceBound: "key-protection-software" },
  ],
  [
    "unclear protection",
    attested,
    { userVerified: true, model: { ...clean, keyProtection: [] } },
    { passkey: "", deviceBound: "", attestedDeviceBound: "key-protection-unclear" },
  ],
  [
    "a revoked model",
    attested,
    { userVerified: true, model: withStatuses("REVOKED") },
    { passkey: "model-revoked", deviceBound: "model-revoked", attestedDeviceBound: "model-revoked" },
  ],
  [
    "keys that can be had",
    attested,
    { userVerified: true, model: withStatuses("USER_KEY_REMOTE_COMPROMISE") },
    {
      passkey: "user-key-compromised",
      deviceBound: "user-key-compromised",
      attestedDeviceBound: "user-key-compromised",
    },
  ],
  [
    "a model that is not on the list",
    { ...attested, attestation: trusted("packed", otherAaguid) },
    { userVerified: true, model: { ...clean, aaguid: otherAaguid } },
    { passkey: "", deviceBound: "", attestedDeviceBound: "model-not-allowed" },
  ],
  [
    "a user who was not verified when it was made",
    { ...attested, uvInitialized: false },
    { userVerified: true, model: clean },
    {
      passkey: "user-verification-not-initialized",
      deviceBound: "user-verification-not-initialized",
      attestedDeviceBound: "user-verification-not-initialized",
    },
  ],
  [
    "everything at once",
    { ...syncable, attestation: untrusted("none", otherAaguid) },
    { userVerified: false },
    {
      passkey: "user-verification-absent",
      deviceBound: "backup-eligible user-verification-absent",
      attestedDeviceBound: "backup-eligible attestation-absent user-verification-absent",
    },
  ],
];

const presets: readonly CredentialPreset[] = ["passkey", "deviceBound", "attestedDeviceBound"];

describe.each(presets)("%s decides on", (preset) => {
  it.each(rows)("%s", (_, credential, evidence, denials) => {
    const assurance = assessAssurance(credential, evidence);
    const reasons = denials[preset].split(" ").filter(Boolean);
    expect(decideCredential(credential, evidence, demands[preset])).toEqual(
      reasons.length === 0 ? { outcome: "allow", assurance } : { outcome: "deny", reasons, assurance },
    );
  });
});

describe("a model that no metadata list", () => {
  it.each<[string, AssuranceEvidence["model"]]>([
    ["without metadata", undefined],
    ["with clean metadata", clean],
  ])("is allowed %s", (_, model) => {
    expect(decideCredential(attested, { userVerified: true, model }, outsideMetadata).outcome).toBe("allow");
  });

  it.each<[string, AssuranceSubject, AssuranceEvidence["model"]]>([
    ["model-revoked", attested, withStatuses("REVOKED")],
    ["attestation-untrusted", claimed, undefined],
    ["model-status-missing", { ...attested, attestation: trusted("packed", otherAaguid) }, undefined],
  ])("is denied for %s", (reason, credential, model) => {
    expect(decideCredential(credential, { userVerified: true, model }, outsideMetadata)).toMatchObject({
      outcome: "deny",
      reasons: [reason],
    });
  });
});

function listing(...allowedModels: readonly unknown[]): CredentialDemand {
  return { policy: "attestedDeviceBound", allowedModels: allowedModels as unknown as [AllowedModel] };
}

it.each<[string, CredentialDemand]>([
  ["policy must", { policy: "devicebound" as "deviceBound" }],
  ["policy must", { policy: "toString" as "deviceBound" }],
  ["allowedModels must", listing()],
  ["allowedModels must", listing({ aaguid: "YubiKey 5", metadata: "required" })],
  ["allowedModels must", listing({ aaguid: `${aaguid}0`, metadata: "required" })],
  ["allowedModels must", listing({ aaguid: "00000000-0000-0000-0000-000000000000", metadata: "required" })],
  ["metadata must", listing({ aaguid })],
])("tells the programmer: %s", (message, demand) => {
  expect(() => decideCredential(attested, verified, demand)).toThrow(TypeError);
  expect(() => decideCredential(attested, verified, demand)).toThrow(message);
});
