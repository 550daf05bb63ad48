import type { NameForm } from "./name-form.js";

/**
 * iPAddress: the addresses that are the base's under its mask, which begins with ones and ends with zeros ([RFC4632] §3.1).
 *
 * Addresses of version 4 and version 6 are names of the same form: where only networks of one are permitted, none of the
 * other is.
 */
export const ipAddress: NameForm<Uint8Array, Uint8Array> = {
  readName: (value) => (value.length === 4 || value.length === 16 ? value : undefined),
  readSubtree(base) {
    const size = base.length / 2;
    const [network, mask] = [base.subarray(0, size), base.subarray(size)];
    if ((size !== 4 && size !== 16) || !isPrefixMask(mask)) return undefined;
    return {
      contains: (address) =>
        address.length === size &&
        mask.every((bits, index) => (((address[index] ?? 0) ^ (network[index] ?? 0)) & bits) === 0),
    };
  },
};

function isPrefixMask(mask: Uint8Array): boolean {
  const bits = Array.from(mask, (octet) => octet.toString(2).padStart(8, "0")).join("");
  return /^1*0*$/.test(bits);
}
