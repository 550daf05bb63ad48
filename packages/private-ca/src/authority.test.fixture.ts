import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { createCertificateSigner, toPem, type Certificate } from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import { createRootAuthority } from "./create-root-authority.js";
import { issueAuthority } from "./issue-authority.js";

export const now = new Date("2027-03-01T12:00:00Z");

const rsa = { name: "RSASSA-PKCS1-v1_5", publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" };
const algorithms = {
  "RSA 2048": { ...rsa, modulusLength: 2048 },
  "RSA 1024": { ...rsa, modulusLength: 1024 },
  "P-256": { name: "ECDSA", namedCurve: "P-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384" },
  "P-521": { name: "ECDSA", namedCurve: "P-521" },
} as const;

export type KeyAlgorithmName = keyof typeof algorithms;

async function generateKeys(algorithm: KeyAlgorithmName = "P-256"): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithms[algorithm], true, ["sign", "verify"]);
}

/** A key pair as the functions of this package want it. */
export async function createKey(algorithm?: KeyAlgorithmName) {
  const { publicKey, privateKey } = await generateKeys(algorithm);
  return { publicKey, signer: createCertificateSigner(privateKey) };
}

export async function generateSpki(algorithm?: KeyAlgorithmName): Promise<Uint8Array> {
  const { publicKey } = await generateKeys(algorithm);
  return new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
}

/** A root of ten years and an issuing authority of five below it. */
export async function createAuthorities(
  algorithm?: KeyAlgorithmName,
): Promise<{ root: CertificateAuthority; issuing: CertificateAuthority }> {
  const root = await createRootAuthority({ commonName: "Root", now, years: 10, ...(await createKey(algorithm)) });
  const issuing = await issueAuthority(root, { commonName: "Issuing", now, years: 5, ...(await createKey(algorithm)) });
  return { root, issuing };
}

/** Whether to skip tests that need openssl: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isOpensslMissing(): boolean {
  const missing = spawnSync("openssl", ["version"], { stdio: "ignore" }).error !== undefined;
  if (missing) console.warn("openssl is not installed: its tests are skipped unless IDPKIT_REQUIRE_LABS=1");
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** What `openssl verify` says of a certificate and its chain, strictly and at this time: «OK» or its error. */
export async function opensslVerify(
  certificate: Certificate,
  chain: readonly Certificate[],
  at = now,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "idpkit-openssl-"));
  const time = Math.floor(at.getTime() / 1000).toString();
  try {
    await writeFile(join(folder, "certificate"), toPem(certificate.der));
    await writeFile(join(folder, "root"), toPem(chain.at(-1)?.der ?? new Uint8Array()));
    await writeFile(join(folder, "chain"), chain.map(({ der }) => toPem(der)).join(""));
    const parameters = ["-x509_strict", "-attime", time, "-CAfile", "root", "-untrusted", "chain", "certificate"];
    const { stdout } = await promisify(execFile)("openssl", ["verify", ...parameters], { cwd: folder });
    return stdout.trim();
  } catch (error) {
    return String((error as { stderr: unknown }).stderr);
  } finally {
    await rm(folder, { recursive: true });
  }
}
