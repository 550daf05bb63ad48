import { Buffer } from "node:buffer";
import { createECDH, createHash, type KeyObject } from "node:crypto";

import { decodeBase64url } from "../base64url.js";
import type { EllipticCurve } from "../cose/algorithm.js";
import { groups } from "./elliptic-groups.js";
import { seededNumber, toNumber, toOctets } from "./seeded-number.js";
import { inverse } from "./seeded-private-key.js";

/**
 * Signs with ECDSA so that the same key and data give the same signature, in DER: `k` comes from both, as
 * deterministic ECDSA has it, though not by its recipe. For tests; nothing here hides the key from whoever measures.
 */
export function signEcdsaDeterministically(
  privateKey: KeyObject,
  { crv, hash }: { readonly crv: EllipticCurve; readonly hash: string },
  data: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const { name, order, length } = groups[crv];
  const secret = decodeBase64url(privateKey.export({ format: "jwk" }).d ?? "");
  const digest = createHash(hash).update(data).digest();
  const k = seededNumber(secret, `k ${digest.toString("hex")}`, order);
  const ecdh = createECDH(name);
  ecdh.setPrivateKey(toOctets(k, length));
  const r = toNumber(ecdh.getPublicKey().subarray(1, 1 + length)) % order;
  // No digest of these algorithms is longer than the order of its curve.
  const s = (inverse(k, order) * (toNumber(digest) + r * toNumber(secret))) % order;
  return serializeSignature(r, s);
}

/** `Ecdsa-Sig-Value` ([RFC3279] §2.2.3). */
function serializeSignature(r: bigint, s: bigint): Uint8Array<ArrayBuffer> {
  const integers = Buffer.concat([serializeInteger(r), serializeInteger(s)]);
  const header = integers.length < 0x80 ? [0x30, integers.length] : [0x30, 0x81, integers.length];
  return new Uint8Array(Buffer.concat([Buffer.from(header), integers]));
}

function serializeInteger(number: bigint): Buffer {
  const hex = number.toString(16);
  const octets = Buffer.from(hex.padStart(2 * Math.ceil(hex.length / 2), "0"), "hex");
  const signed = (octets[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), octets]) : octets;
  return Buffer.concat([Buffer.of(0x02, signed.length), signed]);
}
