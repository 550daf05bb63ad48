import { createHash } from "node:crypto";

/** The SHA-256 in lower-case hex over a line and, through the digest of the line before, over all before it. */
export type Digest = string;

/** A line of a journal, with its line feed. */
export interface JournalLine {
  readonly octets: Uint8Array;
  readonly digest: Digest;
}

/** The first line: it says what the file is, and in which version. */
export function headerLine(): JournalLine {
  return serializeLine({ format: "idpkit-authority-journal", version: 1 }, "");
}

/**
 * Writes a line: its digest, a blank, the value as JSON, a line feed.
 *
 * As each digest covers all lines before, none of them can be altered, left out or moved without being noticed.
 */
export function serializeLine(value: unknown, previous: Digest): JournalLine {
  const text = JSON.stringify(value);
  const digest = digestOf(text, previous);
  return { octets: new TextEncoder().encode(`${digest} ${text}\n`), digest };
}

/** Reads a line without its line feed; `undefined` when it is not what was written behind the line with this digest. */
export function parseLine(octets: Uint8Array, previous: Digest): { value: unknown; digest: Digest } | undefined {
  const line = new TextDecoder().decode(octets);
  const text = line.slice(digestLength + 1);
  const digest = digestOf(text, previous);
  return line === `${digest} ${text}` ? { value: JSON.parse(text) as unknown, digest } : undefined;
}

function digestOf(text: string, previous: Digest): Digest {
  return createHash("sha256").update(previous).update(text).digest("hex");
}

const digestLength = 64;
