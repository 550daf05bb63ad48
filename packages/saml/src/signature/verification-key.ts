import { KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";
import { certifiedKey } from "./certificate.js";

declare const checked: unique symbol;

/** A public key of somebody whose signatures are to be trusted. Only {@link createVerificationKey} makes one. */
export interface VerificationKey {
  readonly [checked]: true;
  /** Which algorithms it can have signed with. */
  readonly keyType: "rsa" | "ec";
  /** Checked for its size or curve. */
  readonly publicKey: KeyObject;
}

/** What is taken of keys beyond the strict default. */
export interface VerificationKeyOptions {
  /** Takes RSA keys from 1024 bits on. They have been within reach of large adversaries for years. */
  readonly insecureAllowRsa1024?: boolean;
}

/**
 * Makes the key that signatures are verified with: once for each key in the metadata, and kept.
 *
 * The certificate is nothing but a wrapping of the key: neither its period nor its issuer is looked at, as SAML takes
 * trust from metadata.
 *
 * @param key - a DER certificate, or a public key: RSA of 2048 bits or more, or EC on P-256, P-384 or P-521.
 * @throws {@link SamlError} `certificate-malformed`, `key-unsupported`, `key-too-short`.
 * @see {@link https://docs.oasis-open.org/security/saml/Post2.0/sstc-metadata-iop.pdf | SAML V2.0 Metadata Interoperability Profile §2.6}
 */
export function createVerificationKey(
  key: Uint8Array | KeyObject,
  options: VerificationKeyOptions = {},
): VerificationKey {
  const publicKey = key instanceof KeyObject ? key : certifiedKey(key);
  const keyType = publicKey.type === "public" ? publicKey.asymmetricKeyType : undefined;
  if (keyType === "rsa") checkRsa(publicKey, options.insecureAllowRsa1024 === true ? 1024 : 2048);
  else if (keyType !== "ec" || !curves.has(publicKey.asymmetricKeyDetails?.namedCurve ?? "")) throw unsupported();
  return { keyType, publicKey } as VerificationKey;
}

function checkRsa(publicKey: KeyObject, minimum: number): void {
  const { modulusLength = 0, publicExponent = 0n } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength < minimum)
    throw new SamlError("key-too-short", `The RSA key has fewer than ${String(minimum)} bits.`);
  // 1 signs everything, and an even exponent is no RSA key ([RFC8017] §3.1).
  if (publicExponent < 3n || publicExponent % 2n === 0n) throw unsupported();
}

function unsupported(): SamlError {
  return new SamlError("key-unsupported", "The key is neither RSA nor EC on P-256, P-384 or P-521.");
}

/** As OpenSSL calls P-256, P-384 and P-521. */
const curves: ReadonlySet<string> = new Set(["prime256v1", "secp384r1", "secp521r1"]);
