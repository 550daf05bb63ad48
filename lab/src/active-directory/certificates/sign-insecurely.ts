import { sign, type KeyObject } from "node:crypto";

import { derTag, parseCertificate, serializeDer, type Certificate } from "@idpkit/x509";

/** Signs the contents of a certificate again by an RSA key, with a hash that our own signers refuse. */
export function signInsecurely(
  { tbs, signatureAlgorithmIdentifier }: Certificate,
  issuerKey: KeyObject,
  hash: "sha1" | "md5",
): Certificate {
  const identifier = rsaWith(hash);
  const start = Buffer.from(tbs).indexOf(signatureAlgorithmIdentifier);
  const contents = new Uint8Array(tbs);
  contents.set(identifier, start);
  const signature = serializeDer(derTag.bitString, Uint8Array.of(0), sign(hash, contents, issuerKey));
  return parseCertificate(serializeDer(derTag.sequence, contents, identifier, signature));
}

/** As long as that of `sha256WithRSAEncryption`, from which it differs in the last number. */
function rsaWith(hash: "sha1" | "md5"): Uint8Array {
  const oid = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, hash === "sha1" ? 5 : 4);
  return serializeDer(derTag.sequence, serializeDer(derTag.objectIdentifier, oid), serializeDer(derTag.null));
}
