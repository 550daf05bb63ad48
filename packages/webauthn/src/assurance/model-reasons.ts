import { compromisingStatuses, otherStatuses } from "../metadata/authenticator-status.js";
import type { AssuranceReason, AuthenticatorModel } from "./assurance.js";

/** What metadata say about an attested model: all of it counts. */
export function attestedModelReasons(model: AuthenticatorModel | undefined): readonly AssuranceReason[] {
  if (model === undefined || model.statuses.length === 0) return ["model-status-missing"];
  const compromises = compromiseReasons(model);
  const unrecognised = model.statuses.some((status) => !isRecognised(status));
  return [
    ...(compromises.length === 0 ? (["model-status-clean"] as const) : []),
    ...(unrecognised ? (["model-status-unrecognised"] as const) : []),
    ...compromises,
    ...keyProtectionReasons(model.keyProtection),
  ];
}

/**
 * What metadata say about a model that is only claimed: nobody claims a compromised model to look better, so what is bad
 * counts, and what is good does not.
 */
export function claimedModelReasons(model: AuthenticatorModel | undefined): readonly AssuranceReason[] {
  return model === undefined ? [] : compromiseReasons(model);
}

function compromiseReasons({ statuses }: AuthenticatorModel): readonly AssuranceReason[] {
  return compromises.filter(([, names]) => statuses.some((status) => names.includes(status))).map(([reason]) => reason);
}

function isRecognised(status: string): boolean {
  return otherStatuses.has(status) || compromisingStatuses.has(status);
}

function keyProtectionReasons(keyProtection: readonly string[] | undefined): readonly AssuranceReason[] {
  if (keyProtection === undefined) return [];
  if (keyProtection.includes("software")) return ["key-protection-software"];
  return keyProtection.some((it) => hardwareProtection.includes(it)) ? [] : ["key-protection-unclear"];
}

/** The reason of each compromising status. */
const compromises: readonly (readonly [AssuranceReason, readonly string[]])[] = [
  ["model-revoked", ["REVOKED"]],
  ["user-key-compromised", ["USER_KEY_REMOTE_COMPROMISE", "USER_KEY_PHYSICAL_COMPROMISE"]],
  ["attestation-key-compromised", ["ATTESTATION_KEY_COMPROMISE"]],
  ["user-verification-bypassed", ["USER_VERIFICATION_BYPASS"]],
];

/** [FIDORegistry] §3.2. `remote_handle` says where a key is kept while it is at rest, not what protects it. */
const hardwareProtection: readonly string[] = ["hardware", "tee", "secure_element"];
