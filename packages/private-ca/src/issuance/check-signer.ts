import { checkSignature, X509Error, type PublicKey, type SignedStructure } from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";

/**
 * Checks that what is about to be handed out was signed with the issuer's key: with another, nobody could use it.
 *
 * @throws {@link PrivateCaError} `signer-mismatch`.
 */
export function checkSigner(signed: SignedStructure, publicKey: PublicKey): void {
  try {
    checkSignature(signed, publicKey, {});
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError("signer-mismatch", "the signer did not sign with the key of the issuer", { cause });
  }
}
