import { derTag, parseDer, serializeDer, type Certificate, type GeneralName } from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { parseObjectGuid, serializeObjectGuid, type ObjectGuid } from "../object-guid/object-guid.js";
import { readNames } from "./read-names.js";

/**
 * Builds the otherName that carries a domain controller's `objectGUID` in subjectAltName, an OCTET STRING as the directory
 * holds it. Only replication over SMTP asks for it.
 *
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/requirements-domain-controller | Requirements for domain controller certificates}
 */
export function domainControllerGuidGeneralName(guid: ObjectGuid): GeneralName {
  const value = serializeDer(derTag.octetString, serializeObjectGuid(guid));
  return { type: "otherName", typeId: ntdsReplication, value };
}

/**
 * Reads the `objectGUID`s of a certificate's subjectAltName, in its order; empty when there is none.
 *
 * @throws {@link CbaError} `subject-alt-name-malformed`, also when one of them is no GUID.
 */
export function readDomainControllerGuids(certificate: Certificate): readonly ObjectGuid[] {
  return readNames(certificate, (name) => {
    if (name.type !== "otherName" || name.typeId !== ntdsReplication) return undefined;
    const { tag, content } = parseDer(name.value);
    if (tag === derTag.octetString) return parseObjectGuid(content);
    throw new CbaError("object-guid-malformed", "a domain controller's GUID is no OCTET STRING");
  });
}

/** szOID_NTDS_REPLICATION. */
const ntdsReplication = "1.3.6.1.4.1.311.25.1";
