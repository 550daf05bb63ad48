import { createReadStream } from "node:fs";

import { DoctorError } from "../errors.js";

/** Reads a file whole, or standard input for `-`. */
export type ReadInput = (name: string) => Promise<Uint8Array>;

/**
 * Reads a file of at most 128 MiB, or standard input for `-`.
 *
 * @throws {@link DoctorError} `input-unreadable` or `input-too-large`.
 */
export async function readInput(name: string): Promise<Uint8Array> {
  const stream = name === "-" ? process.stdin : createReadStream(name);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maximumOctets) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no reason given";
    throw new DoctorError("input-unreadable", `it cannot be read (${code})`, { cause });
  }
  if (length > maximumOctets) throw new DoctorError("input-too-large", "it is larger than 128 MiB");
  return Buffer.concat(chunks);
}

/** Of a HAR with pictures in it; nothing else comes near. */
const maximumOctets = 128 * 1024 * 1024;
