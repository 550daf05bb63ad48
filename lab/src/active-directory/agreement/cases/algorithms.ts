import { createCertificateSigner, type CertificateSignatureAlgorithm } from "@idpkit/x509";

import { writeAuthority } from "../../certificates/authority.js";
import { generateEcKeyPair, generateRsaKeyPair } from "../../certificates/key-pair.js";
import { signInsecurely } from "../../certificates/sign-insecurely.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** Keys and signatures. What our own signers refuse is signed beside them. */
export const algorithmCases: readonly LogonCase[] = [
  ["signed with SHA-1", "accepts", (world) => signedWith(world, "sha1")],
  ["signed with MD5", kdcRefuses.weakAlgorithm, (world) => signedWith(world, "md5")],
  ["signed with SHA-384", "accepts", (world) => signedBy(world, "sha384WithRSAEncryption")],
  ["signed with SHA-512", "accepts", (world) => signedBy(world, "sha512WithRSAEncryption")],
  ["CA signed with RSA-PSS", kdcRefuses.algorithm, (world) => signedBy(world, "RSASSA-PSS-SHA256")],
  ["RSA 1024 key", "accepts", async () => ({ keys: await generateRsaKeyPair(1024) })],
  ["RSA 3072 key", "accepts", async () => ({ keys: await generateRsaKeyPair(3072) })],
  ["RSA 4096 key", "accepts", async () => ({ keys: await generateRsaKeyPair(4096) })],
  ["RSA 2047 key", "accepts", async () => ({ keys: await generateRsaKeyPair(2047) })],
  ["RSA key with exponent 3", "accepts", async () => ({ keys: await generateRsaKeyPair(2048, 3) })],
  ["EC P-256 key", kdcRefuses.keyUsage, async () => ({ keys: await generateEcKeyPair("P-256") })],
  ["EC P-384 key", kdcRefuses.keyUsage, async () => ({ keys: await generateEcKeyPair("P-384") })],
  ["RSA key, issued by an EC P-256 CA", kdcRefuses.algorithm, ({ authorities }) => ({ issuer: authorities.ecRoot })],
  [
    "issued by a CA with an RSA 1024 key",
    "accepts",
    async ({ authorities }) => ({
      issuer: await writeAuthority(authorities.root, { keys: await generateRsaKeyPair(1024) }),
    }),
  ],
  [
    "issued by a CA with an EC key below the RSA root",
    kdcRefuses.algorithm,
    async ({ authorities }) => ({
      issuer: await writeAuthority(authorities.root, { keys: await generateEcKeyPair() }),
    }),
  ],
];

async function signedWith(world: World, hash: "sha1" | "md5"): Promise<Logon> {
  return { certificate: signInsecurely(await world.certify({}), world.authorities.rootKeys.privateKey, hash) };
}

function signedBy({ authorities: { root, rootKeys } }: World, algorithm: CertificateSignatureAlgorithm): Logon {
  return { issuer: { ...root, signer: createCertificateSigner(rootKeys.privateKey, { algorithm }) } };
}
