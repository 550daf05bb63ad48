import {
  type CertificateAuthority,
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
  issueSelfSignedCertificate,
} from "@idpkit/private-ca";
import { createSigner, type Signer } from "@idpkit/saml";
import { type Certificate, type CertificateSigner, createCertificateSigner, parseCertificate } from "@idpkit/x509";

import { keepKey, type StoredKey } from "./database/key-store.js";
import type { Sql } from "./database/sql-database.js";

/**
 * Opens the key that signs assertions, made at the first start.
 *
 * The database stands in for a key management service: in production a `Signer` asks AWS KMS or an HSM, and the private
 * key never comes near this process.
 */
export async function openAssertionSigner(sql: Sql, now: Date): Promise<Signer> {
  const stored = await keepKey(sql, "saml-signing", () =>
    makeKey((key) =>
      issueSelfSignedCertificate({ commonName: "WorkSpaces identity provider", now, years: 10, ...key }),
    ),
  );
  return createSigner(await importPrivateKey(stored), stored.certificate);
}

/**
 * Opens the twin's two certification authorities, a root and the issuing one below it, made at the first start.
 *
 * The twin revokes nothing, so nothing is kept of what it issued; an authority that opens real desktops keeps its records,
 * e.g. with `@idpkit/store-file`.
 */
export async function openTwinAuthority(sql: Sql, now: Date): Promise<CertificateAuthority> {
  const storedRoot = await keepKey(sql, "twin-root-authority", () =>
    makeKey(
      async (key) =>
        (
          await createRootAuthority({
            commonName: "Twin Root CA",
            now,
            years: 20,
            store: createMemoryAuthorityStore(),
            ...key,
          })
        ).certificate,
    ),
  );
  const root = await authorityOf(storedRoot);
  const storedIssuing = await keepKey(sql, "twin-issuing-authority", () =>
    makeKey(
      async (key) =>
        (
          await issueAuthority(root, {
            commonName: "Twin Issuing CA",
            now,
            years: 10,
            store: createMemoryAuthorityStore(),
            ...key,
          })
        ).certificate,
    ),
  );
  return authorityOf(storedIssuing, root);
}

async function makeKey(
  certify: (key: { publicKey: CryptoKey; signer: CertificateSigner }) => Promise<Certificate>,
): Promise<StoredKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { ...rsaSha256, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true, // extractable this once, to be stored
    ["sign", "verify"],
  );
  const certificate = await certify({ publicKey, signer: createCertificateSigner(privateKey) });
  return { pkcs8: new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey)), certificate: certificate.der };
}

async function importPrivateKey({ pkcs8 }: StoredKey): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", Uint8Array.from(pkcs8), rsaSha256, false, ["sign"]);
}

async function authorityOf(stored: StoredKey, parent?: CertificateAuthority): Promise<CertificateAuthority> {
  const certificate = parseCertificate(stored.certificate);
  const signer = createCertificateSigner(await importPrivateKey(stored));
  return { certificate, chain: [certificate, ...(parent?.chain ?? [])], signer, store: createMemoryAuthorityStore() };
}

const rsaSha256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
