import { CbaError } from "../errors.js";
import { domainSidOf, relativeIdentifierOf, type DomainSid } from "./domain-sid.js";
import type { ObjectSid } from "./object-sid.js";

/** Whose certificates may be issued, see {@link checkAccountSid}. */
export interface ExpectedAccountSid {
  /** The domain that the authority serves. */
  readonly domainSid: DomainSid;
  /**
   * Relative identifiers below 1000 to issue for all the same, such as 500 for the Administrator: whoever gets such a
   * certificate owns the domain. Default: none.
   */
  readonly dangerouslyAllowedRelativeIdentifiers?: readonly number[];
}

/**
 * Checks that a SID is one for whose owner an authority should issue logon certificates: of its own domain, and not built in.
 *
 * Does not tell people from groups and computers, which have the same kind of SID.
 *
 * @throws {@link CbaError} `object-sid-not-of-domain`, `object-sid-of-other-domain` or `object-sid-built-in`.
 */
export function checkAccountSid(sid: ObjectSid, expected: ExpectedAccountSid): void {
  const { domainSid, dangerouslyAllowedRelativeIdentifiers = [] } = expected;
  if (domainSidOf(sid) !== domainSid) {
    throw new CbaError("object-sid-of-other-domain", "a security identifier is of another domain");
  }
  const relativeIdentifier = relativeIdentifierOf(sid);
  if (relativeIdentifier >= firstOfOwn || dangerouslyAllowedRelativeIdentifiers.includes(relativeIdentifier)) return;
  throw new CbaError("object-sid-built-in", "a security identifier is that of a built-in account or group");
}

/** Where the relative identifiers of accounts begin that a domain did not come with. */
const firstOfOwn = 1000;
