import { parseBase64, serializeBase64 } from "../base64.js";
import { CbaError } from "../errors.js";

declare const objectSid: unique symbol;

/**
 * The SID of an account as text, e.g. `S-1-5-21-1864522095-575585544-30601353-1102`. Equal SIDs are equal strings.
 *
 * Made by {@link parseObjectSid}, {@link parseObjectSidBase64} or {@link parseObjectSidText} only.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/78eb9013-1c3a-4970-ad1f-2b1dad588a25 | MS-DTYP §2.4.2}
 */
export type ObjectSid = string & { readonly [objectSid]: true };

/**
 * Reads the bytes of a directory's `objectSid`: revision 1, 1 to 15 sub-authorities, nothing behind.
 *
 * Ask the LDAP client for the attribute as bytes: read as UTF-8 text they are destroyed.
 *
 * @throws {@link CbaError} `object-sid-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/f992ad60-0fe4-4b87-9fed-beb478836861 | MS-DTYP §2.4.2.2}
 */
export function parseObjectSid(bytes: Uint8Array): ObjectSid {
  const [revision, count = 0] = bytes;
  if (revision !== 1 || count < 1 || count > maximumSubAuthorities || bytes.length !== 8 + 4 * count) throw malformed();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  // The authority is big-endian, what follows little-endian.
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const subAuthorities = Array.from({ length: count }, (_, index) => view.getUint32(8 + 4 * index, true));
  return ["S-1", authorityText(authority), ...subAuthorities].join("-") as ObjectSid;
}

/**
 * Reads a SID from the base64 of its bytes, as LDIF shows it behind `objectSid::`.
 *
 * @throws {@link CbaError} `object-sid-malformed`.
 */
export function parseObjectSidBase64(base64: string): ObjectSid {
  const bytes = parseBase64(base64);
  if (bytes === undefined) throw malformed();
  return parseObjectSid(bytes);
}

/**
 * Reads a SID from its one spelling: capital `S`, no leading zeros, and from 2^32 on the authority as `0x` and twelve
 * lower-case hex digits.
 *
 * @throws {@link CbaError} `object-sid-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/c92a27b1-c772-4fa7-a432-15df5f1b66a1 | MS-DTYP §2.4.2.1}
 */
export function parseObjectSidText(text: string): ObjectSid {
  const [, authority = "", tail = ""] = spelling.exec(text) ?? [];
  const subAuthorities = tail.split("-").slice(1);
  if (authorityText(Number(authority)) !== authority || subAuthorities.some((digits) => Number(digits) >= 2 ** 32)) {
    throw malformed();
  }
  return text as ObjectSid;
}

/** Writes the bytes of a SID, as a directory holds them: the inverse of {@link parseObjectSid}. */
export function serializeObjectSid(sid: ObjectSid): Uint8Array {
  const [authority = 0, ...subAuthorities] = sid.split("-").slice(2).map(Number);
  const bytes = new Uint8Array(8 + 4 * subAuthorities.length);
  const view = new DataView(bytes.buffer);
  bytes.set([1, subAuthorities.length]);
  view.setUint16(2, Math.floor(authority / 2 ** 32));
  view.setUint32(4, authority);
  for (const [index, subAuthority] of subAuthorities.entries()) view.setUint32(8 + 4 * index, subAuthority, true);
  return bytes;
}

/** Writes the base64 of the bytes of a SID: the inverse of {@link parseObjectSidBase64}. */
export function serializeObjectSidBase64(sid: ObjectSid): string {
  return serializeBase64(serializeObjectSid(sid));
}

function authorityText(authority: number): string {
  return authority < 2 ** 32 ? authority.toString() : `0x${authority.toString(16).padStart(12, "0")}`;
}

function malformed(): CbaError {
  return new CbaError("object-sid-malformed", "a security identifier is malformed");
}

const maximumSubAuthorities = 15;
const spelling = /^S-1-((?:0|[1-9]\d{0,9})|0x[0-9a-f]{12})((?:-(?:0|[1-9]\d{0,9})){1,15})$/;
