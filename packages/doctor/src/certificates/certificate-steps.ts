import { CbaError } from "@idpkit/cba";
import { X509Error, type Certificate } from "@idpkit/x509";

import { DoctorError } from "../errors.js";
import type { ExaminedStep } from "../verdict/verdict.js";
import type { CertificateFinding } from "./certificate-finding.js";
import { checkAuthority } from "./check-authority.js";
import { checkDomainController } from "./check-domain-controller.js";

/** The step at which the authority of the logon certificates is looked at. */
export function examineAuthority(chain: readonly Certificate[], now: Date): ExaminedStep {
  return stepOf(
    {
      name: "authority",
      title: "The authority may issue logon certificates",
      bring: "Bring the certificate of the authority, to see whether it may issue.",
    },
    chain,
    () => checkAuthority(chain, now),
  );
}

/** The step at which the certificates of domain controllers are looked at. */
export function examineDomainControllers(certificates: readonly Certificate[], now: Date): ExaminedStep {
  return stepOf(
    {
      name: "domain-controller",
      title: "The domain controller can answer smart cards",
      bring: "Bring the certificate of a domain controller, to see whether it can answer.",
    },
    certificates,
    () => certificates.flatMap((certificate) => checkDomainController(certificate, now)),
  );
}

function stepOf(
  { bring, ...step }: Pick<ExaminedStep, "name" | "title"> & { readonly bring: string },
  certificates: readonly Certificate[],
  check: () => readonly CertificateFinding[],
): ExaminedStep {
  if (certificates.length === 0) return { ...step, outcome: "skipped", says: bring };
  const findings = readable(check);
  const failed = findings.find(({ outcome }) => outcome === "fail");
  if (failed) return { ...step, ...failed };
  const [first] = findings;
  if (!first) return { ...step, outcome: "pass", says: "Nothing in what was brought speaks against it." };
  return { ...step, ...first, ...(findings.length > 1 && { warnings: findings }) };
}

/** Of a certificate that could be parsed, an extension may still be malformed. */
function readable<T>(check: () => T): T {
  try {
    return check();
  } catch (cause) {
    if (!(cause instanceof X509Error || cause instanceof CbaError)) throw cause;
    throw new DoctorError("certificate-malformed", `a certificate cannot be read: ${cause.message}`, { cause });
  }
}
