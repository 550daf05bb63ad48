import { CbaError } from "../errors.js";
import { parseObjectSidText, type ObjectSid } from "./object-sid.js";

declare const domainSid: unique symbol;

/**
 * The SID of a domain as text, `S-1-5-21-` and three numbers: the SID of each of its accounts is this and one number more.
 *
 * Made by {@link parseDomainSid} or {@link domainSidOf} only; {@link parseObjectSid} reads the bytes that the domain's own
 * object holds.
 */
export type DomainSid = ObjectSid & { readonly [domainSid]: true };

/**
 * Reads the SID of a domain from its text.
 *
 * @throws {@link CbaError} `object-sid-malformed`, or `object-sid-not-of-domain` for the SID of anything else.
 */
export function parseDomainSid(text: string): DomainSid {
  const sid = parseObjectSidText(text);
  if (!/^S-1-5-21(?:-\d+){3}$/.test(sid)) throw notOfDomain();
  return sid as DomainSid;
}

/**
 * The domain of an account, group or computer: its SID without the last number.
 *
 * @throws {@link CbaError} `object-sid-not-of-domain` for any other SID: built-in groups, well-known identities, cloud
 * accounts (`S-1-12-1-…`), domains themselves.
 */
export function domainSidOf(sid: ObjectSid): DomainSid {
  if (!/^S-1-5-21(?:-\d+){4}$/.test(sid)) throw notOfDomain();
  return sid.slice(0, sid.lastIndexOf("-")) as DomainSid;
}

/** The relative identifier (RID) of a SID: its last number. In a domain no two objects have the same. */
export function relativeIdentifierOf(sid: ObjectSid): number {
  return Number(sid.slice(sid.lastIndexOf("-") + 1));
}

function notOfDomain(): CbaError {
  return new CbaError("object-sid-not-of-domain", "a security identifier is not one of a domain");
}
