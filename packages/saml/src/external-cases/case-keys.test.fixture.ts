import {
  constants,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  X509Certificate,
  type KeyObject,
} from "node:crypto";

import type { Decrypter } from "../encryption/decrypter.js";
import { oaepParameters, type KeyTransport } from "../encryption/key-transport.js";
import { decodeOaep } from "../encryption/oaep.js";
import { createVerificationKey, type VerificationKey } from "../signature/verification-key.js";
import { CaseProblem } from "./case-problem.test.fixture.js";

/** Keys of which any will do. */
export type SigningKeys = readonly [VerificationKey, ...VerificationKey[]];

/**
 * Reads the certificates or public keys of a PEM file. Text without PEM's lines, and DER, are taken as one certificate.
 *
 * @throws {@link CaseProblem} `certificate-unreadable`; {@link SamlError} `key-unsupported`, `key-too-short`.
 */
export function readSigningKeys(file: Uint8Array, options: { readonly insecureAllowRsa1024: boolean }): SigningKeys {
  const [first, ...others] = readPublicKeys(file);
  return [createVerificationKey(first, options), ...others.map((key) => createVerificationKey(key, options))];
}

function readPublicKeys(file: Uint8Array): [KeyObject, ...KeyObject[]] {
  const text = Buffer.from(file).toString("latin1");
  const [first, ...others] = text.match(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g) ?? [];
  try {
    if (first !== undefined) return [readPem(first), ...others.map(readPem)];
    const der = file[0] === derSequence ? file : Buffer.from(text, "base64");
    return [new X509Certificate(der).publicKey];
  } catch (cause) {
    throw new CaseProblem("certificate-unreadable", { cause });
  }
}

function readPem(pem: string): KeyObject {
  return pem.includes("CERTIFICATE") ? new X509Certificate(pem).publicKey : createPublicKey(pem);
}

/**
 * Reads the private RSA key of a PEM file.
 *
 * It may be of any length, as it only belongs to the collection: the keys of old ones have 1024 bits, with which
 * {@link createDecrypter} does not decrypt.
 *
 * @throws {@link CaseProblem} `decryption-key-unreadable`.
 */
export function readDecrypter(file: Uint8Array): Decrypter {
  const privateKey = readPrivateKey(file);
  return {
    unwrapKey: (ciphertext, keyTransport, keyLength) =>
      Promise.resolve(unwrapKey(ciphertext, privateKey, keyTransport, keyLength)),
  };
}

function readPrivateKey(file: Uint8Array): KeyObject {
  try {
    const key = createPrivateKey(Buffer.from(file));
    if (key.asymmetricKeyType === "rsa") return key;
  } catch (cause) {
    throw new CaseProblem("decryption-key-unreadable", { cause });
  }
  throw new CaseProblem("decryption-key-unreadable");
}

function unwrapKey(
  ciphertext: Uint8Array,
  key: KeyObject,
  keyTransport: KeyTransport,
  keyLength: number,
): Uint8Array | undefined {
  try {
    const encoded = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
    return decodeOaep(encoded, keyLength, oaepParameters(keyTransport));
  } catch {
    return undefined;
  }
}

const derSequence = 0x30;
