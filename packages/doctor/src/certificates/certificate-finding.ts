import type { Certificate } from "@idpkit/x509";

import { certificateFaults, type CertificateFaultCode } from "./certificate-faults.js";

/** A fault of a certificate as it was found. */
export interface CertificateFinding {
  readonly code: CertificateFaultCode;
  readonly outcome: "fail" | "warn";
  readonly says: string;
  readonly evidence: string;
  readonly remedy: string;
}

/** A fault of the catalogue, with what was seen. */
export function fault(code: CertificateFaultCode, evidence: string): CertificateFinding {
  const { outcome, says, remedy } = certificateFaults[code];
  return { code, outcome, says, evidence, remedy };
}

/** Both ends are within ([RFC5280] §4.1.2.5). */
export function isValidAt({ notBefore, notAfter }: Certificate, now: Date): boolean {
  return notBefore <= now && now <= notAfter;
}

/** For evidence. */
export function validityOf({ notBefore, notAfter }: Certificate): string {
  return `It is valid from ${notBefore.toISOString()} to ${notAfter.toISOString()}.`;
}
