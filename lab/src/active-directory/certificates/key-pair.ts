import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** A key pair in the forms that certificates, signers and Kerberos clients take. */
export interface KeyPair {
  /** The DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
  /** PKCS #8. */
  readonly privateKeyPem: string;
}

/** Generates an RSA key pair with a modulus of so many bits. */
export async function generateRsaKeyPair(modulusLength = 2048, publicExponent = 65537): Promise<KeyPair> {
  return keyPair(await promisify(generateKeyPair)("rsa", { modulusLength, publicExponent }));
}

/** Generates an EC key pair. */
export async function generateEcKeyPair(namedCurve = "P-256"): Promise<KeyPair> {
  return keyPair(await promisify(generateKeyPair)("ec", { namedCurve }));
}

function keyPair({
  publicKey,
  privateKey,
}: {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}): KeyPair {
  return {
    publicKey: new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    privateKey,
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}
