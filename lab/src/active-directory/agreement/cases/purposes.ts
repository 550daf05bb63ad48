import { applicationPolicies, certificateTemplate, certificateTemplateName, keyPurpose } from "@idpkit/cba";
import { basicConstraints, extendedKeyUsage, keyUsage } from "@idpkit/x509";

import { unknownExtension } from "../../certificates/extensions.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";

/** What the certificate may be used for, and extensions beside those that matter. */
export const purposeCases: readonly LogonCase[] = [
  ["no EKU extension", "accepts", () => withPurposes()],
  ["EKU serverAuth only", "accepts", () => withPurposes(keyPurpose.serverAuth)],
  ["EKU clientAuth only", "accepts", () => withPurposes(keyPurpose.clientAuth)],
  ["EKU smartCardLogon only", "accepts", () => withPurposes(keyPurpose.smartCardLogon)],
  ["EKU id-pkinit-KPClientAuth only", "accepts", () => withPurposes(keyPurpose.pkinitClientAuthentication)],
  ["EKU anyExtendedKeyUsage only", "accepts", () => withPurposes(keyPurpose.anyExtendedKeyUsage)],
  ["EKU of a KDC only", "accepts", () => withPurposes(keyPurpose.kdcAuthentication)],
  [
    "EKU marked critical",
    "accepts",
    () => ({
      extensions: { extendedKeyUsage: { ...extendedKeyUsage([keyPurpose.smartCardLogon]), critical: true } },
    }),
  ],
  [
    "application policies serverAuth, EKU smartCardLogon",
    "accepts",
    () => ({
      extensions: { applicationPolicies: applicationPolicies([keyPurpose.serverAuth]) },
    }),
  ],
  [
    "application policies smartCardLogon, EKU serverAuth",
    "accepts",
    () => ({
      extensions: {
        ...withPurposes(keyPurpose.serverAuth).extensions,
        applicationPolicies: applicationPolicies([keyPurpose.smartCardLogon]),
      },
    }),
  ],
  ["no keyUsage extension", kdcRefuses.keyUsage, () => ({ extensions: { keyUsage: undefined } })],
  [
    "keyUsage keyEncipherment only",
    kdcRefuses.keyUsage,
    () => ({ extensions: { keyUsage: keyUsage(["keyEncipherment"]) } }),
  ],
  [
    "keyUsage nonRepudiation only",
    kdcRefuses.keyUsage,
    () => ({ extensions: { keyUsage: keyUsage(["nonRepudiation"]) } }),
  ],
  [
    "keyUsage digitalSignature, keyEncipherment",
    "accepts",
    () => ({
      extensions: { keyUsage: keyUsage(["digitalSignature", "keyEncipherment"]) },
    }),
  ],
  [
    "keyUsage digitalSignature, not critical",
    "accepts",
    () => ({
      extensions: { keyUsage: { ...keyUsage(["digitalSignature"]), critical: false } },
    }),
  ],
  ["unknown critical extension", "accepts", () => ({ extensions: { unknown: unknownExtension(true) } })],
  ["unknown extension", "accepts", () => ({ extensions: { unknown: unknownExtension(false) } })],
  ["no basicConstraints", "accepts", () => ({ extensions: { basicConstraints: undefined } })],
  [
    "the user's certificate is a CA",
    "accepts",
    () => ({
      extensions: {
        basicConstraints: basicConstraints({ ca: true }),
        keyUsage: keyUsage(["digitalSignature", "keyCertSign"]),
      },
    }),
  ],
  [
    "template of version 1",
    "accepts",
    () => ({
      extensions: { template: certificateTemplateName("SmartcardLogon") },
    }),
  ],
  [
    "template of version 2",
    "accepts",
    () => ({
      extensions: { template: certificateTemplate({ templateId: "1.3.6.1.4.1.311.21.8.1.2.3", majorVersion: 100 }) },
    }),
  ],
  ["serial number of 20 octets", "accepts", () => ({ serialNumber: new Uint8Array(20).fill(0x7e) })],
  ["serial number of 1 octet", "accepts", () => ({ serialNumber: Uint8Array.of(5) })],
  ["serial number with a high bit", "accepts", () => ({ serialNumber: new Uint8Array(16).fill(0xb2) })],
];

function withPurposes(...purposes: readonly string[]): Logon & Required<Pick<Logon, "extensions">> {
  const [first, ...others] = purposes;
  return { extensions: { extendedKeyUsage: first === undefined ? undefined : extendedKeyUsage([first, ...others]) } };
}
