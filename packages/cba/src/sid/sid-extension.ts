import {
  derTag,
  parseDer,
  parseGeneralNames,
  serializeDer,
  serializeGeneralNames,
  type Certificate,
  type CertificateExtension,
  type DerElement,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { readExtension } from "../extensions/read-extension.js";
import { parseObjectSidText, type ObjectSid } from "./object-sid.js";

/**
 * Builds the SID security extension, by which a domain controller maps a certificate strongly. Not critical.
 *
 * It holds one otherName whose value is the **text** of the SID in an OCTET STRING.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-wcce/e563cff8-1af6-4e6f-a655-7571ca482e71 | MS-WCCE §2.2.2.7.7.4}
 */
export function sidExtension(sid: ObjectSid): CertificateExtension {
  const value = serializeDer(derTag.octetString, new TextEncoder().encode(sid));
  const names = serializeGeneralNames([{ type: "otherName", typeId: objectSidName, value }]);
  return { oid: sidExtensionOid, critical: false, value: names };
}

/**
 * Reads the SID of the SID security extension; `undefined` when the certificate has none.
 *
 * @throws {@link CbaError} `sid-extension-malformed` when it does not hold exactly one SID.
 */
export function readObjectSid(certificate: Certificate): ObjectSid | undefined {
  return readExtension(certificate, { oid: sidExtensionOid, code: "sid-extension-malformed" }, readSid);
}

function readSid({ der }: DerElement): ObjectSid {
  const [name, ...others] = parseGeneralNames(der);
  if (name?.type === "otherName" && name.typeId === objectSidName && others.length === 0) {
    const { tag, content } = parseDer(name.value);
    if (tag === derTag.octetString) return parseObjectSidText(decodeText(content));
  }
  throw new CbaError("sid-extension-malformed", "the SID security extension does not hold exactly one SID");
}

/** A byte order mark and octets that are no text stay in it as characters that no SID has. */
function decodeText(octets: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
}

/** szOID_NTDS_CA_SECURITY_EXT. */
const sidExtensionOid = "1.3.6.1.4.1.311.25.2";
/** szOID_NTDS_OBJECTSID. */
const objectSidName = "1.3.6.1.4.1.311.25.2.1";
