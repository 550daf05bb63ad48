import type { Certificate, CertificateSigner } from "@idpkit/x509";

/** An authority that can issue: its certificate, the way up to the root, and its key. */
export interface CertificateAuthority {
  readonly certificate: Certificate;
  /** This certificate first, the root last. */
  readonly chain: readonly Certificate[];
  /** Signs with the key of `certificate`. */
  readonly signer: CertificateSigner;
}
