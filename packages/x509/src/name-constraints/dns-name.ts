import { readHostName } from "./host-name.js";
import type { NameForm } from "./name-form.js";

/** A dNSName: a host, or with `*` as its first label all hosts one label below. */
interface DnsName {
  readonly host: string;
  readonly isWildcard: boolean;
}

/**
 * dNSName: the base itself and what has more labels in front. An empty base is the base of all names.
 *
 * A base with a period in front is malformed, though some libraries take it: the standard has that for URIs only.
 */
export const dnsName: NameForm<string, DnsName> = {
  readName(value) {
    const isWildcard = value.startsWith("*.");
    const host = readHostName(isWildcard ? value.slice(2) : value);
    return host === undefined ? undefined : { host, isWildcard };
  },
  readSubtree(value) {
    const base = value === "" ? "" : readHostName(value);
    if (base === undefined) return undefined;
    const contains = ({ host }: DnsName) => base === "" || host === base || host.endsWith(`.${base}`);
    return {
      contains,
      touches: (name) => contains(name) || (name.isWildcard && isOneLabelBelow(base, name.host)),
    };
  },
};

function isOneLabelBelow(host: string, parent: string): boolean {
  return host.endsWith(`.${parent}`) && !host.slice(0, -parent.length - 1).includes(".");
}
