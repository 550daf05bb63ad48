import {
  derTag,
  parseDerElements,
  readObjectIdentifier,
  serializeDer,
  serializeObjectIdentifier,
  type Certificate,
  type CertificateExtension,
  type DerElement,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import { readExtension } from "./read-extension.js";

/**
 * Builds Microsoft's application policies from OIDs in dotted decimal, not critical.
 *
 * Windows takes them in place of extended key usage where both are there (CVE-2024-49019): give both the same purposes, or
 * leave this one out. {@link keyPurpose} has the OIDs.
 *
 * @see {@link https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509extensionmsapplicationpolicies | Win32, IX509ExtensionMSApplicationPolicies}
 */
export function applicationPolicies(purposes: readonly [string, ...string[]]): CertificateExtension {
  const policies = purposes.map((purpose) => serializeDer(derTag.sequence, serializeObjectIdentifier(purpose)));
  return { oid: applicationPoliciesOid, critical: false, value: serializeDer(derTag.sequence, ...policies) };
}

/**
 * Reads Microsoft's application policies as OIDs; `undefined` when the certificate has none.
 *
 * @throws {@link CbaError} `application-policies-malformed`, also when they name no purpose or have qualifiers.
 */
export function readApplicationPolicies(certificate: Certificate): readonly string[] | undefined {
  return readExtension(
    certificate,
    { oid: applicationPoliciesOid, code: "application-policies-malformed" },
    readPolicies,
  );
}

function readPolicies({ tag, content }: DerElement): readonly string[] {
  const policies = parseDerElements(content).map(readPolicy);
  if (tag !== derTag.sequence || policies.length === 0) throw malformed();
  return policies;
}

/** PolicyInformation, as in certificatePolicies ([RFC5280] §4.2.1.4). Qualifiers, which nobody writes here, are refused. */
function readPolicy({ tag, content }: DerElement): string {
  const [identifier, ...others] = parseDerElements(content);
  if (tag !== derTag.sequence || identifier?.tag !== derTag.objectIdentifier || others.length > 0) throw malformed();
  return readObjectIdentifier(identifier);
}

function malformed(): CbaError {
  return new CbaError("application-policies-malformed", "the application policies are not a list of OIDs");
}

/** szOID_APPLICATION_CERT_POLICIES. */
const applicationPoliciesOid = "1.3.6.1.4.1.311.21.10";
