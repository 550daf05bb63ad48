import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

/** Reads an OBJECT IDENTIFIER as dotted decimal ([X690] §8.19). */
export function readObjectIdentifier({ content }: DerElement): string {
  const subidentifiers: number[] = [];
  let value = 0;
  let complete = false;
  for (const octet of content) {
    // A leading 80 would give the same number a second spelling.
    if (value === 0 && octet === 0x80) throw malformed();
    value = value * 0x80 + (octet & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) throw malformed();
    complete = octet < 0x80;
    if (complete) {
      subidentifiers.push(value);
      value = 0;
    }
  }
  const [first, ...rest] = subidentifiers;
  if (!complete || first === undefined) throw malformed();
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join(".");
}

/** Writes an OBJECT IDENTIFIER from dotted decimal; anything else is a `TypeError`. */
export function serializeObjectIdentifier(dotted: string): Uint8Array {
  const [root, second, ...rest] = dottedDecimal.test(dotted) ? dotted.split(".").map(Number) : [];
  if (root === undefined || second === undefined || (root < 2 && second >= 40)) {
    throw new TypeError("an object identifier is written in dotted decimal");
  }
  const subidentifiers = [root * 40 + second, ...rest];
  if (!subidentifiers.every(Number.isSafeInteger)) throw new TypeError("an arc of more than 53 bits");
  return serializeDer(derTag.objectIdentifier, Uint8Array.from(subidentifiers.flatMap(base128)));
}

function base128(value: number): number[] {
  const octets = [value % 0x80];
  for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x80)) {
    octets.unshift(0x80 | (rest % 0x80));
  }
  return octets;
}

function malformed(): X509Error {
  return new X509Error("der-malformed", "an object identifier is malformed or has an arc of more than 53 bits");
}

const dottedDecimal = /^[0-2](?:\.(?:0|[1-9][0-9]*))+$/;
