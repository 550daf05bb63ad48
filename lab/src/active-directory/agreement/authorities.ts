import {
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
  type AuthorityRequest,
  type CertificateAuthority,
} from "@idpkit/private-ca";
import { createCertificateSigner, distinguishedName } from "@idpkit/x509";

import { writeAuthority, type Authority } from "../certificates/authority.js";
import { generateEcKeyPair, generateRsaKeyPair, type KeyPair } from "../certificates/key-pair.js";

/** Who issues certificates in the matrix. */
export interface Authorities {
  /** The root that the KDC trusts. */
  readonly root: CertificateAuthority;
  /** Its key, for what our own signers refuse. */
  readonly rootKeys: KeyPair;
  /** Below the root, sound: limited to logon certificates, and no authority may stand below it. */
  readonly issuing: CertificateAuthority;
  /** A trusted root with domain components in its name, below which as many authorities as you like may stand. */
  readonly directoryRoot: CertificateAuthority;
  /** A trusted root with an EC key. */
  readonly ecRoot: CertificateAuthority;
  /** A trusted root that has expired. */
  readonly expiredRoot: Authority;
  /** Trusted, whereas the root above it is not. */
  readonly trustedIssuing: CertificateAuthority;
  /** A root that nobody trusts. */
  readonly stranger: CertificateAuthority;
  /** Nobody trusts this one either; it has the name of the root. */
  readonly namesake: CertificateAuthority;
}

/** Makes the authorities, those that are sound with `@idpkit/private-ca`. */
export async function createAuthorities(): Promise<Authorities> {
  const rootKeys = await generateRsaKeyPair();
  const root = await createRoot("Matrix Root", { keys: rootKeys });
  return {
    root,
    rootKeys,
    issuing: await createIssuing(root, "Matrix Issuing CA"),
    directoryRoot: await createRoot("Matrix Directory CA", { organization: domainComponents, pathLen: 9 }),
    ecRoot: await createRoot("Matrix EC Root", { keys: await generateEcKeyPair() }),
    expiredRoot: await writeAuthority(undefined, {
      subject: distinguishedName([["CN", "Expired Root"]]),
      notBefore: new Date("2020-01-01"),
      notAfter: new Date("2025-01-01"),
    }),
    trustedIssuing: await createIssuing(await createRoot("Unknown Root"), "Trusted Issuing CA"),
    stranger: await createRoot("Stranger"),
    namesake: await createRoot("Matrix Root"),
  };
}

async function createRoot(
  commonName: string,
  {
    keys,
    ...others
  }: Pick<AuthorityRequest, "organization"> & { readonly keys?: KeyPair; readonly pathLen?: number } = {},
): Promise<CertificateAuthority> {
  return createRootAuthority({ ...others, commonName, ...holding(keys ?? (await generateRsaKeyPair())), years: 10 });
}

async function createIssuing(parent: CertificateAuthority, commonName: string): Promise<CertificateAuthority> {
  return issueAuthority(parent, { commonName, ...holding(await generateRsaKeyPair()), years: 5 });
}

function holding({ publicKey, privateKey }: KeyPair) {
  const signer = createCertificateSigner(privateKey);
  return { publicKey, signer, store: createMemoryAuthorityStore(), now: new Date() };
}

const domainComponents = [
  ["DC", "example"],
  ["DC", "lab"],
] as const;
