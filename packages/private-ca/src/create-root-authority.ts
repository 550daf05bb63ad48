import { basicConstraints, keyUsage, type CertificateSigner } from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import { issueSelfSigned } from "./issue-certificate.js";
import { yearsAfter } from "./validity.js";

/** What an authority is made of. */
export interface AuthorityRequest {
  /** 1 to 64 characters. */
  readonly commonName: string;
  /** The authority's public key: RSA of 2048 bits or more, P-256 or P-384; as CryptoKey or as DER of its SubjectPublicKeyInfo. */
  readonly publicKey: CryptoKey | Uint8Array;
  /** Signs with the private key that belongs to `publicKey`. */
  readonly signer: CertificateSigner;
  /** The certificate is valid from five minutes before, for clocks that are behind. */
  readonly now: Date;
  /** How many years the certificate is valid, at most until its issuer's ends. */
  readonly years: number;
  /** For the serial number and the key identifier. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Creates a root: a self-signed authority.
 *
 * @param request - `pathLen` is how many authorities may stand below one another under it, by default one.
 * @throws {@link PrivateCaError} `common-name-invalid` or `public-key-unsupported`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9 | RFC 5280 §4.2.1.9}
 */
export async function createRootAuthority({
  signer,
  years,
  pathLen = 1,
  ...request
}: AuthorityRequest & { readonly pathLen?: number }): Promise<CertificateAuthority> {
  const certificate = await issueSelfSigned(signer, {
    ...request,
    notAfter: yearsAfter(request.now, years),
    extensions: [basicConstraints({ ca: true, pathLen }), keyUsage(["keyCertSign", "cRLSign"])],
  });
  return { certificate, chain: [certificate], signer };
}
