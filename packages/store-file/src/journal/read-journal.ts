import type { FileHandle } from "node:fs/promises";

import { FileStoreError } from "../errors.js";
import { headerLine, parseLine, type Digest } from "./journal-line.js";

/** Where the next line of a journal goes, and what it builds on. */
export interface JournalEnd {
  /** In octets from the start of the file. */
  readonly position: number;
  readonly digest: Digest;
}

/**
 * Reads a journal to its end.
 *
 * A crash in mid-write leaves a last line that has no end, or that has octets of zero in it where the disk was not yet
 * written. Nobody was told that such a line is kept, so it counts as not written. Anything else that is not as it was
 * written is damage.
 *
 * @param receive - Gets the entries, in order.
 * @returns Where the last whole line ends.
 * @throws {@link FileStoreError} `store-corrupt`.
 */
export async function readJournal(file: FileHandle, receive: (entry: unknown) => void): Promise<JournalEnd> {
  let end = await readHeader(file);
  let torn = false;
  for await (const { octets, isWhole } of linesOf(file, end.position)) {
    const line = isWhole && !torn ? parseLine(octets, end.digest) : undefined;
    if (line) {
      (line.value as readonly unknown[]).forEach(receive);
      end = { position: end.position + octets.length + 1, digest: line.digest };
    } else {
      if (torn || (isWhole && !octets.includes(0))) throw corrupt();
      torn = true;
    }
  }
  return end;
}

/** The file got its name with the header in it, so that a crash cannot have torn this one. */
async function readHeader(file: FileHandle): Promise<JournalEnd> {
  const { octets, digest } = headerLine();
  const { buffer } = await file.read(new Uint8Array(octets.length), 0, octets.length, 0);
  if (Buffer.compare(buffer, octets) !== 0) throw corrupt();
  return { position: octets.length, digest };
}

/** The lines from a position on, without their line feeds; the last one is not whole when there is none behind it. */
async function* linesOf(file: FileHandle, start: number): AsyncGenerator<{ octets: Uint8Array; isWhole: boolean }> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(file, start)) {
    const pending = Buffer.concat([rest, chunk]);
    let lineStart = 0;
    for (let lineEnd; (lineEnd = pending.indexOf(lineFeed, lineStart)) !== -1; lineStart = lineEnd + 1) {
      yield { octets: pending.subarray(lineStart, lineEnd), isWhole: true };
    }
    rest = pending.subarray(lineStart);
  }
  if (rest.length > 0) yield { octets: rest, isWhole: false };
}

async function* chunksOf(file: FileHandle, start: number): AsyncGenerator<Uint8Array> {
  for (let position = start; ;) {
    const { buffer, bytesRead } = await file.read(new Uint8Array(chunkLength), 0, chunkLength, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

function corrupt(): FileStoreError {
  return new FileStoreError("store-corrupt", "The journal is not as it was written: restore the folder from a copy.");
}

const lineFeed = 0x0a;
const chunkLength = 1024 * 1024;
