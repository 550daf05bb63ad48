import { krb5PrincipalNameGeneralName } from "@idpkit/cba";
import {
  createMemoryAuthorityStore,
  createRootAuthority,
  domainController,
  issueCertificate,
} from "@idpkit/private-ca";
import { createCertificateSigner, subjectAltName, type Certificate } from "@idpkit/x509";

import { generateRsaKeyPair } from "../certificates/key-pair.js";
import { dnsName, hostName, realm } from "./configuration.js";

/** Who the domain controller is to its clients: KDC for PKINIT, server for LDAPS. */
export interface DomainIdentity {
  readonly certificate: Certificate;
  /** PKCS #8 as PEM. */
  readonly privateKey: string;
  /** Issued the certificate; clients trust it. */
  readonly root: Certificate;
}

/** Makes keys and a certificate for a domain controller, with `@idpkit/private-ca`'s profile for them. */
export async function createDomainIdentity(address: string): Promise<DomainIdentity> {
  const [rootKeys, keys] = await Promise.all([generateRsaKeyPair(), generateRsaKeyPair()]);
  const now = new Date();
  const root = await createRootAuthority({
    commonName: "Domain Controllers",
    publicKey: rootKeys.publicKey,
    signer: createCertificateSigner(rootKeys.privateKey),
    store: createMemoryAuthorityStore(),
    now,
    years: 1,
  });
  const names = subjectAltName([
    { type: "dNSName", value: hostName },
    { type: "dNSName", value: dnsName },
    { type: "iPAddress", value: Uint8Array.from(address.split("."), Number) },
    // What Heimdal's clients insist on.
    krb5PrincipalNameGeneralName({ realm, nameType: 2, components: ["krbtgt", realm] }),
  ]);
  const request = { profile: domainController, commonName: hostName, publicKey: keys.publicKey, extensions: [names] };
  const certificate = await issueCertificate(root, { ...request, now, lifetimeSeconds: 86_400 });
  return { certificate, privateKey: keys.privateKeyPem, root: root.certificate };
}
