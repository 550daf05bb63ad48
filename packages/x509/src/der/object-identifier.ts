import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

/** Reads an OBJECT IDENTIFIER as dotted decimal ([X690] §8.19). */
export function readObjectIdentifier({ within, contentStart, end }: DerElement): string {
  let dotted = "";
  let value = 0;
  for (let offset = contentStart; offset < end; offset++) {
    const octet = within[offset] ?? 0;
    // A leading 80 would give the same number a second spelling.
    if (value === 0 && octet === 0x80) throw malformed();
    value = value * 0x80 + (octet & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) throw malformed();
    if (octet < 0x80) {
      dotted += dotted === "" ? firstArcs(value) : `.${value}`;
      value = 0;
    }
  }
  if (dotted === "" || (within[end - 1] ?? 0) >= 0x80) throw malformed();
  return dotted;
}

/** The first number stands for two arcs, of which the first is 0, 1 or 2. */
function firstArcs(value: number): string {
  const root = Math.min(Math.floor(value / 40), 2);
  return `${root}.${value - root * 40}`;
}

/** Writes an OBJECT IDENTIFIER from dotted decimal; anything else is a `TypeError`. */
export function serializeObjectIdentifier(dotted: string): Uint8Array {
  if (!dottedDecimal.test(dotted)) throw new TypeError("an object identifier is written in dotted decimal");
  const arcs = dotted.split(".").map(Number);
  const root = arcs[0] ?? 0;
  const second = arcs[1] ?? 0;
  if (root < 2 && second >= 40) throw new TypeError("below the roots 0 and 1 there are only 40 arcs");
  const octets: number[] = [];
  appendBase128(octets, root * 40 + second);
  for (let index = 2; index < arcs.length; index++) appendBase128(octets, arcs[index] ?? 0);
  return serializeDer(derTag.objectIdentifier, new Uint8Array(octets));
}

/** Seven bits to an octet, the most significant first; all octets but the last are marked. */
function appendBase128(octets: number[], value: number, mark = 0): void {
  if (!Number.isSafeInteger(value)) throw new TypeError("an arc of more than 53 bits");
  if (value >= 0x80) appendBase128(octets, Math.floor(value / 0x80), 0x80);
  octets.push(mark | (value % 0x80));
}

function malformed(): X509Error {
  return new X509Error("der-malformed", "an object identifier is malformed or has an arc of more than 53 bits");
}

const dottedDecimal = /^[0-2](?:\.(?:0|[1-9][0-9]*))+$/;
