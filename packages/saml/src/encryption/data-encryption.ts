import { xenc, xenc11 } from "./namespaces.js";

/**
 * How content is encrypted.
 *
 * CBC does not notice when somebody alters the ciphertext, and whoever may ask often enough whether altered ciphertext is
 * taken reads the content that way. It is here only for service providers that know nothing else.
 *
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-Alg-Block | XML Encryption 1.1 §5.2}
 */
export type DataEncryption = "AES-128-GCM" | "AES-256-GCM" | "insecure-AES-128-CBC" | "insecure-AES-256-CBC";

/** What there is to know of a {@link DataEncryption}. */
export type DataEncryptionMethod = GcmMethod | CbcMethod;

/** AES in Galois/Counter Mode. */
export interface GcmMethod {
  readonly mode: "GCM";
  /** Value of `EncryptionMethod/@Algorithm`. */
  readonly uri: string;
  readonly cipher: "aes-128-gcm" | "aes-256-gcm";
  /** In octets. */
  readonly keyLength: number;
}

/** AES in Cipher Block Chaining. */
export interface CbcMethod {
  readonly mode: "CBC";
  /** Value of `EncryptionMethod/@Algorithm`. */
  readonly uri: string;
  readonly cipher: "aes-128-cbc" | "aes-256-cbc";
  /** In octets. */
  readonly keyLength: number;
}

/** The algorithms that are written and read: one table, so that what we encrypt we can decrypt. */
export const dataEncryptionMethods: Readonly<Record<DataEncryption, DataEncryptionMethod>> = {
  "AES-128-GCM": { mode: "GCM", uri: `${xenc11.uri}aes128-gcm`, cipher: "aes-128-gcm", keyLength: 16 },
  "AES-256-GCM": { mode: "GCM", uri: `${xenc11.uri}aes256-gcm`, cipher: "aes-256-gcm", keyLength: 32 },
  "insecure-AES-128-CBC": { mode: "CBC", uri: `${xenc.uri}aes128-cbc`, cipher: "aes-128-cbc", keyLength: 16 },
  "insecure-AES-256-CBC": { mode: "CBC", uri: `${xenc.uri}aes256-cbc`, cipher: "aes-256-cbc", keyLength: 32 },
};
