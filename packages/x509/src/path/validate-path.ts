import type { Certificate } from "../certificate/certificate.js";
import { sameName } from "../name/same-name.js";
import { constrainedNames } from "../name-constraints/constrained-names.js";
import { checkNames, narrowNames, type NameConstraintsState } from "../name-constraints/name-constraints-state.js";
import {
  countDown,
  finishPolicies,
  initialPolicyState,
  limitPolicies,
  processPolicies,
  processPolicyMappings,
  type PolicyState,
} from "../policy/policy-state.js";
import { checkProfile } from "../profile/check-profile.js";
import { parsePublicKeyKind } from "../signature/public-key-kind.js";
import { checkPublicKey } from "../signature/public-key.js";
import {
  checkBasicConstraints,
  checkExtendedKeyUsage,
  checkKeyCertSign,
  checkValidity,
  countPathLength,
  limitPathLength,
} from "./checks.js";
import { checkCriticalExtensions } from "./critical-extensions.js";
import type { Effort } from "./effort.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import type { CandidatePath } from "./path-sources.js";
import { positioned } from "./positioned.js";

/** What the validation of one path asks. */
export interface PathValidation {
  readonly expected: ExpectedCertificatePath;
  readonly effort: Effort;
  /** Checks that a certificate below the trust anchor is not revoked; those above it are valid already. */
  readonly checkRevocation: (step: PathStep) => void;
}

/** One certificate of a path, and where it stands. */
export interface PathStep {
  readonly certificate: Certificate;
  /** Its issuer first, the trust anchor last. None above the trust anchor itself. */
  readonly issuers: readonly Certificate[];
  readonly isLeaf: boolean;
  readonly isTrustAnchor: boolean;
  readonly isSelfIssued: boolean;
}

/**
 * Validates a path whose names chain and whose signatures verify ([RFC5280] §6.1.3 (a)(1), (4)), from the trust anchor down.
 *
 * The trust anchor is not part of the path of the standard. Here it is a certificate, and what it says of itself is held against
 * it: validity, purposes, critical extensions, basicConstraints, keyUsage, what it limits, and its profile.
 *
 * @returns the policies that the path holds for.
 * @throws {@link X509Error} the first check that fails, with its position.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.1 | RFC 5280 §6.1}
 */
export function validatePath(path: CandidatePath, validation: PathValidation): readonly string[] {
  const { policies = {} } = validation.expected;
  let state = initialState(path, validation.expected); //                                  §6.1.2
  for (const [position, certificate] of [...path.entries()].reverse()) {
    const step = stepAt(path, position, certificate);
    state = positioned(position, () => validateCertificate(state, step, validation));
  }
  return positioned(0, () => finishPolicies(state.policies, path[0], policies)); //        §6.1.5 (a)–(b), (g)
}

/** What is carried from the trust anchor down. */
interface PathState {
  readonly names: NameConstraintsState;
  readonly policies: PolicyState;
  readonly maximumPathLength: number;
}

function initialState({ length }: CandidatePath, expected: ExpectedCertificatePath): PathState {
  const { policies = {}, maximumPathLength = length } = expected;
  return { names: [], policies: initialPolicyState(policies, length - 1), maximumPathLength };
}

function stepAt(path: CandidatePath, position: number, certificate: Certificate): PathStep {
  return {
    certificate,
    issuers: path.slice(position + 1),
    isLeaf: position === 0,
    isTrustAnchor: position === path.length - 1,
    isSelfIssued: sameName(certificate.subject, certificate.issuer),
  };
}

function validateCertificate(state: PathState, step: PathStep, validation: PathValidation): PathState {
  const { certificate, isLeaf } = step;
  const { expected } = validation;

  checkValidity(certificate, expected.at); //                                              §6.1.3 (a)(2)
  const processed = step.isTrustAnchor ? state : processCertificate(state, step, validation);
  const next = isLeaf ? processed : prepareForNext(processed, step);
  if (isLeaf) checkLeafKey(certificate, expected); //                                      §6.1.5 (c)–(d)
  checkCriticalExtensions(certificate, expected, { isLeaf }); //                           §6.1.4 (o), §6.1.5 (e)–(f)
  checkExtendedKeyUsage(certificate, expected.extendedKeyUsage, { isLeaf }); //            §4.2.1.12
  if (expected.certificateProfile !== "unchecked") checkProfile(certificate, step); //     §4
  return next;
}

/** The leaf's key is held to the same policy as those above it. It is not imported: that is for who uses it. */
function checkLeafKey({ subjectPublicKeyInfo }: Certificate, { signatures = {} }: ExpectedCertificatePath): void {
  checkPublicKey({ kind: parsePublicKeyKind(subjectPublicKeyInfo) }, signatures);
}

/** §6.1.3 (a)(3), (b)–(f). */
function processCertificate(state: PathState, step: PathStep, validation: PathValidation): PathState {
  const { certificate, isLeaf, isSelfIssued } = step;
  validation.checkRevocation(step); //                                                     §6.1.3 (a)(3)
  if (isLeaf || !isSelfIssued) checkNamesOf(state, step, validation); //                   §6.1.3 (b)–(c)
  const policies = processPolicies(state.policies, certificate, step); //                  §6.1.3 (d)–(f)
  return { ...state, policies };
}

function checkNamesOf({ names }: PathState, step: PathStep, { expected, effort }: PathValidation): void {
  if (names.length === 0) return;
  // Only who looks for a TLS server takes a common name for its host, and only the leaf's ([RFC6125] §6.4.4).
  const isHost = step.isLeaf && expected.extendedKeyUsage.includes(serverAuth);
  checkNames(names, constrainedNames(step.certificate, { isHost }), effort);
}

/** §6.1.4 (a)–(n). The trust anchor is not counted and maps no policies, but its limits hold. */
function prepareForNext(state: PathState, { certificate, isTrustAnchor, isSelfIssued }: PathStep): PathState {
  const isCounted = !isTrustAnchor && !isSelfIssued;
  const mapped = isTrustAnchor ? state.policies : processPolicyMappings(state.policies, certificate); // (a)–(b)
  const names = narrowNames(state.names, certificate); //                                  (g)
  const policies = limitPolicies(isCounted ? countDown(mapped) : mapped, certificate); //  (h)–(j)
  checkBasicConstraints(certificate, { isTrustAnchor }); //                                (k)
  const length = isCounted ? countPathLength(state.maximumPathLength) : state.maximumPathLength; // (l)
  const maximumPathLength = limitPathLength(length, certificate); //                       (m)
  checkKeyCertSign(certificate); //                                                        (n)
  return { names, policies, maximumPathLength };
}

const serverAuth = "1.3.6.1.5.5.7.3.1";
