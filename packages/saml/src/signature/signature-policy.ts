import { digestMethods, signatureMethods, type SignatureMethod } from "./signature-algorithms.js";

/** A {@link SignatureMethod}, or the one that is only taken under an insecure policy. */
export type VerificationMethod = Omit<SignatureMethod, "hash" | "uri"> & { readonly hash: string };

/** What signatures may look like. Unset means: every algorithm that this package signs with, and none beside them. */
export interface SignaturePolicy {
  /**
   * Takes RSA-SHA1 and SHA-1 digests, too, until this instant, exclusive. Collisions have been made for years: only for a
   * service provider that cannot do better, while it changes that. What was taken says so: see {@link Sha1Use}.
   */
  readonly insecureAllowSha1Until?: Date;
}

/** A policy, and the instant that decides which of its grants have ended. */
export interface DatedSignaturePolicy extends SignaturePolicy {
  /** When the signature is verified. */
  readonly now: Date;
}

/** What there is to log about a signature that was taken. */
export interface Sha1Use {
  /**
   * The signature or its digest is made with SHA-1, which {@link SignaturePolicy.insecureAllowSha1Until} still takes. Log it:
   * where it does not occur any more, the grant can go. Absent: neither is.
   */
  readonly usesSha1?: true;
}

/** The policy at an instant. */
export function datePolicy({ insecureAllowSha1Until }: SignaturePolicy, now: Date): DatedSignaturePolicy {
  return { now, ...(insecureAllowSha1Until !== undefined && { insecureAllowSha1Until }) };
}

/** What to log where these hash functions were taken, by their names in `node:crypto`. */
export function findSha1Use(...hashes: readonly string[]): Sha1Use {
  return hashes.includes("sha1") ? { usesSha1: true } : {};
}

/** What to log where all of these were taken. */
export function joinSha1Uses(...uses: readonly Sha1Use[]): Sha1Use {
  return uses.some(({ usesSha1 }) => usesSha1 === true) ? { usesSha1: true } : {};
}

/** What `SignatureMethod/@Algorithm` or `SigAlg` names; `undefined` if this is not taken. */
export function findSignatureMethod(uri: string, policy?: DatedSignaturePolicy): VerificationMethod | undefined {
  return methods.get(uri) ?? (uri === rsaSha1 && isSha1Allowed(policy) ? insecureRsaSha1 : undefined);
}

const methods: ReadonlyMap<string, SignatureMethod> = new Map(
  Object.values(signatureMethods).map((method) => [method.uri, method]),
);

/** [XMLSig] §6.4.2. */
const rsaSha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const insecureRsaSha1: VerificationMethod = { hash: "sha1", keyType: "rsa", padding: "pkcs1" };

/** The hash that `DigestMethod/@Algorithm` names; `undefined` if this is not taken. */
export function findDigestMethod(uri: string, policy?: DatedSignaturePolicy): string | undefined {
  return digests.get(uri) ?? (uri === sha1 && isSha1Allowed(policy) ? "sha1" : undefined);
}

const digests: ReadonlyMap<string, string> = new Map(Object.entries(digestMethods).map(([name, uri]) => [uri, name]));
/** [XMLSig] §6.2.1. */
const sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";

/** Written so that an invalid date refuses. */
function isSha1Allowed(policy: DatedSignaturePolicy | undefined): boolean {
  const until = policy?.insecureAllowSha1Until;
  return policy !== undefined && until !== undefined && policy.now.getTime() < until.getTime();
}
