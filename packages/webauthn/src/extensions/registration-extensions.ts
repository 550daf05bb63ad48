import { credentialProtectionPolicies, type CredentialProtectionPolicy } from "./credential-protection.js";
import { checkAppId, checkChoice, checkInputNames, checkSwitch } from "./input-members.js";
import { checkPrfValues, type PrfValues } from "./prf-values.js";

/**
 * Extensions to ask for when a credential is made, in the JSON form that options carry.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-defined-client-extensions | WebAuthn Level 3 §10.1} and
 * {@link https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#sctn-defined-extensions | CTAP 2.1 §12},
 * which defines `credentialProtectionPolicy` and `minPinLength`.
 */
export interface RegistrationExtensions {
  /** Asks whether the credential is discoverable. */
  readonly credProps?: true;
  /** When the authenticator shall ask who is there before it uses the credential, whatever a client says. */
  readonly credentialProtectionPolicy?: CredentialProtectionPolicy;
  /**
   * Wants no credential rather than one that the authenticator protects less; a registration without the policy is refused.
   * Many authenticators that are part of a device do not know the extension. Default: the policy is a wish.
   */
  readonly enforceCredentialProtectionPolicy?: boolean;
  /** Asks whether the credential can derive secrets for the page, and for some at once where that can be done. */
  readonly prf?: { readonly eval?: PrfValues };
  /** Asks for room beside the credential; by `required`, a registration without is refused. */
  readonly largeBlob?: { readonly support: "required" | "preferred" };
  /** Asks how short a PIN may be. Authenticators tell only the RP IDs that their owner named to them. */
  readonly minPinLength?: true;
  /** AppID under which credentials of U2F were made: an authenticator with one of the excluded makes no other. */
  readonly appidExclude?: string;
}

/** What came of the extensions that were asked for. An output that is not there was not given. */
export interface RegistrationExtensionResults {
  readonly signed: SignedRegistrationOutputs;
  readonly claimed: ClaimedRegistrationOutputs;
}

/** What is in the authenticator data: the authenticator's word as far as the attestation is trusted, and else a claim. */
export interface SignedRegistrationOutputs {
  /** How the credential is protected; an authenticator that does not say protects none more than another. */
  readonly credProtect?: CredentialProtectionPolicy;
  /** The least number of code points in a PIN. */
  readonly minPinLength?: number;
  /** Whether the credential can derive secrets. */
  readonly "hmac-secret"?: boolean;
}

/** What only the client says: a page can make it up. */
export interface ClaimedRegistrationOutputs {
  /** `rk` tells whether the credential is discoverable; clients that do not know leave it out. */
  readonly credProps?: { readonly rk?: boolean };
  /** The secrets themselves belong to the page: a response that carries them is read without them. */
  readonly prf?: { readonly enabled?: boolean };
  readonly largeBlob?: { readonly supported?: boolean };
  /** Whether the client looked for credentials of the AppID. */
  readonly appidExclude?: boolean;
}

/**
 * Refuses extension inputs that clients would refuse or not understand.
 *
 * @throws TypeError
 */
export function checkRegistrationExtensions(inputs: RegistrationExtensions): void {
  checkInputNames(inputs, names, "extensions");
  checkSwitch(inputs.credProps, "credProps");
  checkSwitch(inputs.minPinLength, "minPinLength");
  checkProtection(inputs);
  if (inputs.prf !== undefined) checkPrf(inputs.prf);
  if (inputs.largeBlob !== undefined) checkLargeBlob(inputs.largeBlob);
  if (inputs.appidExclude !== undefined) checkAppId(inputs.appidExclude, "appidExclude");
}

function checkProtection(inputs: RegistrationExtensions): void {
  const { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: enforce } = inputs;
  if (policy !== undefined) checkChoice(policy, credentialProtectionPolicies, "credentialProtectionPolicy");
  if (enforce === undefined) return;
  if (typeof enforce !== "boolean") throw new TypeError("enforceCredentialProtectionPolicy must be a boolean");
  if (policy === undefined) throw new TypeError("enforceCredentialProtectionPolicy needs a credentialProtectionPolicy");
}

function checkPrf(prf: NonNullable<RegistrationExtensions["prf"]>): void {
  checkInputNames(prf, ["eval"], "prf");
  if (prf.eval !== undefined) checkPrfValues(prf.eval, "prf.eval");
}

function checkLargeBlob(largeBlob: NonNullable<RegistrationExtensions["largeBlob"]>): void {
  checkInputNames(largeBlob, ["support"], "largeBlob");
  checkChoice(largeBlob.support, ["required", "preferred"], "largeBlob.support");
}

const names: readonly (keyof RegistrationExtensions)[] = [
  "credProps",
  "credentialProtectionPolicy",
  "enforceCredentialProtectionPolicy",
  "prf",
  "largeBlob",
  "minPinLength",
  "appidExclude",
];
