import { digestMethods, signatureMethods, type SignatureMethod } from "./signature-algorithms.js";

/** A {@link SignatureMethod}, or the one that is only taken under an insecure policy. */
export type VerificationMethod = Omit<SignatureMethod, "hash" | "uri"> & { readonly hash: string };

/** What signatures may look like. Unset means: every algorithm that this package signs with, and none beside them. */
export interface SignaturePolicy {
  /**
   * Takes RSA-SHA1 and SHA-1 digests, too. Collisions have been made for years: only for a service provider that cannot
   * do better, and with a date at which this ends.
   */
  readonly insecureAllowSha1?: boolean;
}

/** What `SignatureMethod/@Algorithm` or `SigAlg` names; `undefined` if this is not taken. */
export function findSignatureMethod(uri: string, policy: SignaturePolicy): VerificationMethod | undefined {
  return methods.get(uri) ?? (policy.insecureAllowSha1 === true && uri === rsaSha1 ? insecureRsaSha1 : undefined);
}

const methods: ReadonlyMap<string, SignatureMethod> = new Map(
  Object.values(signatureMethods).map((method) => [method.uri, method]),
);

/** [XMLSig] §6.4.2. */
const rsaSha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const insecureRsaSha1: VerificationMethod = { hash: "sha1", keyType: "rsa", padding: "pkcs1" };

/** The hash that `DigestMethod/@Algorithm` names; `undefined` if this is not taken. */
export function findDigestMethod(uri: string, policy: SignaturePolicy): string | undefined {
  return digests.get(uri) ?? (policy.insecureAllowSha1 === true && uri === sha1 ? "sha1" : undefined);
}

const digests: ReadonlyMap<string, string> = new Map(Object.entries(digestMethods).map(([name, uri]) => [uri, name]));
/** [XMLSig] §6.2.1. */
const sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
