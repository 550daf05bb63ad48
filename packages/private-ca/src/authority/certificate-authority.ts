import type { Certificate, CertificateSigner } from "@idpkit/x509";

import type { AuthorityStore } from "../store/authority-store.js";

/** An authority that can issue: its certificate, the way up to the root, its key, and what it has issued. */
export interface CertificateAuthority {
  readonly certificate: Certificate;
  /** This certificate first, the root last. */
  readonly chain: readonly Certificate[];
  /** Signs with the key of `certificate`. */
  readonly signer: CertificateSigner;
  /** Keeps what this authority, and no other, issued and revoked. */
  readonly store: AuthorityStore;
}
