import type { Certificate } from "../certificate/certificate.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { toHex } from "../der/hex.js";
import { sameOctets } from "../der/same-octets.js";
import { X509Error } from "../errors.js";
import { readKeyUsage } from "../extensions/key-usage.js";
import { sameName } from "../name/same-name.js";
import { readPublicKey } from "../signature/public-key.js";
import { signatureCost } from "../signature/signature-cost.js";
import { checkSignature } from "../signature/verify-signature.js";
import { attempt } from "./attempt.js";
import { checkListSignature } from "./list-signature.js";
import type { RevocationContext } from "./revocation-context.js";

/**
 * Finds the certificate whose key signed a list: the issuer's, or another of the same name that may sign lists.
 *
 * [RFC5280] §6.3.3 (f) takes any of the same name below the same trust anchor. Names are unique only if all authorities
 * behave, so here another must have been issued by the issuer itself or by whoever issued that one.
 *
 * @throws {@link X509Error} `crl-signer-not-found`, `key-usage-forbids-signing`, or why the signature, or the path of the
 * signer, does not hold.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3 | RFC 5280 §6.3.3 (f)–(g)}
 */
export function findSigner(list: CertificateList, context: RevocationContext): Certificate {
  const failures: X509Error[] = [];
  // Whose signature holds and whose path does not is more telling than who signed nothing.
  const pathFailures: X509Error[] = [];
  for (const candidate of candidates(list, context)) {
    const signed = attempt([candidate], failures, () => {
      checkCrlSign(candidate);
      checkListSignature(list, candidate, context);
      return candidate;
    });
    const [signer] = attempt(signed, pathFailures, () => {
      checkSignerPath(candidate, context);
      return candidate;
    });
    if (signer) return signer;
  }
  throw [...pathFailures, ...failures][0] ?? new X509Error("crl-signer-not-found", "no signer of a list is known");
}

/** The issuer first. All are looked at as long as there is effort: were it some, a stranger's could hide the one that counts. */
function candidates(list: CertificateList, { certificate, issuers, intermediates }: RevocationContext) {
  const ofName = [...issuers, ...intermediates].filter(
    ({ subject, der }) => sameName(subject, list.issuer) && !sameOctets(der, certificate.der),
  );
  return new Map(ofName.map((candidate) => [toHex(candidate.der), candidate])).values();
}

/** If the certificate limits its key, then not so that it could not sign lists. */
function checkCrlSign(certificate: Certificate): void {
  if (readKeyUsage(certificate)?.includes("cRLSign") === false) {
    throw new X509Error("key-usage-forbids-signing", "an authority's key may not sign certificate lists");
  }
}

function checkSignerPath(signer: Certificate, { issuers, signatures = {}, ...context }: RevocationContext): void {
  if (issuers.some(({ der }) => sameOctets(der, signer.der))) return;
  const signed = attempt(issuers.slice(0, 2), [], (issuer) => {
    context.spend("listSignatures", signatureCost(issuer));
    checkSignature(signer, readPublicKey(issuer), signatures);
    return issuer;
  });
  if (signed.length === 0) throw new X509Error("crl-signer-not-found", "a list's signer is another authority's");
  context.verifySigner(signer);
}
