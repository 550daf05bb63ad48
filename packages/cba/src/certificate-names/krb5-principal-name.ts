import {
  contextConstructed,
  derTag,
  parseDer,
  parseDerElements,
  readSmallInteger,
  serializeDer,
  serializeSmallInteger,
  type Certificate,
  type DerElement,
  type GeneralName,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { readNames } from "./read-names.js";

/**
 * A Kerberos principal, e.g. `alice` of the realm `CORP.EXAMPLE.COM`, or the two components `krbtgt` and `CORP.EXAMPLE.COM`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4120#section-5.2.2 | RFC 4120 §5.2.2}
 */
export interface Krb5PrincipalName {
  /** Case matters. */
  readonly realm: string;
  /** 1 is NT-PRINCIPAL, a person; 2 is NT-SRV-INST, a service such as krbtgt. */
  readonly nameType: number;
  readonly components: readonly string[];
}

/**
 * Builds the otherName that carries a Kerberos principal in subjectAltName.
 *
 * MIT Kerberos, Heimdal and Samba map a person by it, and clients of MIT and Heimdal know a KDC by `krbtgt`. Windows does
 * neither.
 *
 * @throws {@link CbaError} `krb5-principal-name-malformed` for a realm or a component that is empty or not printable
 * ASCII, where there is no component, and for a negative name type.
 * @see {@link https://www.rfc-editor.org/rfc/rfc4556#section-3.2.2 | RFC 4556 §3.2.2}
 */
export function krb5PrincipalNameGeneralName(principal: Krb5PrincipalName): GeneralName {
  const { nameType } = principal;
  if (principal.components.length === 0 || !isNameType(nameType)) throw malformed();
  const components = serializeDer(derTag.sequence, ...principal.components.map(serializeKerberosString));
  const name = serializeDer(
    derTag.sequence,
    serializeDer(contextConstructed(0), serializeSmallInteger(nameType)),
    serializeDer(contextConstructed(1), components),
  );
  const value = serializeDer(
    derTag.sequence,
    serializeDer(contextConstructed(0), serializeKerberosString(principal.realm)),
    serializeDer(contextConstructed(1), name),
  );
  return { type: "otherName", typeId: pkinitSan, value };
}

/**
 * Reads the Kerberos principals of a certificate's subjectAltName, in its order; empty when there is none.
 *
 * @throws {@link CbaError} `subject-alt-name-malformed`, also when one of them is no principal.
 */
export function readKrb5PrincipalNames(certificate: Certificate): readonly Krb5PrincipalName[] {
  return readNames(certificate, (name) =>
    name.type === "otherName" && name.typeId === pkinitSan ? readPrincipal(parseDer(name.value)) : undefined,
  );
}

function readPrincipal(element: DerElement): Krb5PrincipalName {
  const [realm, name] = taggedFields(element);
  const [nameType, nameString] = taggedFields(name);
  if (nameString.tag !== derTag.sequence || nameType.tag !== derTag.integer) throw malformed();
  const components = parseDerElements(nameString.content).map(readKerberosString);
  if (components.length === 0) throw malformed();
  return { realm: readKerberosString(realm), nameType: readSmallInteger(nameType), components };
}

/** The fields of a SEQUENCE of one `[0]` and one `[1]`, both EXPLICIT. */
function taggedFields({ tag, content }: DerElement): readonly [DerElement, DerElement] {
  const [first, second, ...others] = tag === derTag.sequence ? parseDerElements(content) : [];
  if (first?.tag !== contextConstructed(0) || second?.tag !== contextConstructed(1) || others.length > 0) {
    throw malformed();
  }
  return [parseDer(first.content), parseDer(second.content)];
}

function readKerberosString({ tag, content }: DerElement): string {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
  if (tag !== generalString || !kerberosString.test(text)) throw malformed();
  return text;
}

function serializeKerberosString(text: string): Uint8Array {
  if (!kerberosString.test(text)) throw malformed();
  return serializeDer(generalString, new TextEncoder().encode(text));
}

function isNameType(nameType: number): boolean {
  return Number.isInteger(nameType) && nameType >= 0 && nameType < 2 ** 31;
}

function malformed(): CbaError {
  return new CbaError("krb5-principal-name-malformed", "a Kerberos principal is malformed");
}

/** id-pkinit-san. */
const pkinitSan = "1.3.6.1.5.2.2";
const generalString = 0x1b;
/** KerberosString is a GeneralString of IA5 ([RFC4120] §5.2.1); of that, what can be printed. */
const kerberosString = /^[\x20-\x7e]+$/;
