import { createHash } from "node:crypto";

import type { OaepHash, OaepParameters } from "./key-transport.js";

/** The parts of an encoded message ([RFC8017] §7.1.1, figure 1), each of which can be wrong. */
export interface OaepParts {
  readonly firstOctet: number;
  readonly labelHash: Uint8Array;
  readonly zeros: Uint8Array;
  readonly separator: Uint8Array;
  readonly message: Uint8Array;
}

/** What the parts should be for a modulus of 2048 bits. */
export function soundParts(message: Uint8Array, { digest }: OaepParameters): OaepParts {
  const labelHash = createHash(digest).digest();
  const zeros = new Uint8Array(256 - message.length - 2 * labelHash.length - 2);
  return { firstOctet: 0, labelHash, zeros, separator: Uint8Array.of(1), message };
}

/** Puts parts together, right or wrong. */
export function assembleOaep(parts: OaepParts, { digest, mgf }: OaepParameters): Uint8Array {
  const { firstOctet, labelHash, zeros, separator, message } = parts;
  const dataBlock = Buffer.concat([labelHash, zeros, separator, message]);
  const seed = createHash(digest).update("any octets will do").digest();
  const maskedDataBlock = xorWith(dataBlock, mgf1(seed, dataBlock.length, mgf));
  const maskedSeed = xorWith(seed, mgf1(maskedDataBlock, seed.length, mgf));
  return Buffer.concat([Uint8Array.of(firstOctet), maskedSeed, maskedDataBlock]);
}

function mgf1(seed: Uint8Array, length: number, algorithm: OaepHash): Uint8Array {
  let mask = Buffer.alloc(0);
  for (let counter = 0; mask.length < length; counter++) {
    const octets = Buffer.alloc(4);
    octets.writeUInt32BE(counter);
    mask = Buffer.concat([mask, createHash(algorithm).update(seed).update(octets).digest()]);
  }
  return mask.subarray(0, length);
}

function xorWith(octets: Uint8Array, mask: Uint8Array): Uint8Array {
  return octets.map((octet, index) => octet ^ (mask[index] ?? 0));
}
