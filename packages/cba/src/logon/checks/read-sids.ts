import type { Certificate } from "@idpkit/x509";

import type { ObjectSid } from "../../sid/object-sid.js";
import { readObjectSid } from "../../sid/sid-extension.js";
import { readSidUri } from "../../certificate-names/sid-uri.js";
import type { LogonRules } from "../rules.js";
import { readOrRefuse } from "./read-or-refuse.js";

/** The SIDs that a certificate says its holder has, as far as the domain controller reads them. */
export interface CertificateSids {
  readonly extension: ObjectSid | undefined;
  readonly uri: ObjectSid | undefined;
}

/** Reads them. What is there and cannot be read refuses: it is no missing SID. */
export function readSids(certificate: Certificate, { readsSidUri }: LogonRules): CertificateSids {
  return readOrRefuse("sid-extension-malformed", () => ({
    extension: readObjectSid(certificate),
    uri: readsSidUri ? readSidUri(certificate) : undefined,
  }));
}
