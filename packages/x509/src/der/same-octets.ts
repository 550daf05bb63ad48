/** Tells whether two byte strings are equal. Not in constant time: for public data only. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}
