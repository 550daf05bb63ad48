import type { Certificate } from "@idpkit/x509";

import { rfc822NamesOf, serialNumberOf, subjectKeyIdentifierOf, thumbprintOf } from "./certificate-identifiers.js";
import { reverseOctets } from "./hex.js";
import type { AltSecurityIdentityMatch } from "./match-alt-security-identity.js";
import { readCertificateIdentity } from "./read-certificate-identity.js";
import { sambaNameText } from "./samba-name-text.js";

/**
 * Compares a value of `altSecurityIdentities` with a certificate as Samba does: any tags in any order, of which the last of a
 * kind counts and all that are there must fit; strong when `<SKI>`, `<SHA1-PUKEY>` or `<I>` with `<SR>` is among them.
 *
 * Measured with Samba 4.24.7; it knows no `<SID>`.
 */
export function matchSambaMapping(value: string, certificate: Certificate): AltSecurityIdentityMatch | undefined {
  const mapping = readMapping(value);
  if (mapping === undefined) return undefined;
  const fits = Array.from(mapping).every(([tag, text]) => tags.get(tag)?.(certificate).includes(text));
  if (!fits) return undefined;
  const isStrong = mapping.has("SKI") || mapping.has("SHA1-PUKEY") || (mapping.has("I") && mapping.has("SR"));
  return { type: readCertificateIdentity(value)?.type ?? "unlisted", strength: isStrong ? "strong" : "weak" };
}

/** Reads the values by their tags; `undefined` for a text that is malformed. It skips what stands before the first tag. */
function readMapping(text: string): ReadonlyMap<string, string> | undefined {
  const start = text.indexOf("<");
  if (!text.startsWith("X509:") || start === -1) return undefined;
  const list = text.slice(start);
  const parts = Array.from(list.matchAll(/<([^>]*)>([^<]+)/gy));
  if (parts.map(([part]) => part).join("") !== list) return undefined;
  const values = parts.map(([, tag = "", value = ""]) => [tag, readValue(tag, value)] as const);
  return values.every(([, value]) => value !== undefined) ? new Map(values as [string, string][]) : undefined;
}

/** Hex may be in either case. */
function readValue(tag: string, value: string): string | undefined {
  if (!hexTags.includes(tag)) return value;
  return /^(?:[\dA-F]{2})+$/i.test(value) ? value.toUpperCase() : undefined;
}

type Reader = (certificate: Certificate) => readonly (string | undefined)[];

/** What the value of a tag must be one of. */
const tags: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["I", ({ issuer }) => [sambaNameText(issuer)]],
  ["S", ({ subject }) => [sambaNameText(subject)]],
  ["SR", (certificate) => [reverseOctets(serialNumberOf(certificate))]],
  ["SKI", (certificate) => [subjectKeyIdentifierOf(certificate)]],
  ["SHA1-PUKEY", (certificate) => [thumbprintOf(certificate)]],
  ["RFC822", rfc822NamesOf],
]);

const hexTags: readonly string[] = ["SR", "SKI", "SHA1-PUKEY"];
