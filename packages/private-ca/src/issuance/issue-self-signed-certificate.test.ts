import { readBasicConstraints, readKeyUsage } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { createKey, now, type KeyAlgorithmName } from "../authority.test.fixture.js";
import { isOpensslMissing, opensslVerify } from "../programs/openssl.test.fixture.js";
import { issueSelfSignedCertificate } from "./issue-self-signed-certificate.js";

describe("issueSelfSignedCertificate", () => {
  it.skipIf(isOpensslMissing()).each<KeyAlgorithmName>(["RSA 2048", "P-256"])(
    "satisfies openssl with a %s key (apt-get install openssl)",
    async (algorithm) => {
      const request = { commonName: "idp.example.com", now, years: 3, ...(await createKey(algorithm)) };
      const certificate = await issueSelfSignedCertificate(request);
      expect(await opensslVerify(certificate, [certificate])).toBe("certificate: OK");
    },
  );

  it("is for signatures and no authority", async () => {
    const request = { commonName: "idp.example.com", now, years: 3, ...(await createKey()) };
    const certificate = await issueSelfSignedCertificate(request);
    expect(certificate.issuer).toEqual(certificate.subject);
    expect(readBasicConstraints(certificate)).toEqual({ ca: false });
    expect(readKeyUsage(certificate)).toEqual(["digitalSignature"]);
    expect(certificate.notAfter).toEqual(new Date("2030-03-01T12:00:00Z"));
  });
});
