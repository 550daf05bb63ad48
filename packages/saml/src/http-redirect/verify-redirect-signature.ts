import { SamlError } from "../errors.js";
import {
  findSha1Use,
  findSignatureMethod,
  type DatedSignaturePolicy,
  type Sha1Use,
} from "../signature/signature-policy.js";
import type { VerificationKey } from "../signature/verification-key.js";
import { verifyOctets } from "../signature/verify-octets.js";
import type { RedirectMessage } from "./parse-redirect-query.js";

/**
 * Verifies the signature of a query: that one of the keys signed message, RelayState and algorithm as they were sent.
 *
 * Needs neither to inflate the message nor to read it; where the sender is known beforehand, do this first.
 *
 * @param keys - from configuration or metadata.
 * @param policy - absent: strict.
 * @returns what there is to log.
 * @throws {@link SamlError} `signature-missing`, `signature-algorithm-not-allowed`, `signature-invalid`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.4.4.1}
 */
export function verifyRedirectSignature(
  { signature }: RedirectMessage,
  keys: readonly VerificationKey[],
  policy?: DatedSignaturePolicy,
): Sha1Use {
  if (signature === undefined) throw new SamlError("signature-missing", "The query is not signed.");
  const method = findSignatureMethod(signature.algorithm, policy);
  if (method === undefined) {
    throw new SamlError("signature-algorithm-not-allowed", "SigAlg names an algorithm that is not allowed.");
  }
  if (!verifyOctets(signature.octets, signature.value, method, keys)) {
    throw new SamlError("signature-invalid", "None of the trusted keys signed the query.");
  }
  return findSha1Use(method.hash);
}
