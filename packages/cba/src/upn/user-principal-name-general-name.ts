import {
  derTag,
  parseDer,
  readSubjectAltName,
  readText,
  serializeDer,
  X509Error,
  type Certificate,
  type GeneralName,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { parseUserPrincipalName, type UserPrincipalName } from "./user-principal-name.js";

/**
 * Builds the otherName that carries a UPN in subjectAltName, a UTF8String.
 *
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities | Enabling smart card logon with third-party certification authorities}
 */
export function userPrincipalNameGeneralName(upn: UserPrincipalName): GeneralName {
  return {
    type: "otherName",
    typeId: userPrincipalNameOid,
    value: serializeDer(derTag.utf8String, new TextEncoder().encode(upn)),
  };
}

/**
 * Reads the UPNs of a certificate's subjectAltName, in its order; empty when there is none.
 *
 * @throws {@link CbaError} `subject-alt-name-malformed`, also when one of them is no well-formed UPN.
 */
export function readUserPrincipalNames(certificate: Certificate): readonly UserPrincipalName[] {
  try {
    return readSubjectAltName(certificate).flatMap((name) =>
      name.type === "otherName" && name.typeId === userPrincipalNameOid ? [readUserPrincipalName(name.value)] : [],
    );
  } catch (cause) {
    if (!(cause instanceof X509Error || cause instanceof CbaError)) throw cause;
    throw new CbaError("subject-alt-name-malformed", "the subjectAltName or a UPN in it is malformed", { cause });
  }
}

function readUserPrincipalName(value: Uint8Array): UserPrincipalName {
  const element = parseDer(value);
  if (element.tag === derTag.utf8String) return parseUserPrincipalName(readText(element));
  throw new CbaError("user-principal-name-malformed", "a user principal name is not a UTF8String");
}

/** szOID_NT_PRINCIPAL_NAME. */
const userPrincipalNameOid = "1.3.6.1.4.1.311.20.2.3";
