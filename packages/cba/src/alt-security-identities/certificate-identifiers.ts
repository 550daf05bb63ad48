import { createHash } from "node:crypto";

import { readSubjectAltName, readSubjectKeyIdentifier, X509Error, type Certificate } from "@idpkit/x509";

import { readSidUri } from "../certificate-names/sid-uri.js";
import { CbaError } from "../errors.js";
import type { ObjectSid } from "../sid/object-sid.js";
import { readObjectSid } from "../sid/sid-extension.js";
import { toHex } from "./hex.js";

/** The serial number in upper-case hex, without the octet that DER puts in front of a number whose first bit is set. */
export function serialNumberOf({ serialNumber }: Certificate): string {
  return serialNumber.replace(/^00(?=.)/, "").toUpperCase();
}

/** The subjectKeyIdentifier in upper-case hex; `undefined` when there is none that can be read. */
export function subjectKeyIdentifierOf(certificate: Certificate): string | undefined {
  const octets = ifWellFormed(() => readSubjectKeyIdentifier(certificate));
  return octets && octets.length > 0 ? toHex(octets) : undefined;
}

/** The SHA-1 of the whole certificate in upper-case hex. It names the certificate, it protects nothing. */
export function thumbprintOf({ der }: Certificate): string {
  return toHex(createHash("sha1").update(der).digest());
}

/** The mail addresses of subjectAltName in its order; none when it cannot be read. */
export function rfc822NamesOf(certificate: Certificate): readonly string[] {
  const names = ifWellFormed(() => readSubjectAltName(certificate)) ?? [];
  return names.flatMap((name) => (name.type === "rfc822Name" ? [name.value] : []));
}

/** The SID of the SID security extension, or where there is none that of the SID URI; `undefined` when it cannot be read. */
export function objectSidOf(certificate: Certificate): ObjectSid | undefined {
  return ifWellFormed(() => readObjectSid(certificate) ?? readSidUri(certificate));
}

/** A domain controller that cannot read an extension maps nobody by it. */
function ifWellFormed<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof X509Error || error instanceof CbaError) return undefined;
    throw error;
  }
}
