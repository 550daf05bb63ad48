import type { LogoutRequest } from "../logout/logout-request.js";
import type { LogoutResponse } from "../logout/logout-response.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { statusCode } from "../status/status-code.js";

/** A service provider asks to end one session of Alice's. */
export const sampleLogoutRequest: LogoutRequest = {
  id: "_logout-request",
  issueInstant: new Date("2026-11-22T10:00:00Z"),
  issuer: "https://sp.example.com/metadata",
  destination: "https://idp.example.com/saml/logout",
  notOnOrAfter: new Date("2026-11-22T10:05:00Z"),
  nameId: { value: "alice@corp.example.com", format: nameIdFormat.emailAddress },
  sessionIndexes: ["_session"],
};

/** The identity provider says that it has ended. */
export const sampleLogoutResponse: LogoutResponse = {
  id: "_logout-response",
  inResponseTo: sampleLogoutRequest.id,
  issueInstant: new Date("2026-11-22T10:00:01Z"),
  issuer: "https://idp.example.com/metadata",
  destination: "https://sp.example.com/logout",
  status: { code: statusCode.success },
};
