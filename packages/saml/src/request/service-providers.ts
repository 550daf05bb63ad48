import type { ServiceProvider } from "../metadata/service-provider.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";

/** A service provider that was admitted, and what its operator had to be granted. With nothing granted: strict. */
export interface RegisteredServiceProvider extends ServiceProvider, SignaturePolicy {
  /**
   * Takes requests without a signature, as IAM Identity Center sends them, unless the metadata says that all are signed:
   * anybody can make a user's browser bring one. A signature that is there has to be good all the same.
   */
  readonly insecureAllowUnsignedRequests?: boolean;
}

/** What an identity provider asks of whoever keeps the metadata of its service providers. */
export interface ServiceProviders {
  /**
   * Finds the service provider with this entity ID, compared character by character.
   *
   * Resolves to `undefined` when there is none. Rejects only when it cannot tell, so that an outage never looks like an
   * unknown service provider. Whoever fills this role is trusted for keys and endpoints.
   *
   * @param entityId - what an unverified message claims: up to 1024 characters, whatever a stranger chose.
   */
  find(entityId: string): Promise<RegisteredServiceProvider | undefined>;
}
