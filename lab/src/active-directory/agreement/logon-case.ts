import type { Certificate, CertificateExtension } from "@idpkit/x509";

import type { Authority } from "../certificates/authority.js";
import type { KeyPair } from "../certificates/key-pair.js";
import type { CertificateContents } from "../certificates/write-certificate.js";
import type { Account } from "./accounts.js";
import type { World } from "./world.js";

/**
 * A logon that the KDC and `decideLogon` are asked about.
 *
 * `kdc` is what the KDC does: a refusal by what it logs, so that no case is refused for another reason than its own.
 */
export type LogonCase = readonly [
  name: string,
  kdc: "accepts" | RegExp,
  logon: (world: World) => Logon | Promise<Logon>,
];

/** What is odd about a logon. Without anything it is Alice's, with a sound certificate issued by the root. */
export interface Logon extends Partial<Omit<CertificateContents, "publicKey" | "extensions">> {
  /** Who asks to log on, and whom a sound certificate is about. */
  readonly account?: Account;
  /** Who asks to log on in place of `account`: a principal of the realm. */
  readonly principal?: string;
  /** The same as an enterprise name, i.e. a userPrincipalName. */
  readonly enterpriseName?: string;
  /** A certificate that is made elsewhere; what follows says nothing then. */
  readonly certificate?: Certificate;
  readonly issuer?: Authority;
  /** The key of the certificate; by default the one that all users here share. */
  readonly keys?: KeyPair;
  /** In place of those of a sound certificate, by their names; `undefined` leaves one out. */
  readonly extensions?: Readonly<Record<string, CertificateExtension | undefined>>;
  /** Authorities that are sent along. Default: those above the certificate, without the root. */
  readonly sentAlong?: readonly Certificate[];
  /** The DER of the revocation lists that the KDC has by now, as many as it was started with. */
  readonly revocationLists?: readonly Uint8Array[];
}
