import { statusFor } from "../status/status-for.js";
import type { ErrorStatus } from "../status/status.js";

/**
 * Why a request is answered with an error instead of an assertion.
 *
 * - `subject-unsupported`: it names its subject in another way than by a NameID, or confirms it.
 * - `name-id-policy-unsupported`: no name can be given in this format, or for somebody else.
 * - `conditions-unsupported`: it wants an assertion that nobody could use.
 * - `authn-context-unsupported`: none of the ways to authenticate satisfies it.
 * - `no-supported-idp`: its list of identity providers is without us.
 * - `proxy-count-exceeded`: the same, and no other could be asked.
 * - `attribute-consuming-service-unknown`: it names a service that is not registered.
 * - `no-passive`: the user would have to be asked, and must not be.
 */
export type AnswerReason =
  | "subject-unsupported"
  | "name-id-policy-unsupported"
  | "conditions-unsupported"
  | "authn-context-unsupported"
  | "no-supported-idp"
  | "proxy-count-exceeded"
  | "attribute-consuming-service-unknown"
  | "no-passive";

/** What to answer, by the reason ([SAMLCore] §3.2.2.2). */
export const answerStatus: Readonly<Record<AnswerReason, ErrorStatus>> = {
  "subject-unsupported": statusFor.requestUnsupported,
  "name-id-policy-unsupported": statusFor.invalidNameIDPolicy,
  "conditions-unsupported": statusFor.requestUnsupported,
  "authn-context-unsupported": statusFor.noAuthnContext,
  "no-supported-idp": statusFor.noSupportedIDP,
  "proxy-count-exceeded": statusFor.proxyCountExceeded,
  "attribute-consuming-service-unknown": statusFor.requestUnsupported,
  "no-passive": statusFor.noPassive,
};
