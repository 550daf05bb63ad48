import { readPublicKey, X509Error, type Certificate, type VerifiedCertificatePath } from "@idpkit/x509";

import type { Finding } from "../check-recorder.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import type { PathWalk } from "./check-chain.js";
import { readOrRefuse } from "./read-or-refuse.js";

/** The domain controller can compute with the certificate's key and with the keys above it. */
export function checkAlgorithms(walk: PathWalk, { rsaOnly }: LogonRules): Finding<VerifiedCertificatePath> {
  // The checks before have refused every path that does not hold.
  if (walk instanceof X509Error) throw new Refused("chain-not-trusted");
  if (rsaOnly && !isRsaThroughout(walk.certificates)) throw new Refused("algorithm-refused");
  return { value: walk, says: "The domain controller knows the algorithms of the keys and signatures." };
}

/** All keys are RSA, and all signatures below the trust anchor RSASSA-PKCS1-v1_5: its own nobody verifies. */
function isRsaThroughout(certificates: readonly Certificate[]): boolean {
  return (
    certificates.every(({ subjectPublicKeyInfo }) => isRsa(subjectPublicKeyInfo)) &&
    certificates.slice(0, -1).every(({ signatureAlgorithm }) => signatureAlgorithm !== rsassaPss)
  );
}

function isRsa(subjectPublicKeyInfo: Uint8Array): boolean {
  return readOrRefuse("algorithm-refused", () => readPublicKey(subjectPublicKeyInfo)).kind.type === "RSA";
}

const rsassaPss = "1.2.840.113549.1.1.10";
