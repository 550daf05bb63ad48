import type { Certificate } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { readPublicKey } from "../signature/public-key.js";
import { signatureCost } from "../signature/signature-cost.js";
import { checkSignature } from "../signature/verify-signature.js";
import type { RevocationContext } from "./revocation-context.js";

/** Checks that a list was signed with the key of `signer` ([RFC5280] §6.3.3 (g)–(h)). */
export function checkListSignature(
  list: CertificateList,
  signer: Certificate,
  { signatures: policy = {}, spend }: RevocationContext,
): void {
  const isStrict = policy.insecureAlgorithms === undefined && policy.insecureMinimumRsaModulusLength === undefined;
  if (isStrict && believed.get(list)?.has(signer)) return;
  spend("listSignatures", signatureCost(signer));
  checkSignature(list, readPublicKey(signer), policy);
  if (isStrict) remember(list, signer);
}

function remember(list: CertificateList, signer: Certificate): void {
  const signers = believed.get(list) ?? new WeakSet();
  believed.set(list, signers.add(signer));
}

/**
 * Signatures that the strict policy believes. A list of megabytes is hashed once, not for each certificate that is looked for
 * in it. Nobody can see what is remembered but by the time it takes.
 */
const believed = new WeakMap<CertificateList, WeakSet<Certificate>>();
