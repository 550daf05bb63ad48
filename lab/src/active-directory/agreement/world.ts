import { keyPurpose } from "@idpkit/cba";
import {
  basicConstraints,
  distinguishedName,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  type Certificate,
  type CertificateExtension,
} from "@idpkit/x509";

import { extensionsWith } from "../certificates/authority.js";
import { sidExtensionAround } from "../certificates/extensions.js";
import type { KeyPair } from "../certificates/key-pair.js";
import { upnName } from "../certificates/names.js";
import { writeCertificate } from "../certificates/write-certificate.js";
import type { Domain } from "../domain/domain.js";
import type { Attributes } from "../domain/ldif.js";
import { addAccounts, createAccountSupply, type Account } from "./accounts.js";
import type { Authorities } from "./authorities.js";
import type { Logon } from "./logon-case.js";

/** Where the cases take place. */
export interface World {
  readonly domain: Domain;
  readonly authorities: Authorities;
  /** The key that all users share who need none of their own. */
  readonly keys: KeyPair;
  readonly alice: Account;
  readonly bob: Account;
  /** The account of a computer, `pc$`. */
  readonly computer: Account;
  /** Adds a user whom no other case knows; these attributes replace others. */
  addAccount(attributes?: Attributes): Promise<Account>;
  /** Issues the certificate of a logon. */
  certify(logon: Logon): Promise<Certificate>;
}

/** Makes a world of a domain that is just started. */
export async function createWorld(domain: Domain, authorities: Authorities, keys: KeyPair): Promise<World> {
  const [alice, bob, computer] = (await addAccounts(domain, ["alice", "bob", "pc$"])) as [Account, Account, Account];
  return {
    domain,
    authorities,
    keys,
    alice,
    bob,
    computer,
    addAccount: createAccountSupply(domain),
    certify: ({ certificate, ...logon }) =>
      certificate
        ? Promise.resolve(certificate)
        : certify({ issuer: authorities.root, account: alice, keys, ...logon }),
  };
}

async function certify({
  issuer,
  account,
  keys,
  extensions,
  ...contents
}: Logon & Required<Pick<Logon, "issuer" | "account" | "keys">>): Promise<Certificate> {
  return writeCertificate(issuer, {
    subject: distinguishedName([["CN", account.sAMAccountName]]),
    ...contents,
    publicKey: keys.publicKey,
    extensions: extensionsWith(soundExtensions(account), extensions),
  });
}

function soundExtensions({ userPrincipalName, objectSid }: Account): Readonly<Record<string, CertificateExtension>> {
  return {
    basicConstraints: basicConstraints({ ca: false }),
    keyUsage: keyUsage(["digitalSignature"]),
    extendedKeyUsage: extendedKeyUsage([keyPurpose.clientAuth, keyPurpose.smartCardLogon]),
    subjectAltName: subjectAltName([upnName(userPrincipalName)]),
    sid: sidExtensionAround(objectSid),
  };
}
