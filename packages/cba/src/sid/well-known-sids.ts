import { parseObjectSidText } from "./object-sid.js";

/**
 * SIDs that are the same everywhere and that no person has, by the names of the specification.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/81d92bba-d22b-4a8c-908a-554ab29148ab | MS-DTYP §2.4.2.4}
 */
export const wellKnownSids = {
  everyone: parseObjectSidText("S-1-1-0"),
  authenticatedUsers: parseObjectSidText("S-1-5-11"),
  localSystem: parseObjectSidText("S-1-5-18"),
  builtinAdministrators: parseObjectSidText("S-1-5-32-544"),
} as const;

/**
 * The last numbers of the SIDs that every domain comes with, by the names of the specification.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/81d92bba-d22b-4a8c-908a-554ab29148ab | MS-DTYP §2.4.2.4}
 */
export const wellKnownRelativeIdentifiers = {
  administrator: 500,
  guest: 501,
  krbtgt: 502,
  domainAdmins: 512,
  domainUsers: 513,
  domainGuests: 514,
  domainComputers: 515,
  domainDomainControllers: 516,
  schemaAdministrators: 518,
  enterpriseAdmins: 519,
  groupPolicyCreatorOwners: 520,
  readOnlyDomainControllers: 521,
  protectedUsers: 525,
  keyAdmins: 526,
  enterpriseKeyAdmins: 527,
} as const;
