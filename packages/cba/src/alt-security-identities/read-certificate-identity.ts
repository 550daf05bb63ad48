import { CbaError } from "../errors.js";
import type { CertificateIdentity } from "./alt-security-identity.js";
import { parseAltSecurityIdentity } from "./parse-alt-security-identity.js";

/** Reads a value of `altSecurityIdentities` that is about certificates and of a form that the specification lists. */
export function readCertificateIdentity(value: string): CertificateIdentity | undefined {
  try {
    const identity = parseAltSecurityIdentity(value);
    return identity.type === "Kerberos" ? undefined : identity;
  } catch (error) {
    if (error instanceof CbaError) return undefined;
    throw error;
  }
}
