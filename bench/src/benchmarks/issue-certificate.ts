import "reflect-metadata";

import { createPrivateKey, generateKeyPairSync, sign, webcrypto } from "node:crypto";

import { logonExtensions, parseObjectSidText, parseUserPrincipalName } from "@idpkit/cba";
import { createMemoryAuthorityStore, createRootAuthority, issueSmartCardLogonCertificate } from "@idpkit/private-ca";
import { createCertificateSigner, type CertificateExtension } from "@idpkit/x509";
import * as peculiar from "@peculiar/x509";
import forge from "node-forge";

import type { Benchmark, Contender } from "../frame/benchmark.js";

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
const lifetimeSeconds = 600;

/** Issue the certificate of one logon: the person's key is given, the issuer's key is ready in memory. */
export const issueCertificate: Benchmark = {
  name: "issue-certificate",
  title: "issue a smart-card logon certificate, RSA-2048 issuer",
  async prepare() {
    const issuer = await makeIssuer();
    const person = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    const spki = new Uint8Array(person.export({ format: "der", type: "spki" }));
    const extensions = logonExtensions({
      userPrincipalName: parseUserPrincipalName("alice@corp.example.com"),
      objectSid: parseObjectSidText("S-1-5-21-1004336348-1177238915-682003330-1104"),
    });
    const toBeSigned = Buffer.alloc(800, 0x30);

    const contenders: readonly Contender[] = [
      { name: "node:crypto sign alone", kind: "limit", run: () => sign("sha256", toBeSigned, issuer.keyObject) },
      {
        name: "@idpkit/private-ca",
        kind: "idpkit",
        run: async () => {
          const request = {
            commonName: "alice",
            publicKey: spki,
            logonExtensions: extensions,
            now: new Date(),
            lifetimeSeconds,
          };
          return (await issueSmartCardLogonCertificate(issuer.authority, request)).der;
        },
      },
      { name: "@peculiar/x509", kind: "peer", run: await withPeculiar(issuer, spki, extensions) },
      {
        name: "node-forge",
        kind: "peer",
        run: withForge(issuer.pem, person.export({ format: "pem", type: "spki" }).toString(), extensions),
      },
    ];
    for (const { name, kind, run } of contenders) {
      if (kind === "limit") continue;
      const certificate = new peculiar.X509Certificate((await run()) as Uint8Array<ArrayBuffer>);
      if (!(await certificate.verify({ publicKey: issuer.publicKey, signatureOnly: true })))
        throw new Error(`${name}: does not verify`);
    }
    return contenders;
  },
};

async function makeIssuer() {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pkcs8 = pair.privateKey.export({ format: "der", type: "pkcs8" });
  const spki = new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" }));
  const cryptoKey = await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  const signer = createCertificateSigner(cryptoKey);
  const authority = await createRootAuthority({
    commonName: "Bench CA",
    publicKey: spki,
    signer,
    store: createMemoryAuthorityStore(),
    now: new Date(),
    years: 1,
  });
  return {
    authority,
    cryptoKey,
    publicKey: await webcrypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]),
    keyObject: createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }),
    pem: pair.privateKey.export({ format: "pem", type: "pkcs1" }).toString(),
  };
}

type Issuer = Awaited<ReturnType<typeof makeIssuer>>;

async function withPeculiar(issuer: Issuer, spki: Uint8Array, extensions: readonly CertificateExtension[]) {
  const publicKey = await webcrypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]);
  const name = new peculiar.X509Certificate(Buffer.from(issuer.authority.certificate.der)).subject;
  return async () => {
    const now = new Date();
    const certificate = await peculiar.X509CertificateGenerator.create({
      subject: "CN=alice",
      issuer: name,
      notBefore: now,
      notAfter: new Date(now.getTime() + lifetimeSeconds * 1000),
      publicKey,
      signingKey: issuer.cryptoKey,
      signingAlgorithm: algorithm,
      extensions: [
        new peculiar.BasicConstraintsExtension(false),
        new peculiar.KeyUsagesExtension(peculiar.KeyUsageFlags.digitalSignature, true),
        new peculiar.ExtendedKeyUsageExtension(["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"]),
        await peculiar.SubjectKeyIdentifierExtension.create(publicKey),
        ...extensions.map(({ oid, critical, value }) => new peculiar.Extension(oid, critical, Buffer.from(value))),
      ],
    });
    return new Uint8Array(certificate.rawData);
  };
}

function withForge(issuerKey: string, personKey: string, extensions: readonly CertificateExtension[]) {
  const privateKey = forge.pki.privateKeyFromPem(issuerKey);
  const publicKey = forge.pki.publicKeyFromPem(personKey);
  return () => {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = publicKey;
    certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(18))}`;
    certificate.validity.notBefore = new Date();
    certificate.validity.notAfter = new Date(Date.now() + lifetimeSeconds * 1000);
    certificate.setSubject([{ name: "commonName", value: "alice" }]);
    certificate.setIssuer([{ name: "commonName", value: "Bench CA" }]);
    certificate.setExtensions([
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", critical: true, digitalSignature: true },
      { name: "extKeyUsage", clientAuth: true, "1.3.6.1.4.1.311.20.2.2": true },
      { name: "subjectKeyIdentifier" },
      ...extensions.map(({ oid, critical, value }) => ({
        id: oid,
        critical,
        value: Buffer.from(value).toString("binary"),
      })),
    ]);
    certificate.sign(privateKey, forge.md.sha256.create());
    return new Uint8Array(Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), "binary"));
  };
}
