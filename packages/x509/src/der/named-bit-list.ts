import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeBitString } from "./primitives.js";

/**
 * Reads a BIT STRING of named bits: the names of those that are set, in the order of the bits.
 *
 * A list in which no bit is set is refused, since all that use it mean «at least one».
 */
export function readNamedBits<Name extends string>({ content }: DerElement, names: readonly Name[]): readonly Name[] {
  const [unusedBits = 0, ...octets] = content;
  const lastOctet = octets.at(-1) ?? 0;
  // Zero bits at the end, which DER drops, cannot be misread. Refused are: no bit set, more unused bits than there are, or a bit set among them.
  if (unusedBits > 7 || lastOctet % 2 ** unusedBits !== 0 || octets.every((octet) => octet === 0)) {
    throw new X509Error("der-malformed", "a list of named bits is malformed or empty");
  }
  return names.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

/** Writes a BIT STRING in which the bits of these names are set. */
export function serializeNamedBits<Name extends string>(
  chosen: readonly [Name, ...Name[]],
  names: readonly Name[],
): Uint8Array {
  const last = Math.max(...chosen.map((name) => names.indexOf(name)));
  const octets = new Uint8Array(Math.floor(last / 8) + 1);
  for (const name of chosen) {
    const bit = names.indexOf(name);
    octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  // A named bit list ends with its last bit that is set ([X690] §11.2.2).
  return serializeBitString(octets, 7 - (last & 7));
}
