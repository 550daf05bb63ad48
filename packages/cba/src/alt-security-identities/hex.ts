/** Upper-case hex of octets, without separators. */
export function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** Turns the octets of a hex text around; the two digits of each stay together. */
export function reverseOctets(hex: string): string {
  return (hex.match(/..?/gs) ?? []).reverse().join("");
}
