import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import type { PublicKeyKind } from "./public-key-kind.js";

/** The signature algorithms of certificates that are signed and verified here, by the names of their standards. */
export type CertificateSignatureAlgorithm =
  | "sha256WithRSAEncryption"
  | "sha384WithRSAEncryption"
  | "sha512WithRSAEncryption"
  | "RSASSA-PSS-SHA256"
  | "RSASSA-PSS-SHA384"
  | "RSASSA-PSS-SHA512"
  | "ecdsa-with-SHA256"
  | "ecdsa-with-SHA384"
  | "ecdsa-with-SHA512"
  | "Ed25519"
  | "Ed448";

/** Algorithms that are broken, since others can be made to sign what they never saw: verified only where a policy names them. */
export type InsecureSignatureAlgorithm = "sha1WithRSAEncryption" | "ecdsa-with-SHA1";

/** What to do with octets and a key to sign or verify them. */
export interface SignatureAlgorithm {
  /** The kind of key that it takes. */
  readonly keyType: PublicKeyKind["type"];
  /** As `node:crypto` spells it; null where the algorithm hashes by itself. */
  readonly hash: "sha1" | "sha256" | "sha384" | "sha512" | null;
  /** RSASSA-PSS: how many octets of salt there are, as many as the hash has. */
  readonly saltLength?: number;
  /** The DER of each AlgorithmIdentifier that means it. The first is the one that is written. */
  readonly identifiers: readonly [Uint8Array, ...Uint8Array[]];
}

/** [RFC4055] §2.1, §3.1, §5, [RFC5758] §3.2, [RFC8410] §3 and, for SHA-1, [RFC3279] §2.2. */
export const signatureAlgorithms: Readonly<
  Record<CertificateSignatureAlgorithm | InsecureSignatureAlgorithm, SignatureAlgorithm>
> = {
  sha256WithRSAEncryption: rsa("1.2.840.113549.1.1.11", "sha256"),
  sha384WithRSAEncryption: rsa("1.2.840.113549.1.1.12", "sha384"),
  sha512WithRSAEncryption: rsa("1.2.840.113549.1.1.13", "sha512"),
  "RSASSA-PSS-SHA256": rsassaPss("sha256", "2.16.840.1.101.3.4.2.1", 32),
  "RSASSA-PSS-SHA384": rsassaPss("sha384", "2.16.840.1.101.3.4.2.2", 48),
  "RSASSA-PSS-SHA512": rsassaPss("sha512", "2.16.840.1.101.3.4.2.3", 64),
  "ecdsa-with-SHA256": ecdsa("1.2.840.10045.4.3.2", "sha256"),
  "ecdsa-with-SHA384": ecdsa("1.2.840.10045.4.3.3", "sha384"),
  "ecdsa-with-SHA512": ecdsa("1.2.840.10045.4.3.4", "sha512"),
  Ed25519: eddsa("1.3.101.112", "Ed25519"),
  Ed448: eddsa("1.3.101.113", "Ed448"),
  sha1WithRSAEncryption: rsa("1.2.840.113549.1.1.5", "sha1"),
  "ecdsa-with-SHA1": ecdsa("1.2.840.10045.4.1", "sha1"),
};

/** NULL is what must be written as parameters, and what must not be missed ([RFC4055] §5). */
function rsa(oid: string, hash: "sha1" | "sha256" | "sha384" | "sha512"): SignatureAlgorithm {
  return { keyType: "RSA", hash, identifiers: [identifier(oid, derNull()), identifier(oid)] };
}

/**
 * RSASSA-PSS as everybody uses it: the mask generated with the same hash, and salt of its length. All else is unknown
 * here. Each of the two AlgorithmIdentifiers of the hash may have NULL or nothing as parameters ([RFC4055] §2.1).
 */
function rsassaPss(hash: "sha256" | "sha384" | "sha512", hashOid: string, saltLength: number): SignatureAlgorithm {
  const spell = (ofHash: readonly Uint8Array[], ofMask: readonly Uint8Array[]) =>
    identifier(
      "1.2.840.113549.1.1.10",
      serializeDer(
        derTag.sequence,
        serializeDer(contextConstructed(0), identifier(hashOid, ...ofHash)),
        serializeDer(contextConstructed(1), identifier("1.2.840.113549.1.1.8", identifier(hashOid, ...ofMask))),
        serializeDer(contextConstructed(2), serializeSmallInteger(saltLength)),
      ),
    );
  const some = [derNull()];
  const none: readonly Uint8Array[] = [];
  const identifiers = [spell(some, some), spell(none, none), spell(some, none), spell(none, some)] as const;
  return { keyType: "RSA", hash, saltLength, identifiers };
}

/** The parameters of ECDSA must be absent ([RFC5758] §3.2): the curve is in the key. */
function ecdsa(oid: string, hash: "sha1" | "sha256" | "sha384" | "sha512"): SignatureAlgorithm {
  return { keyType: "EC", hash, identifiers: [identifier(oid)] };
}

/** The parameters must be absent ([RFC8410] §3). */
function eddsa(oid: string, keyType: "Ed25519" | "Ed448"): SignatureAlgorithm {
  return { keyType, hash: null, identifiers: [identifier(oid)] };
}

function identifier(oid: string, ...parameters: readonly Uint8Array[]): Uint8Array {
  return serializeDer(derTag.sequence, serializeObjectIdentifier(oid), ...parameters);
}

function derNull(): Uint8Array {
  return serializeDer(derTag.null);
}
