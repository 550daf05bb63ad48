import type { Certificate } from "@idpkit/x509";

import type { Attributes, Entry } from "./ldif.js";

/** What the domain controller is told. It reads all of this when it starts. */
export interface DomainSettings {
  /** Whoever chains to one of these may log on. */
  readonly anchors: readonly Certificate[];
  /** Authorities to build paths with, not trusted by themselves: for clients that send no chain, as MIT's. */
  readonly intermediates?: readonly Certificate[];
  /** DER. Once there is one, each authority of a path must have one. */
  readonly revocationLists?: readonly Uint8Array[];
  /** Default: full, as Samba's. */
  readonly strongCertificateBindingEnforcement?: "none" | "compatibility" | "full";
  /** How much older than the account a certificate may be where enforcement is not full. Default: 0, as Samba's. */
  readonly backdatingCompensationMinutes?: number;
}

/** A domain of its own: one Samba AD domain controller on an address of the loopback network. */
export interface Domain {
  readonly address: string;
  readonly realm: string;
  /** The DNS name. */
  readonly dnsName: string;
  readonly netbiosName: string;
  readonly baseDn: string;
  /** What all SIDs of the domain begin with. */
  readonly domainSid: string;
  /** Samba's. */
  readonly version: string;
  /**
   * Adds accounts whose passwords nobody knows: users, with the userPrincipalName that their names imply, and computers, whose
   * names end with `$`. Rejects when the directory refuses.
   */
  addAccounts(sAMAccountNames: readonly string[]): Promise<void>;
  /** Replaces attributes of an account; one without values is removed. Rejects when the directory refuses. */
  modifyAccount(sAMAccountName: string, attributes: Attributes): Promise<void>;
  /** Finds entries by an LDAP filter, as an administrator sees them. */
  search(filter: string): Promise<readonly Entry[]>;
  /** Asks the KDC for a ticket with nothing but a certificate. */
  logOn(request: LogonRequest): Promise<LogonVerdict>;
  /** Puts others in the place of the revocation lists, as many as there are; the KDC takes notice without a restart. */
  replaceRevocationLists(revocationLists: readonly Uint8Array[]): void;
  /** Runs a client program with a ticket, e.g. `ldapwhoami`; rejects with its complaints when it fails. */
  runWithTicket(ticketCache: string, command: readonly string[]): Promise<string>;
  /** Stops the domain controller, and starts it with other settings and the same accounts. */
  restart(settings: DomainSettings): Promise<void>;
  /** Stops it and removes all that it wrote. */
  stop(): Promise<void>;
}

/** A logon by certificate. */
export interface LogonRequest {
  /**
   * Whose `kinit` asks. MIT's keeps to itself what it deems unsound, so that its refusals say little of the KDC; Heimdal's
   * sends what it is given.
   */
  readonly client: "mit" | "heimdal";
  readonly principal: string;
  /** Whether `principal` is an enterprise name, i.e. a userPrincipalName, in place of a principal of the realm. */
  readonly enterprise?: boolean;
  /** DER; authorities to send along follow it, which MIT's client leaves out. */
  readonly certificates: readonly Uint8Array[];
  /** The certificate's key, as PEM of its PKCS #8. */
  readonly privateKey: string;
}

/** What the KDC says. */
export type LogonVerdict =
  | {
      readonly accepted: true;
      /** Where {@link Domain.runWithTicket} finds the ticket. */
      readonly ticketCache: string;
    }
  /** In the words of the KDC's own log. */
  | { readonly accepted: false; readonly reason: string };
