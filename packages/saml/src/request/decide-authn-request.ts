import type { AttributeConsumingService } from "../metadata/service-provider.js";
import type { NameId } from "../name-id/name-id.js";
import { booleanAttribute } from "../xml/boolean-attribute.js";
import type { ReadElement } from "../xml/unverified-element.js";
import type { AnswerReason } from "./authn-request-answer.js";
import { chooseAttributeConsumingService } from "./choose-attribute-consuming-service.js";
import type { ExpectedAuthnRequest } from "./expected-authn-request.js";
import { acceptableNameIdFormats, readNameIdPolicy, type NameIdPolicy } from "./name-id-policy.js";
import { acceptableAuthnContexts } from "./requested-authn-context.js";
import { readConditions, type RequestedConditions } from "./requested-conditions.js";
import { readSubject } from "./requested-subject.js";
import { decideScoping } from "./scoping.js";
import type { RegisteredServiceProvider } from "./service-providers.js";

/** How a request wants its user to be authenticated and named, as far as we can. */
export interface AuthenticationWish {
  readonly outcome: "authenticate";
  /** Whom it wants to be authenticated: nobody else may be named in the answer. */
  readonly subject?: NameId;
  /** The user has to prove anew who they are. */
  readonly forceAuthn: boolean;
  /** The user must not notice anything. */
  readonly isPassive: boolean;
  /**
   * Whether the session that the browser has will do. Otherwise the user has to be asked; if the request is passive, this
   * is always true.
   */
  readonly maySessionBeUsed: boolean;
  /** By which classes the user may be authenticated, the best first: one of them belongs into the answer. */
  readonly authnContextClassRefs: readonly string[];
  /** How it wants the user to be named, as it says it. */
  readonly nameIdPolicy: NameIdPolicy;
  /** In which formats the user may be named, the best first: see {@link chooseNameId}. */
  readonly nameIdFormats: readonly string[];
  /** What it expects of the Conditions of the Assertion: to be granted or not. */
  readonly conditions?: RequestedConditions;
  /** Which attributes it asks for: those of the service that it names, or of the default one. */
  readonly attributeConsumingService?: AttributeConsumingService;
}

/** A request that can only be answered with an error. */
export interface UnfulfillableWish {
  readonly outcome: "answer";
  /** Why; stable across releases, as error codes are. */
  readonly reason: AnswerReason;
}

/** Decides whether a request can be fulfilled, in the order of its schema. Whether its user may sign in is another matter. */
export function decideAuthnRequest(
  request: ReadElement,
  serviceProvider: RegisteredServiceProvider,
  expected: ExpectedAuthnRequest,
): AuthenticationWish | UnfulfillableWish {
  const forceAuthn = booleanAttribute(request, "ForceAuthn") ?? false;
  const isPassive = booleanAttribute(request, "IsPassive") ?? false;
  const attributeConsumingService = chooseAttributeConsumingService(request, serviceProvider);
  if (attributeConsumingService === "unknown") return unfulfillable("attribute-consuming-service-unknown");
  const subject = readSubject(request);
  if (subject === "unsupported") return unfulfillable("subject-unsupported");
  const nameIdPolicy = readNameIdPolicy(request);
  const nameIdFormats = acceptableNameIdFormats(nameIdPolicy, serviceProvider, expected.nameIdFormats);
  if (nameIdFormats.length === 0) return unfulfillable("name-id-policy-unsupported");
  const conditions = readConditions(request, serviceProvider.entityId, expected);
  if (conditions === "unsupported") return unfulfillable("conditions-unsupported");
  const authnContextClassRefs = acceptableAuthnContexts(request, expected.authnContextClassRefs);
  if (authnContextClassRefs.length === 0) return unfulfillable("authn-context-unsupported");
  const scope = decideScoping(request, expected.entityId);
  if (scope !== "wanted") return unfulfillable(scope);

  const { session } = expected;
  const maySessionBeUsed =
    session !== undefined && !forceAuthn && authnContextClassRefs.includes(session.authnContextClassRef);
  if (isPassive && !maySessionBeUsed) return unfulfillable("no-passive");
  return {
    outcome: "authenticate",
    ...(subject !== undefined && { subject }),
    forceAuthn,
    isPassive,
    maySessionBeUsed,
    authnContextClassRefs,
    nameIdPolicy,
    nameIdFormats,
    ...(conditions !== undefined && { conditions }),
    ...(attributeConsumingService !== undefined && { attributeConsumingService }),
  };
}

function unfulfillable(reason: AnswerReason): UnfulfillableWish {
  return { outcome: "answer", reason };
}
