import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import {
  keyTransportMethods,
  maskGenerationFunctions,
  oaepDigestMethods,
  type KeyTransport,
  type OaepHash,
} from "./key-transport.js";
import { xenc } from "./namespaces.js";

/**
 * An `EncryptionMethod` as metadata and messages hold it.
 *
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-EncryptionMethod | XML Encryption 1.1 §3.2}
 */
export interface EncryptionMethod {
  /** URI of the algorithm: `@Algorithm`. */
  readonly algorithm: string;
  /** URI of the hash of RSA-OAEP: `ds:DigestMethod/@Algorithm`. SHA-1 if there is none ([XMLEnc] §5.5.2). */
  readonly digestMethod?: string | undefined;
  /** URI of the mask generation function of RSA-OAEP: `xenc11:MGF/@Algorithm`. MGF1 with SHA-1 if there is none. */
  readonly maskGenerationFunction?: string | undefined;
}

/** Which of our ways to encrypt content a method is, if any. */
export function toDataEncryption({ algorithm }: EncryptionMethod): DataEncryption | undefined {
  return dataEncryptions.get(algorithm);
}

/** Which of our ways to transport a key a method is, if any. */
export function toKeyTransport(method: EncryptionMethod): KeyTransport | undefined {
  const { algorithm } = method;
  const digest = digests.get(method.digestMethod ?? oaepDigestMethods["SHA-1"]);
  const mgf = masks.get(method.maskGenerationFunction ?? maskGenerationFunctions["SHA-1"]);
  if (digest === undefined || mgf === undefined) return undefined;
  if (algorithm === keyTransportMethods["rsa-oaep"]) return { algorithm: "rsa-oaep", digest, mgf };
  const isMgf1p = algorithm === keyTransportMethods["rsa-oaep-mgf1p"] && mgf === "SHA-1";
  return isMgf1p ? { algorithm: "rsa-oaep-mgf1p", digest } : undefined;
}

/** RSA with the padding of PKCS #1 v1.5: who may ask often enough decrypts without the key (Bleichenbacher, CRYPTO 1998). */
export function isRsa15({ algorithm }: EncryptionMethod): boolean {
  return algorithm === `${xenc.uri}rsa-1_5`;
}

function inverse<Name extends string>(uris: Readonly<Record<Name, string>>): ReadonlyMap<string, Name> {
  return new Map(Object.entries<string>(uris).map(([name, uri]) => [uri, name as Name]));
}

const dataEncryptions = new Map(
  Object.entries(dataEncryptionMethods).map(([name, { uri }]) => [uri, name as DataEncryption]),
);
const digests = inverse<OaepHash>(oaepDigestMethods);
const masks = inverse<OaepHash>(maskGenerationFunctions);
