import type { CredentialPreset } from "../assurance/credential-presets.js";
import type { ExpectedCrossOrigin } from "../ceremony/expected-cross-origin.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
import type { AuthenticationExtensions } from "../extensions/authentication-extensions.js";
import type { RegistrationExtensions } from "../extensions/registration-extensions.js";

/**
 * What a ceremony was begun for: plain JSON, which JSON and back does not change. It stays on the server, or goes through
 * the client under seal, and its verifier believes nothing else about what was asked.
 */
export type StoredRequest = RegistrationRequest | AuthenticationRequest;

/** What a registration was begun for. */
export interface RegistrationRequest extends CeremonyRequest {
  readonly purpose: "registration";
  /** Whose credential this becomes; base64url. */
  readonly userHandle: string;
  /** The client is not trusted to have obeyed these. */
  readonly algorithms: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  /** IDs of the credentials that the user has already, base64url. */
  readonly excludeCredentials: readonly string[];
  /** `conditional`: the client may make a passkey without asking the person, so that UP is not demanded. */
  readonly mediation?: "conditional";
  readonly extensions?: RegistrationExtensions;
}

/** What an authentication was begun for. */
export interface AuthenticationRequest extends CeremonyRequest {
  readonly purpose: "authentication";
  /** Who has to answer, base64url; absent when whoever has a passkey may. */
  readonly userHandle?: string;
  /** IDs of the credentials that may answer, base64url; absent when any may. */
  readonly allowCredentials?: readonly string[];
  readonly extensions?: AuthenticationExtensions;
}

/** What the requests of both ceremonies say. */
export interface CeremonyRequest {
  /** 32 random bytes in base64url. */
  readonly challenge: string;
  readonly rpId: string;
  /** The one origin on which the ceremony was begun. */
  readonly origin: string;
  readonly policy: CredentialPreset;
  readonly userVerification: UserVerificationRequirement;
  /** Pages of other origins that may show the ceremony in a frame; absent when none may. */
  readonly crossOrigin?: ExpectedCrossOrigin;
  /** From when the answer is too late; ISO 8601. */
  readonly expiresAt: string;
  /** What the application wants back when the ceremony is finished, for example where the person was going. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether the authenticator has to verify its user. By anything but `required`, an answer without is taken.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#enumdef-userverificationrequirement | WebAuthn Level 3 §5.8.6}
 */
export type UserVerificationRequirement = "required" | "preferred" | "discouraged";

declare const taken: unique symbol;

/**
 * A request that nobody else gets any more, and that had not expired: its challenge is fresh. Only {@link takeRequest} and
 * {@link openRequest} make one.
 */
export type Taken<Request extends StoredRequest> = Request & { readonly [taken]: true };

/** Whether it is too late for an answer. An instant that is none is too late for any. */
export function hasExpired({ expiresAt }: StoredRequest, now: Date): boolean {
  return !(now < new Date(expiresAt));
}
