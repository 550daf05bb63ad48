import { hash, randomBytes, timingSafeEqual } from "node:crypto";

import type { OaepHash, OaepParameters } from "./key-transport.js";

/**
 * EME-OAEP encoding with an empty label: `message` as a number of `length` octets for RSA to encrypt.
 *
 * @param length - That of the modulus, in octets.
 * @see {@link https://www.rfc-editor.org/rfc/rfc8017#section-7.1.1 | RFC 8017 §7.1.1}
 */
export function encodeOaep(message: Uint8Array, length: number, { digest, mgf }: OaepParameters): Uint8Array {
  const dataBlock = Buffer.concat([paddingBefore(message.length, length, digest), message]);
  const seed = randomBytes(hashLengths[digest]);
  const maskedDataBlock = xor(dataBlock, mask(seed, dataBlock.length, mgf));
  const maskedSeed = xor(seed, mask(maskedDataBlock, seed.length, mgf));
  return Buffer.concat([Buffer.of(0), maskedSeed, maskedDataBlock]);
}

/**
 * EME-OAEP decoding with an empty label; `undefined` when `encoded` is not the encoding of a message of `messageLength`.
 *
 * As the length is known, so is each octet before the message, and one comparison decides. Taking its conditions one
 * after the other, or looking for the end of the padding, would tell by time which of them failed, and that is enough to
 * decrypt without the key (Manger, CRYPTO 2001).
 *
 * @param encoded - As long as the modulus.
 * @see {@link https://www.rfc-editor.org/rfc/rfc8017#section-7.1.2 | RFC 8017 §7.1.2, step 3}
 */
export function decodeOaep(
  encoded: Uint8Array,
  messageLength: number,
  { digest, mgf }: OaepParameters,
): Uint8Array | undefined {
  const seedEnd = 1 + hashLengths[digest];
  const maskedDataBlock = encoded.subarray(seedEnd);
  const seed = xor(encoded.subarray(1, seedEnd), mask(maskedDataBlock, hashLengths[digest], mgf));
  const dataBlock = xor(maskedDataBlock, mask(seed, maskedDataBlock.length, mgf));

  const expected = Buffer.concat([Buffer.of(0), paddingBefore(messageLength, encoded.length, digest)]);
  const messageStart = dataBlock.length - messageLength;
  const found = Buffer.concat([encoded.subarray(0, 1), dataBlock.subarray(0, messageStart)]);
  return timingSafeEqual(found, expected) ? dataBlock.subarray(messageStart) : undefined;
}

/** What comes before the message in the data block: the hash of the label, zeros, and a one. */
function paddingBefore(messageLength: number, length: number, digest: OaepHash): Uint8Array {
  const labelHash = hashOf(digest, new Uint8Array(0));
  const zeros = length - messageLength - 2 * labelHash.length - 2;
  return Buffer.concat([labelHash, Buffer.alloc(zeros), Buffer.of(1)]);
}

/** MGF1 ([RFC8017] §B.2.1). */
function mask(seed: Uint8Array, length: number, mgf: OaepHash): Uint8Array {
  const counted = Buffer.concat([seed, Buffer.alloc(4)]);
  const blocks: Uint8Array[] = [];
  for (let counter = 0; counter * hashLengths[mgf] < length; counter++) {
    counted.writeUInt32BE(counter, seed.length);
    blocks.push(hashOf(mgf, counted));
  }
  return Buffer.concat(blocks, length);
}

function hashOf(algorithm: OaepHash, data: Uint8Array): Uint8Array {
  return hash(algorithm, data, "buffer");
}

function xor(octets: Uint8Array, others: Uint8Array): Uint8Array {
  return octets.map((octet, index) => octet ^ (others[index] ?? 0));
}

/** In octets. */
const hashLengths: Readonly<Record<OaepHash, number>> = { "SHA-1": 20, "SHA-256": 32, "SHA-384": 48, "SHA-512": 64 };
