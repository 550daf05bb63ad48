import { Buffer } from "node:buffer";

import { parseCertificate, parsePem, X509Error, type Certificate } from "@idpkit/x509";

import { DoctorError } from "../errors.js";

/**
 * Reads certificates: all those of a PEM file, also as AWS prints them within JSON, or one in DER.
 *
 * @throws {@link DoctorError} `certificate-malformed`.
 */
export function parseCertificates(octets: Uint8Array): readonly [Certificate, ...Certificate[]] {
  // Latin-1 keeps every octet; in DER the label cannot be missed, as it is not there.
  const text = Buffer.from(octets).toString("latin1");
  try {
    const [first, ...others] = text.includes("-----BEGIN ")
      ? parsePem(text.replaceAll(String.raw`\n`, "\n"))
      : [octets];
    if (first) return [parseCertificate(first), ...others.map(parseCertificate)];
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new DoctorError("certificate-malformed", `this is no certificate in PEM or DER: ${cause.message}`, { cause });
  }
  throw new DoctorError("certificate-malformed", "there is no certificate");
}
