import type { Certificate } from "@idpkit/x509";

/** The domain controller that decides, with its settings by their own names. */
export type DomainController = WindowsDomainController | SambaDomainController;

/**
 * A domain controller of Windows. What is not set has the default of its updates.
 *
 * @see {@link https://support.microsoft.com/topic/ad2c23b0-15d8-4340-a468-4d4f3b188f16 | KB5014754}
 */
export interface WindowsDomainController {
  readonly profile: "windows";
  /** The forest's NTAuth store: the authorities that may issue logon certificates. */
  readonly ntAuth: readonly Certificate[];
  /** Default: 2025. Before 2019 the SID as URI is not known; 2008 has its own event numbers. */
  readonly windowsServer?: 2008 | 2012 | 2016 | 2019 | 2022 | 2025;
  /** The day of the last security update, on which the defaults depend. Default: the day of the logon. */
  readonly updatedAt?: Date;
  /** 0 no check, 1 compatibility, 2 full enforcement. Ignored by updates from 9 September 2025 on. */
  readonly StrongCertificateBindingEnforcement?: 0 | 1 | 2;
  /** Seconds by which a certificate may be older than the account in compatibility mode. Default: 0. */
  readonly CertificateBackdatingCompensation?: number;
  /** 0: names in subjectAltName are not looked at, explicit mappings decide ([KB4043463]). Default: 1. */
  readonly UseSubjectAltName?: 0 | 1;
  /**
   * 0 no check, from 8 July 2025 on as 1, 1 audit, 2 enforced, for explicit mappings; a UPN always needs NTAuth. Unknown to
   * updates before 8 April 2025, ignored by those from 14 October 2025 on.
   */
  readonly AllowNtAuthPolicyBypass?: 0 | 1 | 2;
  /**
   * How the certificate is presented. Default: `kerberos`, PKINIT, as at a logon screen. `schannel`: as TLS client, where
   * CertificateMappingMethods applies.
   */
  readonly protocol?: "kerberos" | "schannel";
  /**
   * Bits of Schannel: 0x1 subject and issuer, 0x2 issuer, 0x4 UPN (weak ones), 0x8 S4U2Self, 0x10 S4U2Self explicit. Default:
   * 0x18, before 10 May 2022 0x1F.
   */
  readonly CertificateMappingMethods?: number;
}

/**
 * A domain controller of Samba 4.24 or later; earlier ones look at no SID.
 *
 * @see {@link https://www.samba.org/samba/docs/current/man-html/smb.conf.5.html | smb.conf}
 */
export interface SambaDomainController {
  readonly profile: "samba";
  /** Default: `full`. */
  readonly strongCertificateBindingEnforcement?: "none" | "compatibility" | "full";
  /** Minutes by which a certificate may be older than the account in compatibility mode. Default: 0. */
  readonly certificateBackdatingCompensation?: number;
}
