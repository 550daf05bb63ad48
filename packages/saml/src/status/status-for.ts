import { statusCode } from "./status-code.js";

/**
 * Which status to answer with, by its second level.
 *
 * The standard says in words only which first level goes with a second one. This table takes Requester where the request
 * itself has to change and Responder where the same request could succeed elsewhere or later; service providers compare
 * both levels for NoPassive, and expect Responder there. A logout is a Success even if it was partial: the session of
 * whoever asked has ended.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.2.2, §3.7.3.2}
 */
export const statusFor = {
  authnFailed: { code: statusCode.responder, subcode: statusCode.authnFailed },
  invalidAttrNameOrValue: { code: statusCode.requester, subcode: statusCode.invalidAttrNameOrValue },
  invalidNameIDPolicy: { code: statusCode.requester, subcode: statusCode.invalidNameIDPolicy },
  noAuthnContext: { code: statusCode.responder, subcode: statusCode.noAuthnContext },
  noAvailableIDP: { code: statusCode.responder, subcode: statusCode.noAvailableIDP },
  noPassive: { code: statusCode.responder, subcode: statusCode.noPassive },
  noSupportedIDP: { code: statusCode.responder, subcode: statusCode.noSupportedIDP },
  partialLogout: { code: statusCode.success, subcode: statusCode.partialLogout },
  proxyCountExceeded: { code: statusCode.responder, subcode: statusCode.proxyCountExceeded },
  requestDenied: { code: statusCode.responder, subcode: statusCode.requestDenied },
  requestUnsupported: { code: statusCode.requester, subcode: statusCode.requestUnsupported },
  requestVersionDeprecated: { code: statusCode.versionMismatch, subcode: statusCode.requestVersionDeprecated },
  requestVersionTooHigh: { code: statusCode.versionMismatch, subcode: statusCode.requestVersionTooHigh },
  requestVersionTooLow: { code: statusCode.versionMismatch, subcode: statusCode.requestVersionTooLow },
  resourceNotRecognized: { code: statusCode.requester, subcode: statusCode.resourceNotRecognized },
  tooManyResponses: { code: statusCode.responder, subcode: statusCode.tooManyResponses },
  unknownAttrProfile: { code: statusCode.requester, subcode: statusCode.unknownAttrProfile },
  unknownPrincipal: { code: statusCode.requester, subcode: statusCode.unknownPrincipal },
  unsupportedBinding: { code: statusCode.requester, subcode: statusCode.unsupportedBinding },
} as const;
