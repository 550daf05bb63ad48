import type { DistinguishedName } from "../name/distinguished-name.js";
import { isWithinSubtree } from "../name/same-name.js";
import type { NameForm } from "./name-form.js";

/** directoryName: names that begin with the RDNs of the base, compared as [RFC5280] §7.1 says. */
export const directoryName: NameForm<DistinguishedName, DistinguishedName> = {
  readName: (value) => value,
  readSubtree: (base) => ({ contains: (name) => isWithinSubtree(name, base) }),
};
