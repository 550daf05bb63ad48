import { existsSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { toPem, type Certificate } from "@idpkit/x509";

import { clientKrb5Conf, hosts, kdcKrb5Conf, smbConf } from "./configuration.js";
import type { DomainIdentity } from "./domain-identity.js";
import type { DomainSettings } from "./domain.js";

/** Writes all files that the domain controller and the clients read when they start. */
export function writeConfiguration(
  folder: string,
  {
    address,
    identity,
    settings,
  }: { readonly address: string; readonly identity: DomainIdentity; readonly settings: DomainSettings },
): void {
  const { anchors, intermediates = [], revocationLists = [] } = settings;
  const write = (name: string, content: string) => {
    // Samba refuses a TLS key that others may read.
    writeFileSync(join(folder, name), content, { mode: 0o600 });
  };
  write("hosts", hosts(address));
  write("smb.conf", smbConf(address, settings));
  write("kdc.krb5.conf", kdcKrb5Conf(revocationLists.map((_, index) => `/lab/${listFile(index)}`)));
  write("krb5.conf", clientKrb5Conf(address));
  write("pki/dc.key", identity.privateKey);
  write("pki/dc.crt", toPem(identity.certificate.der));
  write("pki/dc-root.crt", toPem(identity.root.der));
  write("pki/anchors.pem", pemOf(anchors));
  write("pki/pool.pem", pemOf([...intermediates, ...anchors]));
  write("pki/client-anchors.pem", pemOf([identity.root, ...anchors]));
  writeRevocationLists(folder, revocationLists);
}

/** Writes the revocation lists over those that are there. */
export function writeRevocationLists(folder: string, revocationLists: readonly Uint8Array[]): void {
  for (const [index, list] of revocationLists.entries()) writeRevocationList(join(folder, listFile(index)), list);
}

/** The KDC reads a list again when the second of its modification is another one. */
function writeRevocationList(file: string, list: Uint8Array): void {
  const former = existsSync(file) ? statSync(file).mtimeMs : Date.now();
  rmSync(file, { force: true });
  writeFileSync(file, toPem(list, "X509 CRL"));
  utimesSync(file, new Date(), new Date(former + 2000));
}

function listFile(index: number): string {
  return `pki/revocation-list-${index}.pem`;
}

function pemOf(certificates: readonly Certificate[]): string {
  return certificates.map(({ der }) => toPem(der)).join("");
}
