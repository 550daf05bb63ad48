import type { SignatureVerifier } from "../signature/signature-verifier.js";

/**
 * Which credentials a relying party takes: every passkey, or only those whose key stays in one authenticator.
 *
 * `deviceBound` refuses credentials that say of themselves that they can be backed up (BE). Only a trusted attestation
 * makes more than a claim of it.
 */
export type CredentialPolicy = "passkey" | "deviceBound";

/** What a relying party expects of both ceremonies. User verification is always expected. */
export interface ExpectedCeremony {
  /** The bytes sent in the options of this ceremony, at least 16. Taken from the store once, before verification. */
  readonly challenge: Uint8Array;
  /**
   * Origins as clients write them, for example `https://idp.example.com`; compared byte for byte.
   * An application identifier such as `android:apk-key-hash:…` is an origin too.
   */
  readonly origins: readonly [string, ...string[]];
  /** The RP ID, for example `example.com`. */
  readonly rpId: string;
  readonly policy: CredentialPolicy;
  /** Pages of other origins that may show the ceremony in a frame. Default: none may. */
  readonly crossOrigin?: ExpectedCrossOrigin;
  /** Verifiers of algorithms that the runtime lacks; none by default, and then such algorithms are refused. */
  readonly signatureVerifiers?: readonly SignatureVerifier[];
}

/**
 * Which pages may frame a ceremony of ours. The page must also be let in by `frame-ancestors`, and its frame by Permissions Policy.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-validating-origin | WebAuthn Level 3 §13.4.9}
 */
export interface ExpectedCrossOrigin {
  /** The origins of the pages at the top, compared byte for byte. */
  readonly topOrigins: readonly string[];
  /** Takes also clients that do not say which page frames the ceremony: then it may be any. */
  readonly insecureAllowUnnamedTopOrigin?: boolean;
}

/**
 * Makes sure that the programmer's expectations can be met by an honest client and by no other.
 *
 * @throws TypeError when they cannot: that is no fault of whoever answers.
 */
export function checkExpectedCeremony(expected: ExpectedCeremony): void {
  checkChallengeLength(expected.challenge);
  if (expected.origins.length === 0 || !expected.origins.every(isSerializedOrigin)) {
    throw new TypeError("origins must be serialized origins, without a path, for example https://idp.example.com");
  }
  if (expected.crossOrigin?.topOrigins.every(isSerializedOrigin) === false) {
    throw new TypeError("topOrigins must be serialized origins, without a path, for example https://app.example.com");
  }
  if (expected.rpId === "") throw new TypeError("rpId must not be empty");
  if (!policies.includes(expected.policy)) throw new TypeError(`policy must be one of ${policies.join(", ")}`);
}

/** Refuses challenges that could be guessed ([WebAuthn] "Cryptographic Challenges"). */
export function checkChallengeLength(challenge: Uint8Array): void {
  if (challenge.length < 16) throw new TypeError("challenge must have at least 16 bytes");
}

/** Refuses user handles outside the 1 to 64 bytes that clients take ([WebAuthn] §5.4.3). */
export function checkUserHandleLength(userHandle: Uint8Array): void {
  if (userHandle.length < 1 || userHandle.length > 64) throw new TypeError("a user handle has 1 to 64 bytes");
}

const policies: readonly CredentialPolicy[] = ["passkey", "deviceBound"];

function isSerializedOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  // "null" is what the URL standard calls the origin of schemes that are not the web's: compared as they stand.
  return url.origin === "null" || url.origin === origin;
}
