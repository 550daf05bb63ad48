import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { exportSpki, generateKeys } from "../certificate/certificate.test.fixture.js";
import { toPem } from "../certificate/pem.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { keyUsage } from "../extensions/key-usage.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { isProgramMissing, runProgram } from "../program.test.fixture.js";
import { request } from "./certification-request.test.fixture.js";
import { parseCertificationRequest } from "./parse-certification-request.js";
import { signCertificationRequest } from "./sign-certification-request.js";
import { verifyCertificationRequest } from "./verify-certification-request.js";

let keys: CryptoKeyPair;

beforeAll(async () => {
  keys = await generateKeys();
});

const verify = (der: Uint8Array) => verifyCertificationRequest(parseCertificationRequest(der));

describe("verifyCertificationRequest", () => {
  it.each(["P-256", "P-384", "RSA SHA-256"] as const)(
    "returns proof that the subject holds its key: %s",
    async (algorithm) => {
      const parsed = parseCertificationRequest(await request({ algorithm }));
      expect(verifyCertificationRequest(parsed).request).toBe(parsed);
    },
  );

  it("refuses a request for the key of another", async () => {
    const der = await signCertificationRequest(
      {
        subject: distinguishedName([["CN", "Alice"]]),
        subjectPublicKeyInfo: await exportSpki(await generateKeys()),
        extensions: [],
      },
      createCertificateSigner(keys.privateKey),
    );
    expect(() => verify(der)).toThrow(expect.objectContaining({ code: "signature-invalid" }));
  });

  it("refuses a key that the policy finds too small", async () => {
    const parsed = parseCertificationRequest(await request({ algorithm: "RSA SHA-256" }));
    const signatures = { insecureMinimumRsaModulusLength: 4096 };
    expect(() => verifyCertificationRequest(parsed, { signatures })).toThrow(
      expect.objectContaining({ code: "public-key-too-small" }),
    );
  });

  it("believes nothing of which a bit was changed", async () => {
    const der = await request({ keys, extensions: [keyUsage(["digitalSignature"])] });
    fc.assert(
      fc.property(fc.nat(der.length * 8 - 1), (bit) => {
        const changed = new Uint8Array(der);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => verify(changed)).toThrow(expect.objectContaining({ name: "X509Error" }));
      }),
      { numRuns: 500 },
    );
  });
});

describe("signCertificationRequest", () => {
  const extensions = [keyUsage(["digitalSignature"])];
  const pem = (der: Uint8Array) => toPem(der, "CERTIFICATE REQUEST");

  it.skipIf(isOpensslMissing())("is verified and read by openssl (apt-get install openssl)", async () => {
    const text = await openssl(["req", "-in", "r.pem", "-verify", "-noout", "-text"], {
      "r.pem": pem(await request({ keys, extensions })),
    });
    expect(text).toMatch(/Subject: CN = Alice.*X509v3 Key Usage: critical\s+Digital Signature/s);
  });

  it.skipIf(isProgramMissing("certtool"))("is verified and read by GnuTLS (apt-get install gnutls-bin)", async () => {
    const text = await runProgram("certtool", ["--crq-info", "--infile", "r.pem"], {
      "r.pem": pem(await request({ keys, extensions })),
    });
    expect(text).toMatch(/Subject: CN=Alice.*Digital signature.*Self signature: verified/s);
  });

  it("refuses an extension given twice", async () => {
    await expect(request({ keys, extensions: [...extensions, ...extensions] })).rejects.toThrow(TypeError);
  });
});
