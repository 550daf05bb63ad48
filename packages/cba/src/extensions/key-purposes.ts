/**
 * The purposes that extended key usage and application policies name in an Active Directory, as OIDs in dotted decimal.
 *
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities | Enabling smart card logon with third-party certification authorities}
 * @see {@link https://www.rfc-editor.org/rfc/rfc4556#section-3.2.2 | RFC 4556 §3.2.2}
 */
export const keyPurpose = {
  /** A person at the logon screen of Windows. */
  smartCardLogon: "1.3.6.1.4.1.311.20.2.2",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  serverAuth: "1.3.6.1.5.5.7.3.1",
  /** A domain controller that answers Kerberos clients; Microsoft's name for id-pkinit-KPKdc. */
  kdcAuthentication: "1.3.6.1.5.2.3.5",
  /** A Kerberos client, id-pkinit-KPClientAuth. */
  pkinitClientAuthentication: "1.3.6.1.5.2.3.4",
  /** Any purpose at all: whoever asks takes it for theirs. */
  anyExtendedKeyUsage: "2.5.29.37.0",
  /** The same, among application policies. */
  anyApplicationPolicy: "1.3.6.1.4.1.311.10.12.1",
  /** Whoever holds it may have certificates issued in the names of others. */
  certificateRequestAgent: "1.3.6.1.4.1.311.20.2.1",
  /** Replication between domain controllers over SMTP. */
  directoryServiceEmailReplication: "1.3.6.1.4.1.311.21.19",
} as const;
