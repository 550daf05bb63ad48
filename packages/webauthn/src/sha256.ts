/** The SHA-256 digest of bytes ([FIPS180-4]). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>, { subtle }: Crypto): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await subtle.digest("SHA-256", bytes));
}
