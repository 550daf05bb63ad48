import type { DomainSettings } from "./domain.js";

/** The realm of the domain that `bootstrap-tree.sh` provisions. */
export const realm = "LAB.EXAMPLE";
export const dnsName = realm.toLowerCase();
export const netbiosName = "LAB";
export const baseDn = "DC=lab,DC=example";
export const hostName = `dc1.${dnsName}`;

/** As `bootstrap-tree.sh` has it. It opens nothing but domains like this one. */
export const administratorPassword = "Passw0rd-lab";

/** `/etc/hosts`: two names in place of a DNS server. */
export function hosts(address: string): string {
  return `127.0.0.1 localhost\n${address} ${hostName} dc1 ${dnsName}\n`;
}

/** `smb.conf`: LDAP and the KDC on one address, nothing else, all files below `/lab`. */
export function smbConf(address: string, settings: DomainSettings): string {
  return `[global]
  workgroup = ${netbiosName}
  realm = ${realm}
  netbios name = DC1
  server role = active directory domain controller
  server services = ldap, cldap, kdc
  prefork children = 1
  interfaces = ${address}/8
  bind interfaces only = yes
  private dir = /lab/dc/private
  state directory = /lab/dc/state
  lock directory = /lab/dc
  cache directory = /lab/dc/cache
  binddns dir = /lab/dc/bind-dns
  pid directory = /lab/run
  ncalrpc dir = /lab/run/ncalrpc
  winbindd socket directory = /lab/run/winbindd
  ntp signd socket directory = /lab/run/ntp_signd
  log file = /lab/samba.log
  log level = 1 auth_audit:3 kerberos:5
  max log size = 0
  tls enabled = yes
  tls keyfile = /lab/pki/dc.key
  tls certfile = /lab/pki/dc.crt
  tls cafile = /lab/pki/dc-root.crt
  load printers = no
  strong certificate binding enforcement = ${settings.strongCertificateBindingEnforcement ?? "full"}
  certificate backdating compensation = ${settings.backdatingCompensationMinutes ?? 0}
`;
}

/**
 * The KDC's `krb5.conf`.
 *
 * Certificates and the list of revocation lists are read at start only; a revocation list is read again when its file
 * is newer. A file of this list that cannot be read switches PKINIT off.
 */
export function kdcKrb5Conf(revocationListFiles: readonly string[]): string {
  return `[libdefaults]
  default_realm = ${realm}
  dns_lookup_realm = false
  dns_lookup_kdc = false
[kdc]
  enable-pkinit = yes
  pkinit_identity = FILE:/lab/pki/dc.crt,/lab/pki/dc.key
  pkinit_anchors = FILE:/lab/pki/anchors.pem
  pkinit_pool = FILE:/lab/pki/pool.pem
  pkinit_principal_in_certificate = yes
${revocationListFiles.map((file) => `  pkinit_revoke = FILE:${file}\n`).join("")}`;
}

/**
 * The clients' `krb5.conf`, one file for MIT and Heimdal, who pass over each other's words.
 *
 * MIT's kinit validates its own certificate and sends none that it does not trust: it trusts all that the KDC trusts,
 * and what a test adds.
 */
export function clientKrb5Conf(address: string): string {
  return `[libdefaults]
  default_realm = ${realm}
  dns_lookup_realm = false
  dns_lookup_kdc = false
  dns_canonicalize_hostname = false
  rdns = false
  udp_preference_limit = 1
[realms]
  ${realm} = {
    kdc = ${address}:88
    pkinit_anchors = FILE:/lab/pki/client-anchors.pem
    pkinit_pool = FILE:/lab/pki/pool.pem
    pkinit_kdc_hostname = ${hostName}
    pkinit_eku_checking = kpKDC
  }
[domain_realm]
  .${dnsName} = ${realm}
  ${dnsName} = ${realm}
[appdefaults]
  pkinit_anchors = FILE:/lab/pki/client-anchors.pem
`;
}
