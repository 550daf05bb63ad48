import { derTag, serializeDer, type GeneralName } from "@idpkit/x509";

/** The otherName of a userPrincipalName as its author spells it, well-formed or not; a UTF8String unless told otherwise. */
export function upnName(upn: string, stringTag: number = derTag.utf8String): GeneralName {
  const value = serializeDer(stringTag, new TextEncoder().encode(upn));
  return { type: "otherName", typeId: "1.3.6.1.4.1.311.20.2.3", value };
}
