import { hash, type KeyObject } from "node:crypto";

import { SignCommand, type KMSClient, type SigningAlgorithmSpec } from "@aws-sdk/client-kms";

import { SamlError } from "../errors.js";
import { algorithmOfKey } from "../signature/algorithm-of-key.js";
import { signatureMethods, type SignatureAlgorithm } from "../signature/signature-algorithms.js";
import type { Signer } from "../signature/signer.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { verifyOctets } from "../signature/verify-octets.js";
import { parseEcdsaSignature } from "./parse-ecdsa-signature.js";

/** A key in AWS KMS and the way to it. */
export interface KmsSignerParts {
  /** A client whose credentials allow `kms:Sign`. Region, retries and timeouts are its own affair. */
  readonly client: KMSClient;
  /** ID or ARN of an asymmetric key for `SIGN_VERIFY`, or an alias of one. */
  readonly keyId: string;
  /** DER certificate of the key: KMS makes none. */
  readonly certificate: Uint8Array;
  /** By default RSA-SHA256 or, with an EC key, the only one that goes with its curve. */
  readonly algorithm?: SignatureAlgorithm;
}

/**
 * Makes a {@link Signer} whose private key never leaves AWS KMS.
 *
 * KMS is sent the digest, never the message. Every signature that it returns is verified with the certificate before it
 * is used: an alias may begin to stand for another key at any time.
 *
 * `sign` rejects with the client's own errors as they are, such as `AccessDeniedException`, `DisabledException` or
 * `ThrottlingException`.
 *
 * @throws A {@link SamlError}: `certificate-malformed`, `key-unsupported`, `key-too-short`; and from `sign`
 * `signer-answer-malformed`, `certificate-mismatch`.
 * @see {@link https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html | AWS KMS API Reference: Sign}
 */
export function createKmsSigner(parts: KmsSignerParts): Signer {
  const { client, keyId, certificate } = parts;
  const publicKey = createVerificationKey(certificate);
  const algorithm = algorithmOfKey(publicKey.publicKey, parts.algorithm);
  const method = signatureMethods[algorithm];
  const { name, coordinateSize } = kmsMethods[algorithm];
  return {
    algorithm,
    certificate: new Uint8Array(certificate),
    async sign(data) {
      const command = new SignCommand({
        KeyId: keyId,
        Message: hash(method.hash, data, "buffer"),
        MessageType: "DIGEST",
        SigningAlgorithm: name,
      });
      const { Signature: answer } = await client.send(command);
      const signature = parseSignature(answer ?? new Uint8Array(), coordinateSize, publicKey.publicKey);
      if (!verifyOctets(data, signature, method, [publicKey])) {
        throw new SamlError("certificate-mismatch", "The certificate does not hold the public key of the KMS key.");
      }
      return signature;
    },
  };
}

/** KMS writes ECDSA signatures in DER, and RSA signatures as XML Signature wants them. */
function parseSignature(answer: Uint8Array, coordinateSize: number | undefined, publicKey: KeyObject): Uint8Array {
  if (coordinateSize !== undefined) return parseEcdsaSignature(answer, coordinateSize);
  if (answer.length * 8 !== publicKey.asymmetricKeyDetails?.modulusLength) {
    throw new SamlError("signer-answer-malformed", "The signature is not as long as the modulus of the RSA key.");
  }
  return new Uint8Array(answer);
}

/** What KMS calls the algorithms, and how many octets a coordinate of the curve has. */
const kmsMethods: Readonly<Record<SignatureAlgorithm, { name: SigningAlgorithmSpec; coordinateSize?: number }>> = {
  "RSA-SHA256": { name: "RSASSA_PKCS1_V1_5_SHA_256" },
  "RSA-SHA384": { name: "RSASSA_PKCS1_V1_5_SHA_384" },
  "RSA-SHA512": { name: "RSASSA_PKCS1_V1_5_SHA_512" },
  "RSA-PSS-SHA256": { name: "RSASSA_PSS_SHA_256" },
  "RSA-PSS-SHA384": { name: "RSASSA_PSS_SHA_384" },
  "RSA-PSS-SHA512": { name: "RSASSA_PSS_SHA_512" },
  "ECDSA-SHA256": { name: "ECDSA_SHA_256", coordinateSize: 32 },
  "ECDSA-SHA384": { name: "ECDSA_SHA_384", coordinateSize: 48 },
  "ECDSA-SHA512": { name: "ECDSA_SHA_512", coordinateSize: 66 },
};
