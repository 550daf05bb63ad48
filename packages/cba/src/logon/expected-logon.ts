import type { Certificate } from "@idpkit/x509";

import type { LogonAccounts } from "./logon-accounts.js";

/** What a domain controller holds against a certificate. */
export interface ExpectedLogon {
  /** Authorities that may stand between, from anyone: the AIA store, the smart card. */
  readonly intermediates: readonly Certificate[];
  /** The trusted roots. */
  readonly trustAnchors: readonly Certificate[];
  /** The forest's NTAuth store: the authorities that may issue logon certificates. */
  readonly ntAuth: readonly Certificate[];
  /** The directory that is asked for the account. */
  readonly accounts: LogonAccounts;
  /** Who asks to log on, Kerberos' cname. Compared without case. */
  readonly sAMAccountName: string;
  /** The time of the logon. */
  readonly at: Date;
  /** Default: the runtime's. */
  readonly crypto?: Crypto;
}
