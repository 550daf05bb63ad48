import { derTag, parseDer, readText, serializeDer, type Certificate, type GeneralName } from "@idpkit/x509";

import { readNames } from "../certificate-names/read-names.js";
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
  return readNames(certificate, (name) => {
    if (name.type !== "otherName" || name.typeId !== userPrincipalNameOid) return undefined;
    const element = parseDer(name.value);
    if (element.tag === derTag.utf8String) return parseUserPrincipalName(readText(element));
    throw new CbaError("user-principal-name-malformed", "a user principal name is not a UTF8String");
  });
}

/** The type of the otherName, szOID_NT_PRINCIPAL_NAME. */
export const userPrincipalNameOid = "1.3.6.1.4.1.311.20.2.3";
