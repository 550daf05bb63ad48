import {
  createCertificateIssuer,
  createMemoryAuthorityStore,
  createRootAuthority,
  type CertificateIssuer,
} from "@idpkit/private-ca";
import { createCertificateSigner } from "@idpkit/x509";

import type { TwinSetup } from "../set-up.js";

/** An authority for one walk, trusted for that walk, where nobody gave the one that AWS would ask. */
export async function createStandInAuthority(
  now: Date,
  crypto: Crypto,
): Promise<{ issuer: CertificateIssuer; trust: TwinSetup["trust"] }> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(rsa2048, false, ["sign", "verify"]);
  const authority = await createRootAuthority({
    commonName: "Stand-in for AWS Private CA",
    publicKey,
    signer: createCertificateSigner(privateKey),
    store: createMemoryAuthorityStore(),
    now,
    years: 1,
  });
  return {
    issuer: createCertificateIssuer(authority, { lifetimeSeconds: 24 * 3600 }),
    trust: { trustAnchors: [authority.certificate], ntAuth: [authority.certificate] },
  };
}

const rsa2048 = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
};
