import type { CertificateListRecord, IssuanceRecord, RevocationRecord } from "@idpkit/private-ca";

/** What a journal holds: the calls of a store that changed something. */
export type AuthorityEntry =
  | { readonly issuance: IssuanceRecord }
  | { readonly revocation: RevocationRecord }
  | { readonly list: CertificateListRecord };

/** The value that an entry is written as in JSON: times in ISO 8601, octets in hex. */
export function serializeEntry(entry: AuthorityEntry): unknown {
  if (!("issuance" in entry)) return entry;
  return { issuance: { ...entry.issuance, subject: Buffer.from(entry.issuance.subject).toString("hex") } };
}

/** Reads what {@link serializeEntry} wrote; the digest of its line says that it did. */
export function parseEntry(value: unknown): AuthorityEntry {
  const entry = value as Written<AuthorityEntry>;
  if ("list" in entry) return { list: { ...entry.list, thisUpdate: new Date(entry.list.thisUpdate) } };
  if ("issuance" in entry) return { issuance: parseIssuance(entry.issuance) };
  const { at, invalidityDate, ...revocation } = entry.revocation;
  const since = invalidityDate === undefined ? {} : { invalidityDate: new Date(invalidityDate) };
  return { revocation: { ...revocation, at: new Date(at), ...since } };
}

function parseIssuance({ notBefore, notAfter, subject, ...issuance }: Written<IssuanceRecord>): IssuanceRecord {
  return {
    ...issuance,
    subject: new Uint8Array(Buffer.from(subject, "hex")),
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
  };
}

/** A value as it comes out of JSON. */
type Written<Value> = Value extends Date | Uint8Array
  ? string
  : Value extends object
    ? { readonly [Key in keyof Value]: Written<Value[Key]> }
    : Value;
