import { CbaError } from "../errors.js";
import { parseObjectSidText, type ObjectSid } from "../sid/object-sid.js";
import type { AltSecurityIdentity } from "./alt-security-identity.js";
import { reverseOctets } from "./hex.js";

/**
 * Reads one value of `altSecurityIdentities`, in the forms that the specification lists. Hex may be in either case.
 *
 * What the names in it say is not looked at: a name in the wrong order, or with blanks, is well-formed and maps nobody.
 *
 * @throws {@link CbaError} `alt-security-identity-malformed`, also for forms that the specification does not list.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1.3}
 */
export function parseAltSecurityIdentity(text: string): AltSecurityIdentity {
  const [, principal] = kerberos.exec(text) ?? [];
  if (principal !== undefined) return { type: "Kerberos", principal };
  const [, tag = "", value = "", secondTag = "", secondValue = ""] = x509.exec(text) ?? [];
  const read = forms[tag + secondTag];
  if (read === undefined) throw malformed();
  return read(value, secondValue);
}

function readHex(hex: string): string {
  if (!/^(?:[\dA-F]{2})+$/i.test(hex)) throw malformed();
  return hex.toUpperCase();
}

function readThumbprint(hex: string): string {
  if (hex.length !== 40) throw malformed();
  return readHex(hex);
}

function readSid(text: string): ObjectSid {
  try {
    return parseObjectSidText(text);
  } catch (cause) {
    throw malformed({ cause });
  }
}

function malformed(options?: ErrorOptions): CbaError {
  return new CbaError("alt-security-identity-malformed", "a value of altSecurityIdentities is malformed", options);
}

/** By the tags of the value, in their order. */
const forms: Readonly<Record<string, (value: string, secondValue: string) => AltSecurityIdentity>> = {
  "<I><SR>": (issuer, serial) => {
    return { type: "X509IssuerSerialNumber", issuer, serialNumber: reverseOctets(readHex(serial)) };
  },
  "<SKI>": (hex) => ({ type: "X509SKI", subjectKeyIdentifier: readHex(hex) }),
  "<SHA1-PUKEY>": (hex) => ({ type: "X509SHA1PublicKey", thumbprint: readThumbprint(hex) }),
  "<I><SID>": (issuer, sid) => ({ type: "X509IssuerSid", issuer, objectSid: readSid(sid) }),
  "<I><S>": (issuer, subject) => ({ type: "X509IssuerSubject", issuer, subject }),
  "<S>": (subject) => ({ type: "X509SubjectOnly", subject }),
  "<RFC822>": (rfc822Name) => ({ type: "X509RFC822", rfc822Name }),
};

const x509 = /^X509:(<[^<>]+>)([^<>\p{Cc}\p{Cs}]+)(?:(<[^<>]+>)([^<>\p{Cc}\p{Cs}]+))?$/u;
const kerberos = /^Kerberos:([^@\p{Cc}\p{Cs}]+@[^@\p{Cc}\p{Cs}]+)$/u;
