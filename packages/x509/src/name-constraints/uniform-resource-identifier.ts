import { readHostName } from "./host-name.js";
import type { NameForm } from "./name-form.js";

/**
 * uniformResourceIdentifier: a host, or with a period in front the hosts below a domain. An empty base is the base of all names.
 *
 * A URI without a host, or with an address instead of its name, is not compared: the standard wants it refused.
 */
export const uniformResourceIdentifier: NameForm<string, string> = {
  readName(value) {
    const host = readHostName(authority.exec(value)?.[1] ?? "");
    return host === undefined || ipv4Address.test(host) ? undefined : host;
  },
  readSubtree(base) {
    if (base === "") return { contains: () => true };
    const isDomain = base.startsWith(".");
    const domain = readHostName(isDomain ? base.slice(1) : base);
    if (domain === undefined) return undefined;
    return { contains: isDomain ? (host) => host.endsWith(`.${domain}`) : (host) => host === domain };
  },
};

/** [RFC3986] §3.2: the host between `//` with the userinfo, and port, path, query or fragment. */
const authority = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[A-Za-z0-9._~!$&'()*+,;=:%-]*@)?([^:/?#@]*)(?::[0-9]*)?(?:[/?#]|$)/;

/** A host whose last label has digits only is no name ([RFC1123] §2.1). */
const ipv4Address = /(?:^|\.)[0-9]+$/;
