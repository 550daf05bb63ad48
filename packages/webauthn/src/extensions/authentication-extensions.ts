import { checkAppId, checkBase64urlInput, checkInputNames, checkSwitch } from "./input-members.js";
import { maxLargeBlobLength } from "./large-blob.js";
import { checkPrfValues, type PrfValues } from "./prf-values.js";

/**
 * Extensions to ask for when a credential is used, in the JSON form that options carry.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-defined-client-extensions | WebAuthn Level 3 §10.1}
 */
export interface AuthenticationExtensions {
  /** AppID under which credentials of U2F were made, for example `https://example.com/appid.json`: they may answer too. */
  readonly appid?: string;
  /** What to derive secrets from: for any credential, or by credential ID (base64url), which goes first. */
  readonly prf?: { readonly eval?: PrfValues; readonly evalByCredential?: Readonly<Record<string, PrfValues>> };
  /** Reads the blob beside the credential, or writes one (base64url) over it. */
  readonly largeBlob?: { readonly read: true } | { readonly write: string };
}

/** What came of the extensions that were asked for. An output that is not there was not given. */
export interface AuthenticationExtensionResults {
  readonly claimed: ClaimedAuthenticationOutputs;
}

/**
 * What only the client says: a page can make it up.
 *
 * There is nothing of `prf` in it: the secrets belong to the page, and a response that carries them is read without them.
 */
export interface ClaimedAuthenticationOutputs {
  /** Whether the hash in the authenticator data is that of the AppID, in the place of the RP ID ([WebAuthn] §10.1.1). */
  readonly appid?: boolean;
  /** What was read, base64url, where a blob was there and asked for; or whether it was written. */
  readonly largeBlob?: { readonly blob?: string; readonly written?: boolean };
}

/**
 * Refuses extension inputs that clients would refuse or not understand.
 *
 * @param allowCredentials - the credential IDs that the options name, base64url; none where the person picks.
 * @throws TypeError
 */
export function checkAuthenticationExtensions(
  inputs: AuthenticationExtensions,
  allowCredentials: readonly string[],
): void {
  checkInputNames(inputs, names, "extensions");
  if (inputs.appid !== undefined) checkAppId(inputs.appid, "appid");
  if (inputs.prf !== undefined) checkPrf(inputs.prf, allowCredentials);
  if (inputs.largeBlob !== undefined) checkLargeBlob(inputs.largeBlob, allowCredentials);
}

function checkPrf(prf: NonNullable<AuthenticationExtensions["prf"]>, allowCredentials: readonly string[]): void {
  checkInputNames(prf, ["eval", "evalByCredential"], "prf");
  if (prf.eval !== undefined) checkPrfValues(prf.eval, "prf.eval");
  const { evalByCredential = {} } = prf;
  checkInputNames(evalByCredential, allowCredentials, "prf.evalByCredential");
  Object.values(evalByCredential).forEach((values) => {
    checkPrfValues(values, "prf.evalByCredential");
  });
}

function checkLargeBlob(
  largeBlob: NonNullable<AuthenticationExtensions["largeBlob"]>,
  allowCredentials: readonly string[],
): void {
  if ("read" in largeBlob) {
    checkInputNames(largeBlob, ["read"], "largeBlob");
    checkSwitch(largeBlob.read, "largeBlob.read");
    return;
  }
  checkInputNames(largeBlob, ["write"], "largeBlob");
  checkBase64urlInput(largeBlob.write, "largeBlob.write", maxLargeBlobLength);
  if (allowCredentials.length !== 1) throw new TypeError("largeBlob.write needs allowCredentials with one credential");
}

const names: readonly (keyof AuthenticationExtensions)[] = ["appid", "prf", "largeBlob"];
