import type { Certificate } from "../certificate/certificate.js";
import type { PolicyInputs } from "../policy/policy-state.js";
import type { Revocation } from "../revocation/revocation.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";

/** What decides whether a path holds. */
export interface ExpectedCertificatePath {
  /** Certificates that may stand between, in any order, from anyone: they are never trusted by themselves. */
  readonly intermediates: readonly Certificate[];
  /** The certificates trusted by themselves. The leaf is accepted without an issuer only if it is one of them. */
  readonly trustAnchors: readonly Certificate[];
  /** The time at which each certificate must be valid. */
  readonly at: Date;
  /**
   * OIDs of purposes, all of which the leaf, and every authority that is limited to purposes, must be allowed for. A leaf that is
   * not limited is. `[]` asks for none.
   */
  readonly extendedKeyUsage: readonly string[];
  /** How revocation is looked at. */
  readonly revocation: Revocation;
  /** Which certificate policies the path must hold for. Default: any, and none is needed. */
  readonly policies?: PolicyInputs;
  /**
   * OIDs of further extensions that the caller reads and obeys, which so may be critical. Obeyed here are basicConstraints, keyUsage,
   * subjectAltName (as far as name constraints go: who it names is the caller's), nameConstraints, certificatePolicies,
   * policyMappings, policyConstraints and inhibitAnyPolicy; extKeyUsage if a purpose is asked for, and cRLDistributionPoints if
   * revocation is looked at. Default: none.
   */
  readonly understoodExtensions?: readonly string[];
  /** Which signatures and keys are believed. Default: only what is sound. */
  readonly signatures?: SignaturePolicy;
  /**
   * Whether certificates must also be made as [RFC5280] §4 asks of issuers, e.g. with the identifiers of keys, and with
   * subjectAltName in its syntax. Default: `rfc5280`.
   */
  readonly certificateProfile?: "rfc5280" | "unchecked";
  /** How many authorities, not self-issued, may stand between leaf and trust anchor. Default: as the authorities say. */
  readonly maximumPathLength?: number;
}
