import type { VerifiedAuthentication } from "../authentication/verified-authentication.js";
import type { Assurance, AssuranceReason } from "./assurance.js";

/** What may be said to others about an authentication: never more than was proven. */
export interface AuthenticationDescription {
  /** SAML authentication context classes that hold, from the weakest to the strongest. */
  readonly authnContextClassRefs: readonly string[];
  /** Values for the claim `amr` ([RFC8176] §2). */
  readonly amr: readonly AuthenticationMethod[];
  readonly factors: AuthenticationFactors;
}

/**
 * Methods that a WebAuthn ceremony can prove ([RFC8176] §2, `pop` by [EAP]). Which biometric it was, or whether it was a
 * PIN, no ceremony proves.
 */
export type AuthenticationMethod = "pop" | "hwk" | "swk" | "user" | "mfa";

/** Which factors are behind an authentication. */
export interface AuthenticationFactors {
  /** Something that the user has; `claimed` when keys of this model are known to have left it. */
  readonly possession: "proven" | "claimed";
  /** Something that the user is or knows. WebAuthn does not tell which: it stays in the authenticator. */
  readonly inherenceOrKnowledge: "proven" | "claimed" | "absent";
}

/**
 * Says in the words of SAML and OpenID Connect what an authentication proved.
 *
 * The flags UP and UV are the authenticator's word, so a user's presence and a second factor are proven only by attested
 * hardware. A synced passkey has proven possession of a key, no more, and `unspecified` in SAML.
 *
 * @param assurance - of the same credential, assessed for this authentication.
 * @throws TypeError when it is of another credential, or of an authentication that verified its user and this one did not.
 * @see {@link https://www.rfc-editor.org/rfc/rfc8176#section-2 | RFC 8176 §2}
 * @see {@link https://refeds.org/profile/mfa | REFEDS MFA Profile}
 */
export function describeAuthentication(proof: VerifiedAuthentication, assurance: Assurance): AuthenticationDescription {
  if (proof.credentialId !== assurance.credentialId) {
    throw new TypeError("assurance must be of the credential that was used");
  }
  if (!proof.userVerified && assurance.userVerification !== "absent") {
    throw new TypeError("assurance must be assessed for this authentication, which did not verify its user");
  }
  const isTwoFactor = assurance.userVerification === "attested";
  return {
    authnContextClassRefs: isTwoFactor ? [unspecified, refedsMfa] : [unspecified],
    amr: authenticationMethods(assurance),
    factors: {
      possession: assurance.reasons.some((reason) => notPossessed.includes(reason)) ? "claimed" : "proven",
      inherenceOrKnowledge: isTwoFactor ? "proven" : assurance.userVerification,
    },
  };
}

/** A key is said to be in software when its vendor says so, and not for want of an attestation. */
function authenticationMethods({ level, reasons, userVerification }: Assurance): readonly AuthenticationMethod[] {
  const isHardware = level === "attested-hardware";
  const methods: readonly (readonly [AuthenticationMethod, boolean])[] = [
    ["pop", true],
    ["hwk", isHardware],
    ["swk", reasons.includes("key-protection-software")],
    ["user", isHardware],
    ["mfa", userVerification === "attested"],
  ];
  return methods.filter(([, holds]) => holds).map(([method]) => method);
}

const notPossessed: readonly AssuranceReason[] = ["model-revoked", "user-key-compromised"];

/** Of [SAMLAuthnCxt] §3.4 no other class fits: its public keys are X.509, SPKI, PGP and XML Signature. */
const unspecified = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

const refedsMfa = "https://refeds.org/profile/mfa";
