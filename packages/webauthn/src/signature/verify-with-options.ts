import { createVerify, type KeyObject, type SigningOptions } from "node:crypto";

/**
 * Tells whether a signature is right whose padding or encoding is not what `verify` of `node:crypto` takes it for: RSASSA-PSS,
 * or ECDSA as `r || s`.
 *
 * workerd takes no `KeyObject` beside options, and its `verify` would not heed them: PKCS #1 v1.5 would pass for PSS. Its
 * `Verify` does, with a JWK, which is no slower anywhere.
 */
export function verifyWithOptions(
  hash: string,
  data: Uint8Array,
  { key, ...options }: SigningOptions & { readonly key: KeyObject },
  signature: Uint8Array,
): boolean {
  const jwk = { key: key.export({ format: "jwk" }), format: "jwk" } as const;
  try {
    return createVerify(hash)
      .update(data)
      .verify({ ...jwk, ...options }, signature);
  } catch {
    // Unlike `verify`, it throws at `r || s` of another length.
    return false;
  }
}
