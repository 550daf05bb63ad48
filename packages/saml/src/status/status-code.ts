/**
 * What became of a request, in the words of SAML: first whose doing it was, then what it was.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.2.2.2}
 */
export const statusCode = {
  /** Top level: the request succeeded. */
  success: "urn:oasis:names:tc:SAML:2.0:status:Success",
  /** Top level: the request has to change. */
  requester: "urn:oasis:names:tc:SAML:2.0:status:Requester",
  /** Top level: whoever answers cannot, or will not. */
  responder: "urn:oasis:names:tc:SAML:2.0:status:Responder",
  /** Top level: the request is of another version of SAML. */
  versionMismatch: "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch",

  /** The user could not be authenticated. */
  authnFailed: "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed",
  /** An attribute of the request has an unexpected name or value. */
  invalidAttrNameOrValue: "urn:oasis:names:tc:SAML:2.0:status:InvalidAttrNameOrValue",
  /** The NameIDPolicy cannot or will not be followed. */
  invalidNameIDPolicy: "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy",
  /** The RequestedAuthnContext cannot be met. */
  noAuthnContext: "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext",
  /** None of the identity providers in the IDPList can be reached. */
  noAvailableIDP: "urn:oasis:names:tc:SAML:2.0:status:NoAvailableIDP",
  /** The user would have to be asked, which IsPassive forbids. */
  noPassive: "urn:oasis:names:tc:SAML:2.0:status:NoPassive",
  /** None of the identity providers in the IDPList is supported. */
  noSupportedIDP: "urn:oasis:names:tc:SAML:2.0:status:NoSupportedIDP",
  /** Not every participant of the session could be logged out. */
  partialLogout: "urn:oasis:names:tc:SAML:2.0:status:PartialLogout",
  /** Another identity provider would be needed, and the ProxyCount forbids to ask it. */
  proxyCountExceeded: "urn:oasis:names:tc:SAML:2.0:status:ProxyCountExceeded",
  /** The request could be answered, but is not. */
  requestDenied: "urn:oasis:names:tc:SAML:2.0:status:RequestDenied",
  /** Requests of this kind are not supported. */
  requestUnsupported: "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported",
  /** The version of the request is not served any more. */
  requestVersionDeprecated: "urn:oasis:names:tc:SAML:2.0:status:RequestVersionDeprecated",
  /** The version of the request is too high. */
  requestVersionTooHigh: "urn:oasis:names:tc:SAML:2.0:status:RequestVersionTooHigh",
  /** The version of the request is too low. */
  requestVersionTooLow: "urn:oasis:names:tc:SAML:2.0:status:RequestVersionTooLow",
  /** The resource of the request is unknown or invalid. */
  resourceNotRecognized: "urn:oasis:names:tc:SAML:2.0:status:ResourceNotRecognized",
  /** The answer would have more elements than can be returned. */
  tooManyResponses: "urn:oasis:names:tc:SAML:2.0:status:TooManyResponses",
  /** The attribute profile is unknown. */
  unknownAttrProfile: "urn:oasis:names:tc:SAML:2.0:status:UnknownAttrProfile",
  /** The principal that the request names is unknown. */
  unknownPrincipal: "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal",
  /** The binding that the request asks for cannot be used. */
  unsupportedBinding: "urn:oasis:names:tc:SAML:2.0:status:UnsupportedBinding",
} as const;

/** The first level: whose doing it was. */
export type TopLevelStatusCode = (typeof statusCode)["success" | "requester" | "responder" | "versionMismatch"];

/** The second level: what it was. */
export type SecondLevelStatusCode = Exclude<(typeof statusCode)[keyof typeof statusCode], TopLevelStatusCode>;
