import type { AnswerReason } from "../request/authn-request-answer.js";
import type { RefusalRow } from "./refusals.js";

/** Every reason to answer a request with an error has a row: a new one without does not compile. */
export const answers: Readonly<Record<AnswerReason, RefusalRow>> = {
  "subject-unsupported": [
    "message",
    "Subject",
    "[SAMLProf] §4.1.4.1",
    "Have the service provider name the user by a plain NameID without SubjectConfirmation, or leave Subject out.",
  ],
  "name-id-policy-unsupported": [
    "policy",
    "NameIDPolicy",
    "[SAMLCore] §3.4.1.1",
    "Compare the Format of the request or the metadata with nameIdFormats; SPNameQualifier can only be the service provider itself.",
  ],
  "conditions-unsupported": [
    "message",
    "Conditions",
    "[SAMLCore] §3.4.1",
    "Compare the clocks; have the service provider name itself as an audience, or leave Conditions out.",
  ],
  "authn-context-unsupported": [
    "policy",
    "RequestedAuthnContext",
    "[SAMLCore] §3.3.2.2.1",
    "Compare the classes of the request and their Comparison with authnContextClassRefs; the default is exact.",
  ],
  "no-supported-idp": [
    "message",
    "IDPList",
    "[SAMLCore] §3.4.1.3",
    "Have the service provider put the entity ID of the identity provider on its list, character by character, or send none.",
  ],
  "proxy-count-exceeded": [
    "message",
    "ProxyCount",
    "[SAMLCore] §3.4.1.2",
    "Have the service provider ask an identity provider of its list, or put this one on it.",
  ],
  "attribute-consuming-service-unknown": [
    "policy",
    "AttributeConsumingService",
    "[SAMLCore] §3.4.1",
    "Refresh the metadata of the service provider; compare its indexes with that of the request.",
  ],
  "no-passive": [
    "policy",
    "IsPassive",
    "[SAMLCore] §3.4.1",
    "Begin again without IsPassive: the user has to sign in, as no session will do for this request.",
  ],
};
