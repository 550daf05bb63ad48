import { readExtendedKeyUsage, readKeyUsage, type Certificate, type VerifiedCertificatePath } from "@idpkit/x509";

import { readApplicationPolicies } from "../../extensions/application-policies.js";
import { keyPurpose } from "../../extensions/key-purposes.js";
import type { Finding } from "../check-recorder.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import { readOrRefuse } from "./read-or-refuse.js";

/**
 * The certificate is for smart card logon, at Schannel for clientAuth, and no authority above it is limited to other purposes.
 *
 * A KDC by itself also takes clientAuth, any purpose or none; the logon screen of Windows does not. Application policies win
 * over extended key usage (CVE-2024-49019).
 */
export function checkExtendedKeyUsage(
  { certificates: [certificate, ...authorities] }: VerifiedCertificatePath,
  { purpose }: LogonRules,
): Finding<undefined> {
  if (purpose === undefined) {
    return { value: undefined, skipped: true, says: "This domain controller looks at no extended key usage." };
  }
  const isLimited = authorities.some(
    (authority) => purposesOf(authority)?.some((allowed) => allowed === purpose || anyPurpose.has(allowed)) === false,
  );
  if (isLimited || purposesOf(certificate)?.includes(purpose) !== true) {
    throw new Refused("smart-card-logon-missing");
  }
  return { value: undefined, says: `It is for the purpose ${purpose}.` };
}

/** keyUsage is there and allows digital signatures, by which the holder proves possession of the key. */
export function checkKeyUsage(certificate: Certificate): Finding<undefined> {
  const usages = readOrRefuse("digital-signature-missing", () => readKeyUsage(certificate));
  if (usages?.includes("digitalSignature") !== true) throw new Refused("digital-signature-missing");
  return { value: undefined, says: "Its key may make digital signatures." };
}

function purposesOf(certificate: Certificate): readonly string[] | undefined {
  return readOrRefuse(
    "smart-card-logon-missing",
    () => readApplicationPolicies(certificate) ?? readExtendedKeyUsage(certificate),
  );
}

const anyPurpose: ReadonlySet<string> = new Set([keyPurpose.anyExtendedKeyUsage, keyPurpose.anyApplicationPolicy]);
