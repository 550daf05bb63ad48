import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { findExtension } from "../extensions/find-extension.js";
import { readSubjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";

/** [RFC5280] §4.1.2.6, §4.2.1.6: names are not empty and have the syntax of their form; without a subject they are critical. */
export function checkSubjectAltName(certificate: Certificate): void {
  const extension = findExtension(certificate, extensionOid.subjectAltName);
  if (certificate.subject.attributes.length === 0 && extension?.critical !== true) {
    throw new X509Error("name-empty", "a subject without a name, and no critical subjectAltName either");
  }
  if (!readSubjectAltName(certificate).every(isWellFormed)) {
    throw new X509Error("name-malformed", "a name in subjectAltName that is empty or not in the syntax of its form");
  }
}

function isWellFormed(name: GeneralName): boolean {
  switch (name.type) {
    case "dNSName":
      return isDnsName(name.value);
    case "rfc822Name":
      return isHostName(mailbox.exec(name.value)?.[1] ?? "");
    case "uniformResourceIdentifier":
      return isUri(name.value);
    case "iPAddress":
      return name.value.length === 4 || name.value.length === 16;
    case "directoryName":
      return name.value.attributes.length > 0;
    default:
      return name.value.length > 0;
  }
}

/** The «preferred name syntax» ([RFC1034] §3.5, [RFC1123] §2.1). `*` as first label is left to who reads it. */
function isDnsName(value: string): boolean {
  const name = value.startsWith("*.") ? value.slice(2) : value;
  return isHostName(name) && !/(?:^|\.)[0-9]+$/.test(name);
}

function isHostName(name: string): boolean {
  return name.length <= 253 && hostName.test(name);
}

/** A URI is absolute, and has a host where it has an authority. */
function isUri(value: string): boolean {
  const [, afterScheme] = absoluteUri.exec(value) ?? [];
  return afterScheme !== undefined && !emptyHost.test(afterScheme);
}

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const hostName = new RegExp(`^${label}(?:\\.${label})*$`);

/** [RFC5321] §4.1.2: `Local-part "@" Domain`; the domain is looked at by itself. */
const mailbox =
  /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")@([^@]*)$/;

/** [RFC3986] §3: a scheme and something behind it. */
const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:([\w.~:/?#[\]@!$&'()*+,;=%-]+)$/;

/** [RFC3986] §3.2: what begins like an authority, without a host in it. */
const emptyHost = /^\/\/(?:[^/?#@]*@)?(?:[:/?#]|$)/;
