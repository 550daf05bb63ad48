import { describe, expect, it } from "vitest";

import type { CosePublicKey } from "../cose/public-key.js";
import { refusal } from "../relying-party.test.fixture.js";
import type { PublicKeyJwk } from "../cose/public-key-jwk.js";
import { checkCredentialKey } from "./credential-key.js";

const one = Uint8Array.of(1);
const ec: CosePublicKey = { algorithm: -7, kty: "EC2", crv: "P-256", x: one, y: one };
const okp: CosePublicKey = { algorithm: -8, kty: "OKP", crv: "Ed25519", x: one };
const rsa: CosePublicKey = { algorithm: -257, kty: "RSA", n: one, e: one };
const same = [
  [ec, { kty: "EC", crv: "P-256", x: "AQ", y: "AQ" }],
  [okp, { kty: "OKP", crv: "Ed25519", x: "AQ" }],
  [rsa, { kty: "RSA", n: "AQ", e: "AQ" }],
] as const satisfies readonly (readonly [CosePublicKey, PublicKeyJwk])[];

describe("checkCredentialKey", () => {
  it.each(same)("takes the key %j", (credential, attested) => {
    expect(() => {
      checkCredentialKey(credential, attested);
    }).not.toThrow();
  });

  it.each<[string, CosePublicKey, PublicKeyJwk]>([
    ["x", ec, { kty: "EC", crv: "P-256", x: "Ag", y: "AQ" }],
    ["y", ec, { kty: "EC", crv: "P-256", x: "AQ", y: "Ag" }],
    ["curve", ec, { kty: "EC", crv: "P-384", x: "AQ", y: "AQ" }],
    ["type", okp, { kty: "RSA", n: "AQ", e: "AQ" }],
    ["n", rsa, { kty: "RSA", n: "Ag", e: "AQ" }],
    ["e", rsa, { kty: "RSA", n: "AQ", e: "Ag" }],
    ["algorithm of ML-DSA", { algorithm: -48, kty: "AKP", pub: one }, same[0][1]],
  ])("refuses another %s", (_, credential, attested) => {
    expect(() => {
      checkCredentialKey(credential, attested);
    }).toThrow(expect.objectContaining(refusal("attestation-key-mismatch")));
  });
});
