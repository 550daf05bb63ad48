import type { Certificate, GeneralName } from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { parseObjectSidText, type ObjectSid } from "../sid/object-sid.js";
import { readNames } from "./read-names.js";

/**
 * Builds the URI that carries a SID in subjectAltName, `tag:microsoft.com,2022-09-14:sid:S-1-5-21-…`.
 *
 * For authorities that cannot write the SID security extension. Domain controllers from Windows Server 2019 on look at it,
 * and only where that extension is missing; Samba does not know it.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-pkca/01c4acb8-c366-4d31-93a5-fbf2d59c8b27 | MS-PKCA §3.1.5.2.1.6}
 */
export function sidUriGeneralName(sid: ObjectSid): GeneralName {
  return { type: "uniformResourceIdentifier", value: `${prefix}${sid}` };
}

/**
 * Reads the SID of the SID URI in a certificate's subjectAltName; `undefined` when there is none.
 *
 * @throws {@link CbaError} `subject-alt-name-malformed`, also when what follows the prefix is no SID, and for several such URIs.
 */
export function readSidUri(certificate: Certificate): ObjectSid | undefined {
  const [sid, ...others] = readNames(certificate, (name) => {
    if (name.type !== "uniformResourceIdentifier" || !name.value.startsWith(prefix)) return undefined;
    return parseObjectSidText(name.value.slice(prefix.length));
  });
  if (others.length > 0) throw new CbaError("subject-alt-name-malformed", "the subjectAltName holds several SIDs");
  return sid;
}

const prefix = "tag:microsoft.com,2022-09-14:sid:";
