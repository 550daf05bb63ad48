import { CbaError } from "./errors.js";

/**
 * Checks the DNS name of an Active Directory domain, e.g. `corp.example.com`: no full stop at the end, at least two labels.
 *
 * @throws {@link CbaError} `domain-name-malformed`.
 */
export function checkDomainName(name: string): void {
  if (name.length > 253 || !spelling.test(name)) {
    throw new CbaError("domain-name-malformed", "the DNS name of a domain is malformed");
  }
}

const spelling = /^[\dA-Za-z](?:[\dA-Za-z-]{0,61}[\dA-Za-z])?(?:\.[\dA-Za-z](?:[\dA-Za-z-]{0,61}[\dA-Za-z])?)+$/;
