import type { Certificate } from "../certificate/certificate.js";
import { toHex } from "../der/hex.js";
import { sameOctets } from "../der/same-octets.js";
import { X509Error } from "../errors.js";
import { sameName } from "../name/same-name.js";
import { readPublicKey } from "../signature/public-key.js";
import { signatureCost } from "../signature/signature-cost.js";
import type { SignaturePolicy } from "../signature/signature-policy.js";
import { checkSignature } from "../signature/verify-signature.js";
import { spend, type Effort } from "./effort.js";
import { createIssuerCandidates, type IssuerCandidates } from "./issuer-candidates.js";
import type { CandidatePath, PathSources } from "./path-sources.js";
import { withPosition } from "./positioned.js";

/** What the search for paths asks, and whom it tells. */
export interface PathSearch extends PathSources {
  readonly signatures: SignaturePolicy;
  readonly effort: Effort;
  /** Hears of each certificate whose issuer, by its name, is not its issuer: why, and of the one it was held against. */
  readonly onMismatch: (error: X509Error, issuer: { readonly isTrustAnchor: boolean }) => void;
}

/**
 * Walks from the leaf to the trust anchors, along names ([RFC5280] §6.1.3 (a)(4)) and signatures ((a)(1)), and yields each way there.
 *
 * A path ends at a certificate of `trustAnchors` and nowhere else: a self-signed certificate among the intermediates leads to no
 * anchor. No path passes one name with the same key twice.
 *
 * @throws {@link X509Error} `path-search-exhausted`.
 */
export function candidatePaths(leaf: Certificate, search: PathSearch): Generator<CandidatePath, void> {
  const walk = { search, issuersOf: createIssuerCandidates(search), isSignedBy: createSignatureCheck(search) };
  return extend([leaf], walk);
}

/** A search, and what it remembers on its way. */
interface Walk {
  readonly search: PathSearch;
  readonly issuersOf: IssuerCandidates;
  readonly isSignedBy: SignatureCheck;
}

/** Not a closure of the search: V8 keeps a hidden class for each generator function it makes, and with it all that the function sees. */
function* extend(path: CandidatePath, walk: Walk): Generator<CandidatePath, void> {
  const { search, issuersOf, isSignedBy } = walk;
  spend(search.effort, "steps");
  const last = path.at(-1) ?? path[0];
  if (isTrustAnchor(last, search)) {
    yield path;
    return;
  }
  if (path.length === maximumCertificates) return;
  for (const issuer of issuersOf(last)) {
    spend(search.effort, "octets", octetsOfCandidate);
    if (passes(path, issuer)) continue;
    const mismatch = isSignedBy(last, issuer);
    if (mismatch)
      search.onMismatch(withPosition(mismatch, path.length - 1), { isTrustAnchor: isTrustAnchor(issuer, search) });
    else yield* extend([...path, issuer], walk);
  }
}

function isTrustAnchor({ der }: Certificate, { trustAnchors }: PathSearch): boolean {
  return trustAnchors.some((anchor) => sameOctets(anchor.der, der));
}

function passes(path: CandidatePath, { subject, subjectPublicKeyInfo }: Certificate): boolean {
  return path.some(
    (certificate) =>
      sameOctets(certificate.subjectPublicKeyInfo, subjectPublicKeyInfo) && sameName(certificate.subject, subject),
  );
}

/** Says why a certificate is not signed by its issuer by name; `undefined` if it is. */
type SignatureCheck = (certificate: Certificate, issuer: Certificate) => X509Error | undefined;

/** Checks the signature of a certificate by a key once, whoever has it, and remembers why it does not hold. */
function createSignatureCheck({ signatures, effort }: PathSearch): SignatureCheck {
  const checked = new Map<Certificate, Map<string, X509Error | undefined>>();
  return (certificate, issuer) => {
    const byKey = checked.get(certificate) ?? new Map<string, X509Error | undefined>();
    checked.set(certificate, byKey);
    const key = toHex(issuer.subjectPublicKeyInfo);
    if (!byKey.has(key)) {
      spend(effort, "signatures", signatureCost(issuer));
      byKey.set(key, findMismatch(certificate, issuer, signatures));
    }
    return byKey.get(key);
  };
}

function findMismatch(certificate: Certificate, issuer: Certificate, policy: SignaturePolicy): X509Error | undefined {
  try {
    checkSignature(certificate, readPublicKey(issuer), policy);
    return undefined;
  } catch (error) {
    if (error instanceof X509Error) return error;
    throw error;
  }
}

/** To put a candidate in order among others takes as long as to read that many octets. */
const octetsOfCandidate = 128;

/** Leaf and trust anchor included. */
const maximumCertificates = 10;
