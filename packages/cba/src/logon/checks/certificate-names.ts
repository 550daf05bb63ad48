import { derTag, parseDer, readSubjectAltName, readText, type Certificate, type GeneralName } from "@idpkit/x509";

import { readKrb5PrincipalNames, type Krb5PrincipalName } from "../../certificate-names/krb5-principal-name.js";
import { userPrincipalNameOid } from "../../upn/user-principal-name-general-name.js";
import { Refused } from "../refused.js";
import { readOrRefuse } from "./read-or-refuse.js";

/** The names in a certificate's subjectAltName by which an account may be found. */
export interface CertificateNames {
  /** As they stand there: Samba also takes what is no UPN by its form. */
  readonly userPrincipalNames: readonly string[];
  readonly krb5PrincipalNames: readonly Krb5PrincipalName[];
  readonly dNSNames: readonly string[];
}

/** Reads the names; a subjectAltName that cannot be read is refused. */
export function certificateNames(certificate: Certificate): CertificateNames {
  return readOrRefuse("subject-alt-name-malformed", () => {
    const names = readSubjectAltName(certificate);
    return {
      userPrincipalNames: names.flatMap(userPrincipalNameText),
      krb5PrincipalNames: readKrb5PrincipalNames(certificate),
      dNSNames: names.flatMap((name) => (name.type === "dNSName" ? [name.value] : [])),
    };
  });
}

function userPrincipalNameText(name: GeneralName): readonly string[] {
  if (name.type !== "otherName" || name.typeId !== userPrincipalNameOid) return [];
  const value = parseDer(name.value);
  if (value.tag !== derTag.utf8String) throw new Refused("subject-alt-name-malformed");
  return [readText(value)];
}
