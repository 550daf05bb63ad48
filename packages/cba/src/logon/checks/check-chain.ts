import {
  extensionOid,
  verifyCertificatePath,
  X509Error,
  type Certificate,
  type VerifiedCertificatePath,
} from "@idpkit/x509";

import type { Finding } from "../check-recorder.js";
import type { ExpectedLogon } from "../expected-logon.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";

/** The one walk from the certificate to a trusted root, about which several checks have something to say. */
export type PathWalk = VerifiedCertificatePath | X509Error;

/** Walks the path as this domain controller would. */
export function walkPath(certificate: Certificate, expected: ExpectedLogon, rules: LogonRules): PathWalk {
  const { intermediates, trustAnchors, at } = expected;
  try {
    return verifyCertificatePath(certificate, {
      intermediates,
      trustAnchors,
      at,
      // Smart card logon is looked at by its own check: Microsoft's application policies come first there.
      extendedKeyUsage: [],
      revocation: revocationOf(expected, rules),
      understoodExtensions: understoodExtensions([certificate, ...intermediates, ...trustAnchors], rules),
      signatures: rules.signatures,
      certificateProfile: "unchecked",
    });
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    return error;
  }
}

/**
 * The path leads to a trusted root, whatever is to be said of the certificate's own dates and status.
 *
 * A negative serial number is refused: mappings write serial numbers without the sign, so that it could pass for another's.
 */
export function checkChain(walk: PathWalk, { serialNumber }: Certificate): Finding<undefined> {
  if (/^[89a-f]/.test(serialNumber)) throw new Refused("chain-not-trusted", "The serial number is negative.");
  if (walk instanceof X509Error && !isOfDates(walk) && !isOfRevocation(walk)) {
    throw new Refused(
      algorithmCodes.has(walk.code) ? "algorithm-refused" : "chain-not-trusted",
      `The chain does not hold: ${walk.code}.`,
    );
  }
  return { value: undefined, says: "The certificate chains to a trusted root." };
}

/** The certificate is valid at the time of the logon. */
export function checkValidity(walk: PathWalk): Finding<undefined> {
  if (walk instanceof X509Error && isOfDates(walk)) {
    throw new Refused(walk.code === "expired" ? "certificate-expired" : "certificate-not-yet-valid");
  }
  return { value: undefined, says: "It is valid at the time of the logon." };
}

/** Nothing of the chain is revoked, by lists that are up to date. */
export function checkRevocation(walk: PathWalk, expected: ExpectedLogon, rules: LogonRules): Finding<undefined> {
  if (walk instanceof X509Error && isOfRevocation(walk)) {
    throw new Refused(walk.code === "revoked" ? "certificate-revoked" : "revocation-status-unknown");
  }
  if (revocationOf(expected, rules) === "unchecked") {
    return { value: undefined, skipped: true, says: "Revocation was not looked at." };
  }
  return { value: undefined, says: "No certificate of the chain is revoked." };
}

function revocationOf({ certificateLists }: ExpectedLogon, { demandsCertificateLists }: LogonRules) {
  if (certificateLists === "unchecked") return certificateLists;
  if (certificateLists.length === 0 && !demandsCertificateLists) return "unchecked";
  return { certificateLists, scope: "chain" } as const;
}

/** The checks below read extKeyUsage. Who ignores what is critical understands all there is. */
function understoodExtensions(
  certificates: readonly Certificate[],
  { ignoresUnknownCriticalExtensions }: LogonRules,
): readonly string[] {
  if (!ignoresUnknownCriticalExtensions) return [extensionOid.extKeyUsage];
  return certificates.flatMap(({ extensions }) => extensions.map(({ oid }) => oid));
}

/** The dates of the certificate itself. Those of an authority are part of the chain. */
function isOfDates({ code, position }: X509Error): boolean {
  return position === 0 && (code === "expired" || code === "not-yet-valid");
}

function isOfRevocation({ code }: X509Error): boolean {
  return code === "revoked" || code === "revocation-status-unknown";
}

const algorithmCodes: ReadonlySet<string> = new Set([
  "signature-algorithm-unsupported",
  "signature-algorithm-not-allowed",
  "public-key-unsupported",
  "public-key-too-small",
]);
