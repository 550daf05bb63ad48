import { IdpError } from "../errors.js";
import type { IdentityProviderRoles } from "./identity-provider-roles.js";

/** The roles as the rest of the package uses them: an outage has one shape, and `crypto` is there. */
export type AnsweringRoles = IdentityProviderRoles & { readonly crypto: Crypto };

/** Wraps the roles so that a call that rejects, or throws, becomes an {@link IdpError} `unavailable` with its cause. */
export function answeringRoles(roles: IdentityProviderRoles): AnsweringRoles {
  return {
    ...roles,
    directory: answering("directory", roles.directory),
    credentials: answering("credentials", roles.credentials),
    oneTime: answering("one-time", roles.oneTime),
    sessions: answering("sessions", roles.sessions),
    signer: answering("signer", roles.signer),
    access: answering("access", roles.access),
    audit: answering("audit", roles.audit),
    rateLimiter: answering("rate-limiter", roles.rateLimiter),
    ...(roles.metadata !== undefined && { metadata: answering("metadata", roles.metadata) }),
    crypto: roles.crypto ?? globalThis.crypto,
  };
}

function answering<Role extends object>(name: string, role: Role): Role {
  // The target is empty, not the role: a proxy must hand out the members of a frozen target unchanged.
  return new Proxy({} as Role, {
    get(_target, property) {
      const member: unknown = Reflect.get(role, property);
      if (typeof member !== "function") return member;
      return async (...parameters: unknown[]): Promise<unknown> => {
        try {
          return await (Reflect.apply(member, role, parameters) as Promise<unknown>);
        } catch (cause) {
          throw new IdpError("unavailable", "a role could not answer", { cause, reason: `${name}-unavailable` });
        }
      };
    },
  });
}
