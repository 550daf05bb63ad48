/**
 * What it takes to verify a signature with a key, the least being 1: RSA of 16384 bits, which nobody has but who wants to keep
 * others busy, takes longer than all that is in use.
 */
export function signatureCost({ subjectPublicKeyInfo }: { readonly subjectPublicKeyInfo: Uint8Array }): number {
  return Math.ceil((subjectPublicKeyInfo.length / octetsOfRsa4096) ** 2);
}

/** A SubjectPublicKeyInfo has 550 octets, and a few more with a larger exponent. */
const octetsOfRsa4096 = 600;
