import type { Certificate, CertificateList } from "@idpkit/x509";

import type { DomainController } from "./domain-controller.js";
import type { LogonAccounts } from "./logon-accounts.js";

/** What a domain controller holds against a certificate. */
export interface ExpectedLogon {
  /** Who asks to log on. */
  readonly client: ClientName;
  readonly domain: LogonDomain;
  readonly domainController: DomainController;
  /** Authorities that may stand between, from anyone: the AIA store, the smart card. */
  readonly intermediates: readonly Certificate[];
  /** The trusted roots; for Samba `pkinit_anchors`. */
  readonly trustAnchors: readonly Certificate[];
  /**
   * The revocation lists that the domain controller has. Windows wants one of each authority; Samba does as soon as it
   * was given any. `"unchecked"` leaves revocation out of the decision, and the decision says so.
   */
  readonly certificateLists: readonly CertificateList[] | "unchecked";
  /** The directory that is asked for accounts. */
  readonly accounts: LogonAccounts;
  /** The time of the logon. */
  readonly at: Date;
}

/**
 * The name in the request, Kerberos' cname.
 *
 * `principal`: an account name such as `alice`. `enterprise`: a UPN (NT-ENTERPRISE, [RFC6806] §5). `certificate`: no name is
 * given, as at the logon screen of Windows without a user name hint: the certificate's UPN is taken, and where there is none
 * the account whose `altSecurityIdentities` hold it.
 */
export type ClientName =
  | { readonly type: "principal"; readonly name: string }
  | { readonly type: "enterprise"; readonly name: string }
  | { readonly type: "certificate" };

/** The domain that is logged on to. */
export interface LogonDomain {
  /** Its DNS name, e.g. `corp.example.com`; the Kerberos realm is its upper case. */
  readonly dnsName: string;
  /** Its NetBIOS name, e.g. `CORP`, which Samba takes as the suffix of a UPN. */
  readonly netBiosName?: string;
}
