import type { TrustedAttestation } from "../attestation/verified-attestation.js";
import { assessAssurance } from "./assess-assurance.js";
import type { Assurance, AssuranceEvidence, AssuranceReason, AssuranceSubject } from "./assurance.js";
import { credentialPresets, type CredentialPreset } from "./credential-presets.js";

/** A model that a relying party takes. */
export interface AllowedModel {
  /** UUID, for example `08987058-cadc-4b81-b6e1-30de50dcbe96`. */
  readonly aaguid: string;
  /**
   * `required` takes it only with metadata that are clean. `none-published` takes it without, for models that no metadata
   * list: of managed Apple devices, for example, the organisation's own CA knows best. When metadata turn up all the
   * same, they count.
   */
  readonly metadata: "required" | "none-published";
}

/** What a relying party demands of a credential. */
export type CredentialDemand =
  | { readonly policy: Exclude<CredentialPreset, "attestedDeviceBound"> }
  | { readonly policy: "attestedDeviceBound"; readonly allowedModels: readonly [AllowedModel, ...AllowedModel[]] };

/**
 * Why a credential is not taken: a reason of its assurance that the preset does not accept, or `model-not-allowed` for a
 * model that is not on the list.
 */
export type CredentialDenial = AssuranceReason | "model-not-allowed";

/** Whether a credential is taken. */
export type CredentialDecision =
  | { readonly outcome: "allow"; readonly assurance: Assurance }
  | {
      readonly outcome: "deny";
      /** All that apply. */
      readonly reasons: readonly [CredentialDenial, ...CredentialDenial[]];
      readonly assurance: Assurance;
    };

/**
 * Decides whether a credential is good enough, when it is enrolled and each time that it is used.
 *
 * @throws TypeError when the demand has no meaning, or `evidence.model` is another model than that of the record.
 */
export function decideCredential(
  credential: AssuranceSubject,
  evidence: AssuranceEvidence,
  demand: CredentialDemand,
): CredentialDecision {
  checkDemand(demand);
  const assurance = assessAssurance(credential, evidence);
  const [reason, ...others] = findDenials(credential, assurance, demand);
  return reason === undefined
    ? { outcome: "allow", assurance }
    : { outcome: "deny", reasons: [reason, ...others], assurance };
}

function findDenials(
  { attestation }: AssuranceSubject,
  { reasons }: Assurance,
  demand: CredentialDemand,
): readonly CredentialDenial[] {
  const accepted = credentialPresets[demand.policy];
  const denials: CredentialDenial[] = reasons.filter((reason) => !accepted.includes(reason));
  // What is not attested has been denied for that, and its claim of a model is not looked at.
  if (demand.policy !== "attestedDeviceBound" || !attestation.trusted) return denials;
  const model = findAllowedModel(attestation, demand.allowedModels);
  if (model === undefined) return [...denials, "model-not-allowed"];
  return model.metadata === "required" ? denials : denials.filter((denial) => denial !== "model-status-missing");
}

/** A model counts only when it is attested: any program can name one that is on the list. */
function findAllowedModel(
  { aaguid }: TrustedAttestation,
  allowedModels: readonly AllowedModel[],
): AllowedModel | undefined {
  return allowedModels.find((allowed) => allowed.aaguid.toLowerCase() === aaguid);
}

function checkDemand(demand: CredentialDemand): void {
  if (!Object.hasOwn(credentialPresets, demand.policy)) {
    throw new TypeError(`policy must be one of ${Object.keys(credentialPresets).join(", ")}`);
  }
  if (demand.policy === "attestedDeviceBound") checkAllowedModels(demand.allowedModels);
}

/** The AAGUID of zeros stands for no model, so no list has it. */
function checkAllowedModels(models: readonly AllowedModel[]): void {
  if (models.length === 0 || !models.every(({ aaguid }) => uuid.test(aaguid) && /[1-9a-f]/i.test(aaguid))) {
    throw new TypeError("allowedModels must have the AAGUID of each model, which is a UUID and not zero");
  }
  if (!models.every(({ metadata }) => metadataDemands.includes(metadata))) {
    throw new TypeError(`metadata must be one of ${metadataDemands.join(", ")}`);
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const metadataDemands: readonly AllowedModel["metadata"][] = ["required", "none-published"];
