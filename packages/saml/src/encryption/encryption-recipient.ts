import { KeyObject } from "node:crypto";

import { checkEntityId } from "../entity-id.js";
import { SamlError } from "../errors.js";
import { certifiedKey } from "../signature/certificate.js";
import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import { keyTransportMethods, oaepDigestMethods, oaepParameters, type KeyTransport } from "./key-transport.js";
import { checkRsaKey } from "./rsa-key.js";

/** How to encrypt for one service provider. */
export interface EncryptionAlgorithms {
  /** How the content is encrypted. */
  readonly dataEncryption: DataEncryption;
  /** How the key of the content is. */
  readonly keyTransport: KeyTransport;
}

/** For whom to encrypt, and how. Only {@link createEncryptionRecipient} makes one. */
export interface EncryptionRecipient extends EncryptionAlgorithms {
  readonly [checked]: true;
  /** RSA, of 2048 bits or more. */
  readonly publicKey: KeyObject;
  /** Entity ID of the service provider, or nothing. */
  readonly entityId: string | undefined;
}

declare const checked: unique symbol;

/** What a service provider may want otherwise: see {@link chooseEncryption}. */
export interface EncryptionRecipientOptions extends Partial<EncryptionAlgorithms> {
  /**
   * Entity ID of the service provider. It is written as `Recipient` beside the key, as [SAMLCore] §2.2.4 recommends.
   * By default nothing is: who holds the private key needs no address.
   */
  readonly entityId?: string;
}

/**
 * Makes a recipient of encrypted assertions and name identifiers, once for each service provider.
 *
 * By default AES-256-GCM, with the key under `rsa-oaep-mgf1p` and SHA-1: each service provider that we tried reads both,
 * and AWS IAM promises to; another hash in OAEP only Shibboleth would read. SHA-1 has lost its resistance to collisions,
 * which OAEP does not ask for. There is no RSA 1.5.
 *
 * AWS IAM turns the usual order round: make an RSA key pair of your own for it, hand the private key to IAM
 * (`AddPrivateKey` of `CreateSAMLProvider` or `UpdateSAMLProvider`, in unencrypted PEM), keep only the public key, and make
 * the recipient of that. The Response then goes to `https://REGION.signin.aws.amazon.com/saml/acs/ID`, where `ID` is the
 * provider's `SAMLProviderUUID`; `AssertionEncryptionMode` `Required` makes IAM refuse what is not encrypted. To roll the
 * key over, add the second one (IAM holds two and tries the newer first), switch the recipient, remove the first one.
 *
 * @param key - The DER certificate of the service provider, of which only the key counts; or a public key.
 * @throws {@link SamlError} `certificate-malformed`, `key-unsupported`, `key-too-short`, `value-missing`,
 * `entity-id-too-long`, `encryption-algorithm-unsupported`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | IAM User Guide}
 */
export function createEncryptionRecipient(
  key: Uint8Array | KeyObject,
  options: EncryptionRecipientOptions = {},
): EncryptionRecipient {
  const publicKey = key instanceof KeyObject ? key : certifiedKey(key);
  checkRsaKey(publicKey, "public");
  const { dataEncryption = defaultEncryption.dataEncryption, keyTransport = defaultEncryption.keyTransport } = options;
  checkAlgorithms({ dataEncryption, keyTransport });
  const { entityId } = options;
  if (entityId !== undefined) checkEntityId(entityId, "entityId");
  return { publicKey, dataEncryption, keyTransport, entityId } as EncryptionRecipient;
}

/** From callers without types: with a hash that does not exist, OAEP would mask nothing. */
function checkAlgorithms({ dataEncryption, keyTransport }: EncryptionAlgorithms): void {
  const { digest, mgf } = oaepParameters(keyTransport);
  const isKnown =
    Object.hasOwn(dataEncryptionMethods, dataEncryption) &&
    Object.hasOwn(keyTransportMethods, keyTransport.algorithm) &&
    [digest, mgf].every((hash) => Object.hasOwn(oaepDigestMethods, hash));
  if (!isKnown) throw new SamlError("encryption-algorithm-unsupported", "The encryption names an unknown algorithm.");
}

/** What a service provider gets that asks for nothing else: see {@link createEncryptionRecipient} for why. */
export const defaultEncryption: EncryptionAlgorithms = {
  dataEncryption: "AES-256-GCM",
  keyTransport: { algorithm: "rsa-oaep-mgf1p", digest: "SHA-1" },
};
