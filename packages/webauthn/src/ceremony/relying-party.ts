import type { CredentialPreset } from "../assurance/credential-presets.js";
import { credentialPresets } from "../assurance/credential-presets.js";
import type { UserVerificationRequirement } from "../request/stored-request.js";
import type { ExpectedCrossOrigin } from "./expected-cross-origin.js";

/** Us, in every ceremony. */
export interface RelyingParty {
  /** The RP ID: a domain, for example `example.com`, to which the credentials belong for ever. */
  readonly id: string;
  /**
   * Where ceremonies may begin: origins as clients write them, for example `https://idp.example.com`, compared byte for byte. An
   * application's identifier such as `android:apk-key-hash:…` is an origin too.
   */
  readonly origins: readonly [string, ...string[]];
}

/** What beginning either ceremony takes. */
export interface CeremonyTerms {
  /** On which of the origins it begins; can be left out where there is one. It has to end there. */
  readonly origin?: string;
  readonly policy: CredentialPreset;
  /** Takes an answer also when the authenticator did not verify its user: whoever finds the device can then answer. */
  readonly insecureUserVerification?: "preferred" | "discouraged";
  /** Pages of other origins that may show the ceremony in a frame. Default: none may. */
  readonly crossOrigin?: ExpectedCrossOrigin;
  /** How long the person may take, 10 to 3600 seconds; 300 by default. */
  readonly lifetimeSeconds?: number;
  /** What comes back with the request when the ceremony is finished. The client never sees it, unless you send it. */
  readonly context?: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** The members that the requests of both ceremonies get from the terms. */
interface CommonMembers {
  readonly origin: string;
  readonly policy: CredentialPreset;
  readonly userVerification: UserVerificationRequirement;
  readonly crossOrigin?: ExpectedCrossOrigin;
  readonly expiresAt: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** How long a person may take: time enough to find the security key, and what browsers wait by default. */
export const defaultLifetimeSeconds = 300;

/**
 * Makes sure that an honest client can meet the terms and no other can, and writes them down.
 *
 * @throws TypeError when they make no sense.
 */
export function agreeOnTerms(relyingParty: RelyingParty, terms: CeremonyTerms): CommonMembers {
  const { policy, insecureUserVerification = "required", crossOrigin, context, now } = terms;
  const { lifetimeSeconds = defaultLifetimeSeconds } = terms;
  if (relyingParty.id === "") throw new TypeError("relyingParty.id must not be empty");
  if (!Object.hasOwn(credentialPresets, policy)) {
    throw new TypeError(`policy must be one of ${Object.keys(credentialPresets).join(", ")}`);
  }
  if (!userVerificationRequirements.includes(insecureUserVerification)) {
    throw new TypeError("insecureUserVerification must be preferred or discouraged, or left out");
  }
  if (crossOrigin?.topOrigins.every(isSerializedOrigin) === false) {
    throw new TypeError("topOrigins must be serialized origins, without a path, for example https://app.example.com");
  }
  if (!(lifetimeSeconds >= 10 && lifetimeSeconds <= 3600)) {
    throw new TypeError("lifetimeSeconds must be 10 to 3600");
  }
  return {
    origin: chooseOrigin(relyingParty, terms.origin),
    policy,
    userVerification: insecureUserVerification,
    ...(crossOrigin !== undefined && { crossOrigin }),
    expiresAt: new Date(now.getTime() + lifetimeSeconds * 1000).toISOString(),
    ...(context !== undefined && { context }),
  };
}

/** A ceremony ends on the origin where it began: one page of ours cannot finish what another one began. */
function chooseOrigin({ origins }: RelyingParty, origin: string | undefined): string {
  if (origins.length === 0 || !origins.every(isSerializedOrigin)) {
    throw new TypeError("origins must be serialized origins, without a path, for example https://idp.example.com");
  }
  if (origin === undefined && origins.length > 1) throw new TypeError("origin must say which of the origins it is");
  const chosen = origin ?? origins[0];
  if (!origins.includes(chosen)) throw new TypeError("origin must be one of the origins");
  return chosen;
}

function isSerializedOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  // "null" is what the URL standard calls the origin of schemes that are not the web's: compared as they stand.
  return url.origin === "null" || url.origin === origin;
}

const userVerificationRequirements: readonly UserVerificationRequirement[] = ["required", "preferred", "discouraged"];
