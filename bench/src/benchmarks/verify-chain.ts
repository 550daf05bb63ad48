import "reflect-metadata";

import { verify, webcrypto, X509Certificate } from "node:crypto";

import { parseCertificate, readPublicKey, verifyCertificatePath } from "@idpkit/x509";
import * as peculiar from "@peculiar/x509";
import forge from "node-forge";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { makeLogonChain, type LogonChain } from "./logon-chain.js";

/** Verify a chain of three as it arrives: the root is kept, leaf and issuing authority are read anew each time. */
export const verifyChainRsa = verifyChain("RSA-2048");
export const verifyChainP256 = verifyChain("P-256");

function verifyChain(type: "RSA-2048" | "P-256"): Benchmark {
  return {
    name: type === "P-256" ? "verify-chain-p256" : "verify-chain",
    title: `verify a chain of three certificates, ${type}`,
    async prepare() {
      const chain = await makeLogonChain(type);
      const contenders: readonly Contender[] = [
        { name: "node:crypto, two verifications, keys kept", kind: "limit", run: rawVerifications(chain) },
        { name: "@idpkit/x509", kind: "idpkit", run: withIdpkit(chain) },
        { name: "node:crypto X509Certificate", kind: "peer", run: withNode(chain) },
        { name: "@peculiar/x509", kind: "peer", run: withPeculiar(chain) },
        ...(type === "P-256" ? [] : [{ name: "node-forge", kind: "peer", run: withForge(chain) } as const]),
      ];
      for (const { name, run } of contenders) if ((await run()) !== true) throw new Error(`${name}: does not verify`);
      return contenders;
    },
  };
}

function rawVerifications({ leaf, issuing, root }: LogonChain) {
  const [issuingKey, rootKey] = [readPublicKey(issuing).key, readPublicKey(root).key];
  return () =>
    verify("sha256", leaf.tbs, issuingKey, leaf.signature) && verify("sha256", issuing.tbs, rootKey, issuing.signature);
}

/** All of RFC 5280 §6 and the profile of §4; revocation is left out, since no peer looks at it. */
function withIdpkit({ leaf, issuing, root }: LogonChain) {
  return () => {
    const path = verifyCertificatePath(parseCertificate(leaf.der), {
      intermediates: [parseCertificate(issuing.der)],
      trustAnchors: [root],
      at: new Date(),
      extendedKeyUsage: ["1.3.6.1.4.1.311.20.2.2"],
      revocation: "unchecked",
    });
    return path.certificates.length === 3;
  };
}

/** Names, signatures and dates; X509Certificate checks no constraints. */
function withNode({ leaf, issuing, root }: LogonChain) {
  const trusted = new X509Certificate(root.der);
  const trustedKey = trusted.publicKey;
  return () => {
    const certificate = new X509Certificate(leaf.der);
    const issuer = new X509Certificate(issuing.der);
    const now = Date.now();
    return (
      certificate.checkIssued(issuer) &&
      issuer.checkIssued(trusted) &&
      issuer.ca &&
      certificate.verify(issuer.publicKey) &&
      issuer.verify(trustedKey) &&
      [certificate, issuer, trusted].every(
        ({ validFrom, validTo }) => Date.parse(validFrom) <= now && now <= Date.parse(validTo),
      )
    );
  };
}

/** Signatures and names: its chain builder checks no rules for authorities. */
function withPeculiar({ leaf, issuing, root }: LogonChain) {
  peculiar.cryptoProvider.set(webcrypto as Crypto);
  const trusted = new peculiar.X509Certificate(Buffer.from(root.der));
  return async () => {
    const builder = new peculiar.X509ChainBuilder({
      certificates: [new peculiar.X509Certificate(Buffer.from(issuing.der)), trusted],
    });
    return (await builder.build(new peculiar.X509Certificate(Buffer.from(leaf.der)))).length === 3;
  };
}

function withForge({ leaf, issuing, root }: LogonChain) {
  const read = (der: Uint8Array) =>
    forge.pki.certificateFromAsn1(forge.asn1.fromDer(Buffer.from(der).toString("binary")));
  const store = forge.pki.createCaStore([read(root.der)]);
  return () => forge.pki.verifyCertificateChain(store, [read(leaf.der), read(issuing.der)]);
}
