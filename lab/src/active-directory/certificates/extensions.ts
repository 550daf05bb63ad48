import { derTag, serializeDer, serializeGeneralNames, type CertificateExtension, type GeneralName } from "@idpkit/x509";

/** The SID security extension around a text, be it a SID or not. */
export function sidExtensionAround(text: string): CertificateExtension {
  return sidExtensionWith([sidName(new TextEncoder().encode(text))]);
}

/** The SID security extension with these names in it. */
export function sidExtensionWith(names: readonly GeneralName[]): CertificateExtension {
  return { oid: sidExtensionOid, critical: false, value: serializeGeneralNames(names) };
}

/** The name that the SID security extension holds one of. */
export function sidName(octets: Uint8Array, stringTag: number = derTag.octetString): GeneralName {
  return { type: "otherName", typeId: "1.3.6.1.4.1.311.25.2.1", value: serializeDer(stringTag, octets) };
}

/** An extension that nobody knows. */
export function unknownExtension(critical: boolean): CertificateExtension {
  return { oid: "1.2.3.4.5", critical, value: serializeDer(derTag.utf8String, new TextEncoder().encode("x")) };
}

/** szOID_NTDS_CA_SECURITY_EXT. */
export const sidExtensionOid = "1.3.6.1.4.1.311.25.2";
