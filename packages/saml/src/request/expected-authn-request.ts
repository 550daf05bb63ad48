import type { MessageAge } from "./check-issue-instant.js";
import type { EndpointPolicy } from "./choose-assertion-consumer-service.js";
import type { OneTimeStore } from "./one-time-store.js";
import type { ServiceProviders } from "./service-providers.js";

/** What a request is held against. */
export interface ExpectedAuthnRequest extends MessageAge, EndpointPolicy {
  /** Entity ID of the identity provider. */
  readonly entityId: string;
  /** URL of the endpoint that took the message, as our metadata has it. */
  readonly endpoint: string;
  /** Finds whoever sent the request. */
  readonly serviceProviders: ServiceProviders;
  /** Remembers the IDs of requests. */
  readonly usedIds: OneTimeStore;
  /** The formats of NameID that can be given, the best first. */
  readonly nameIdFormats: readonly [string, ...string[]];
  /** The classes that can be stated of an authentication, from the weakest to the strongest. */
  readonly authnContextClassRefs: readonly [string, ...string[]];
  /** The session that the browser has with us; absent: none, or none that may be used. */
  readonly session?: AuthenticatedSession;
}

/** A user who proved before who they are. */
export interface AuthenticatedSession {
  /** How they did. */
  readonly authnContextClassRef: string;
}
