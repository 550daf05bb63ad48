import { readHostName } from "./host-name.js";
import type { NameForm } from "./name-form.js";

/** A mailbox whose local part is not quoted. */
interface Mailbox {
  /** Upper and lower case are two. */
  readonly local: string;
  readonly host: string;
}

/**
 * rfc822Name: one mailbox, all mailboxes of a host, or with a period in front all of the hosts below a domain. An empty base is
 * the base of all names.
 *
 * Local parts in quotes, which spell the same mailbox in many ways, and addresses in brackets are not compared.
 */
export const mailbox: NameForm<string, Mailbox> = {
  readName: readMailbox,
  readSubtree(base) {
    if (base === "") return { contains: () => true };
    if (base.includes("@")) {
      const only = readMailbox(base);
      return only && { contains: ({ local, host }) => local === only.local && host === only.host };
    }
    const isDomain = base.startsWith(".");
    const domain = readHostName(isDomain ? base.slice(1) : base);
    if (domain === undefined) return undefined;
    return { contains: isDomain ? ({ host }) => host.endsWith(`.${domain}`) : ({ host }) => host === domain };
  },
};

function readMailbox(value: string): Mailbox | undefined {
  const at = value.lastIndexOf("@");
  const local = value.slice(0, at);
  const host = readHostName(value.slice(at + 1));
  return at > 0 && dotAtom.test(local) && host !== undefined ? { local, host } : undefined;
}

/** [RFC5321] §4.1.2: `Dot-string`. */
const dotAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
