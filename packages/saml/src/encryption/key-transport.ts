import { xenc, xenc11 } from "./namespaces.js";

/** A hash function inside of RSA-OAEP. None of them has to resist collisions there, not even SHA-1. */
export type OaepHash = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/**
 * How the content key travels: RSA-OAEP in one of its two spellings. The older one has no say in its mask generation.
 *
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-RSA-OAEP | XML Encryption 1.1 §5.5.2}
 */
export type KeyTransport =
  | { readonly algorithm: "rsa-oaep-mgf1p"; readonly digest: OaepHash }
  | { readonly algorithm: "rsa-oaep"; readonly digest: OaepHash; readonly mgf: OaepHash };

/** The two hash functions of RSA-OAEP: that of the label, and that inside of MGF1 ([RFC8017] §7.1). */
export interface OaepParameters {
  readonly digest: OaepHash;
  readonly mgf: OaepHash;
}

/** What a {@link KeyTransport} means to RSA-OAEP: `rsa-oaep-mgf1p` always masks with SHA-1. */
export function oaepParameters(keyTransport: KeyTransport): OaepParameters {
  const { algorithm, digest } = keyTransport;
  return { digest, mgf: algorithm === "rsa-oaep" ? keyTransport.mgf : "SHA-1" };
}

/** Values of `EncryptionMethod/@Algorithm` of an EncryptedKey. */
export const keyTransportMethods: Readonly<Record<KeyTransport["algorithm"], string>> = {
  "rsa-oaep-mgf1p": `${xenc.uri}rsa-oaep-mgf1p`,
  "rsa-oaep": `${xenc11.uri}rsa-oaep`,
};

/** Values of `DigestMethod/@Algorithm` ([XMLEnc] §5.8). */
export const oaepDigestMethods: Readonly<Record<OaepHash, string>> = {
  "SHA-1": "http://www.w3.org/2000/09/xmldsig#sha1",
  "SHA-256": `${xenc.uri}sha256`,
  "SHA-384": "http://www.w3.org/2001/04/xmldsig-more#sha384",
  "SHA-512": `${xenc.uri}sha512`,
};

/** Values of `MGF/@Algorithm` ([XMLEnc] §5.5.2). */
export const maskGenerationFunctions: Readonly<Record<OaepHash, string>> = {
  "SHA-1": `${xenc11.uri}mgf1sha1`,
  "SHA-256": `${xenc11.uri}mgf1sha256`,
  "SHA-384": `${xenc11.uri}mgf1sha384`,
  "SHA-512": `${xenc11.uri}mgf1sha512`,
};
