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
  const { privateKey, publicKey } = await crypto.subtle.generateKey(p256, false, ["sign", "verify"]);
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

/** Nobody judges the key of a stand-in, and one on a curve is there at once. */
const p256 = { name: "ECDSA", namedCurve: "P-256" };
