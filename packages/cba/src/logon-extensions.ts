import { subjectAltName, type CertificateExtension } from "@idpkit/x509";

import type { ObjectSid } from "./sid/object-sid.js";
import { sidExtension } from "./sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "./upn/user-principal-name-general-name.js";
import type { UserPrincipalName } from "./upn/user-principal-name.js";

/**
 * Builds the two extensions that bind a logon certificate to an account: subjectAltName with the UPN, and the SID
 * security extension. Both not critical.
 */
export function logonExtensions({
  userPrincipalName,
  objectSid,
}: {
  readonly userPrincipalName: UserPrincipalName;
  readonly objectSid: ObjectSid;
}): readonly CertificateExtension[] {
  return [subjectAltName([userPrincipalNameGeneralName(userPrincipalName)]), sidExtension(objectSid)];
}
