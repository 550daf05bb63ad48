import type { SignaturePolicy } from "@idpkit/x509";

import { keyPurpose } from "../extensions/key-purposes.js";
import type { DomainController, SambaDomainController, WindowsDomainController } from "./domain-controller.js";

/**
 * By what a domain controller decides: its settings as they take effect at a date, and all in which Windows and Samba
 * differ. The lab's matrix asks a real Samba for each of its column.
 */
export interface LogonRules {
  readonly profile: DomainController["profile"];
  /** 0: names alone map. 1: weakly as well. 2: strongly only. */
  readonly binding: 0 | 1 | 2;
  readonly backdatingMilliseconds: number;
  /** Whether names in subjectAltName map. */
  readonly readsNames: boolean;
  /** Whether explicit mappings map. */
  readonly readsExplicitMappings: boolean;
  /** Whether a name maps without a look at the SID: Schannel's UPN mapping. */
  readonly takesUnboundName: boolean;
  /** Whether `<I><S>` maps without a look at the SID: Schannel's mapping by subject and issuer. */
  readonly takesUnboundIssuerSubject: boolean;
  /** Samba looks at no mapping before a name fits. */
  readonly demandsName: boolean;
  /** A name alone is a weak mapping in compatibility mode. Samba wants an explicit one. */
  readonly nameIsWeakMapping: boolean;
  readonly readsSidUri: boolean;
  /** RFC 4556's KRB5PrincipalName, UPNs without `@` and with the NetBIOS name behind it. */
  readonly readsKerberosNames: boolean;
  /** Whether a computer is named by its dNSName. To Samba it is an account as any other. */
  readonly readsHostNames: boolean;
  /** `unchecked-explicit` and `audit-explicit`: explicit mappings do without, unnoticed or with event 45. */
  readonly ntAuth: "none" | "unchecked-explicit" | "audit-explicit" | "enforced";
  /**
   * The extended key usage that the certificate needs. Samba's KDC asks for none, neither of the certificate nor of the
   * authorities above it.
   */
  readonly purpose: string | undefined;
  /** Samba's Heimdal knows RSASSA-PKCS1-v1_5 only. */
  readonly rsaOnly: boolean;
  /** Samba obeys the rules for authorities, but neither those for their extensions nor for unknown critical ones. */
  readonly ignoresUnknownCriticalExtensions: boolean;
  readonly signatures: SignaturePolicy;
  /** Samba asks for the status of certificates as soon as it has a list. */
  readonly demandsCertificateLists: boolean;
  /** Windows Server 2008 and 2008 R2 log events 39, 40 and 41 as 41, 48 and 49. */
  readonly hasOldEventNumbers: boolean;
}

/** The rules that hold at the time of the logon. */
export function rulesOf(domainController: DomainController, at: Date): LogonRules {
  switch (domainController.profile) {
    case "windows":
      return windowsRules(domainController, at);
    case "samba":
      return sambaRules(domainController);
    default:
      throw new TypeError("the profile of a domain controller is windows or samba");
  }
}

function windowsRules(settings: WindowsDomainController, at: Date): LogonRules {
  const { windowsServer = 2025, updatedAt = at, protocol = "kerberos" } = settings;
  const methods = protocol === "kerberos" ? methodsOfKerberos : mappingMethods(settings, updatedAt);
  return {
    profile: "windows",
    binding: bindingEnforcement(settings, updatedAt),
    backdatingMilliseconds: (settings.CertificateBackdatingCompensation ?? 0) * 1000,
    readsNames: settings.UseSubjectAltName !== 0 && (methods & (mapping.s4u2Self | mapping.upn)) !== 0,
    readsExplicitMappings: (methods & mapping.s4u2SelfExplicit) !== 0,
    takesUnboundName: (methods & mapping.upn) !== 0,
    takesUnboundIssuerSubject: (methods & mapping.subjectIssuer) !== 0,
    demandsName: false,
    nameIsWeakMapping: true,
    readsSidUri: windowsServer >= 2019,
    readsKerberosNames: false,
    readsHostNames: true,
    ntAuth: ntAuthEnforcement(settings, updatedAt),
    purpose: protocol === "kerberos" ? keyPurpose.smartCardLogon : keyPurpose.clientAuth,
    rsaOnly: false,
    ignoresUnknownCriticalExtensions: false,
    signatures: {},
    demandsCertificateLists: true,
    hasOldEventNumbers: windowsServer === 2008,
  };
}

function sambaRules(settings: SambaDomainController): LogonRules {
  return {
    profile: "samba",
    binding: sambaBindings[settings.strongCertificateBindingEnforcement ?? "full"],
    backdatingMilliseconds: (settings.certificateBackdatingCompensation ?? 0) * 60_000,
    readsNames: true,
    readsExplicitMappings: true,
    takesUnboundName: false,
    takesUnboundIssuerSubject: false,
    demandsName: true,
    nameIsWeakMapping: false,
    readsSidUri: false,
    readsKerberosNames: true,
    readsHostNames: false,
    ntAuth: "none",
    purpose: undefined,
    rsaOnly: true,
    ignoresUnknownCriticalExtensions: true,
    signatures: { insecureAlgorithms: ["sha1WithRSAEncryption"], insecureMinimumRsaModulusLength: 1024 },
    demandsCertificateLists: false,
    hasOldEventNumbers: false,
  };
}

/** What the updates of [KB5014754] made the default, and what they still let an administrator set. */
function bindingEnforcement(settings: WindowsDomainController, updatedAt: Date): 0 | 1 | 2 {
  const set = settings.StrongCertificateBindingEnforcement;
  if (updatedAt < updates.may2022) return 0;
  if (updatedAt < updates.april2023) return set ?? 1;
  const atLeastCompatibility = set === 0 ? 1 : set;
  if (updatedAt < updates.february2025) return atLeastCompatibility ?? 1;
  if (updatedAt < updates.september2025) return atLeastCompatibility ?? 2;
  return 2;
}

/** The same for [KB5057784]: from July 2025 on it cannot be switched off any more. */
function ntAuthEnforcement(settings: WindowsDomainController, updatedAt: Date): LogonRules["ntAuth"] {
  const set = settings.AllowNtAuthPolicyBypass;
  if (updatedAt < updates.april2025) return "unchecked-explicit";
  if (updatedAt < updates.july2025) return ntAuthModes[set ?? 1];
  if (updatedAt < updates.october2025) return set === 0 || set === 1 ? "audit-explicit" : "enforced";
  return "enforced";
}

function mappingMethods(settings: WindowsDomainController, updatedAt: Date): number {
  return settings.CertificateMappingMethods ?? (updatedAt < updates.may2022 ? 0x1f : 0x18);
}

/** CertificateMappingMethods ([KB5014754], «Schannel registry key»). */
const mapping = { subjectIssuer: 0x1, upn: 0x4, s4u2Self: 0x8, s4u2SelfExplicit: 0x10 } as const;
const methodsOfKerberos = mapping.s4u2Self | mapping.s4u2SelfExplicit;

const ntAuthModes = { 0: "unchecked-explicit", 1: "audit-explicit", 2: "enforced" } as const;
const sambaBindings = { none: 0, compatibility: 1, full: 2 } as const;

const updates = {
  may2022: new Date("2022-05-10T00:00:00Z"),
  april2023: new Date("2023-04-11T00:00:00Z"),
  february2025: new Date("2025-02-11T00:00:00Z"),
  april2025: new Date("2025-04-08T00:00:00Z"),
  july2025: new Date("2025-07-08T00:00:00Z"),
  september2025: new Date("2025-09-09T00:00:00Z"),
  october2025: new Date("2025-10-14T00:00:00Z"),
};
