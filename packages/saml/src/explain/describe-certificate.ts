import { X509Certificate } from "node:crypto";

import { decodeBase64 } from "../xml/decode-base64.js";

/** Says whose certificate it is, until when it holds, and its SHA-256 fingerprint, by which administrators compare. */
export function describeCertificate(text: string): string {
  const der = decodeBase64(text);
  if (der === undefined) return "not base64";
  try {
    const { subject, validTo, fingerprint256 } = new X509Certificate(der);
    return `${subject.replaceAll("\n", ", ")}, until ${validTo}, SHA-256 ${fingerprint256}`;
  } catch {
    return "not a certificate in DER";
  }
}
