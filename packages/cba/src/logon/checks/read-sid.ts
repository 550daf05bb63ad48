import type { Certificate } from "@idpkit/x509";

import { readSidUri } from "../../certificate-names/sid-uri.js";
import type { ObjectSid } from "../../sid/object-sid.js";
import { readObjectSid } from "../../sid/sid-extension.js";
import type { LogonRule } from "../logon-decision.js";
import type { LogonRules } from "../rules.js";
import { readOrRefuse } from "./read-or-refuse.js";

/** The SID that a certificate says its holder has, and where it says so. */
export interface CertificateSid {
  readonly rule: Extract<LogonRule, "sid-extension" | "sid-uri">;
  readonly sid: ObjectSid;
}

/**
 * Reads the SID security extension, or where it is absent and the domain controller knows it, the SID as URI ([MS-PKCA]
 * §3.1.5.2.1.6). What is looked at and cannot be read refuses: it is no missing SID.
 */
export function readSid(certificate: Certificate, { readsSidUri }: LogonRules): CertificateSid | undefined {
  return readOrRefuse("sid-extension-malformed", () => {
    const extension = readObjectSid(certificate);
    if (extension !== undefined) return { rule: "sid-extension", sid: extension };
    const uri = readsSidUri ? readSidUri(certificate) : undefined;
    return uri && { rule: "sid-uri", sid: uri };
  });
}
