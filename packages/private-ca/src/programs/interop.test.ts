import { toPem, verifyCertificatePath, type Certificate } from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import type { KeyAlgorithmName } from "../authority.test.fixture.js";
import { publishHierarchy, type PublishedHierarchy } from "./hierarchy.test.fixture.js";
import { isOpensslMissing, opensslVerify } from "./openssl.test.fixture.js";
import { inFolder, isMissing, run } from "./program.test.fixture.js";

describe.each<KeyAlgorithmName>(["RSA 2048", "P-256", "P-384"])("certificates and lists with %s keys", (algorithm) => {
  // GnuTLS and NSS judge by the clock of the machine.
  const now = new Date();
  let hierarchy: PublishedHierarchy;

  beforeAll(async () => {
    hierarchy = await publishHierarchy(algorithm, now);
  });

  it("are judged alike by x509", () => {
    const { chain, good, revoked, revokedSince, lists } = hierarchy;
    const judge = (certificate: Certificate) =>
      verifyCertificatePath(certificate, {
        intermediates: chain,
        trustAnchors: chain.slice(-1),
        at: now,
        extendedKeyUsage: ["1.3.6.1.4.1.311.20.2.2"],
        revocation: { certificateLists: lists, scope: "chain" },
      });
    expect(judge(good).certificates).toEqual([good, ...chain]);
    expect(judge(revokedSince).certificates).toEqual([revokedSince, ...chain]);
    expect(() => judge(revoked)).toThrow(expect.objectContaining({ code: "revoked" }));
  });

  it("are judged alike by x509 with the delta list", () => {
    const { chain, good, revoked, revokedSince, releasedSince, lists, delta } = hierarchy;
    const judge = (certificate: Certificate) =>
      verifyCertificatePath(certificate, {
        intermediates: chain,
        trustAnchors: chain.slice(-1),
        at: now,
        extendedKeyUsage: ["1.3.6.1.4.1.311.20.2.2"],
        revocation: { certificateLists: [...lists, delta], scope: "chain" },
      });
    expect(judge(good).certificates).toEqual([good, ...chain]);
    expect(judge(releasedSince).certificates).toEqual([releasedSince, ...chain]);
    for (const certificate of [revoked, revokedSince]) {
      expect(() => judge(certificate)).toThrow(expect.objectContaining({ code: "revoked" }));
    }
  });

  it.skipIf(isOpensslMissing())("are judged alike by openssl (apt-get install openssl)", async () => {
    const { chain, good, revoked, revokedSince, releasedSince, lists, delta } = hierarchy;
    const judge = (certificate: Certificate, deltas = [delta]) =>
      opensslVerify(certificate, chain, { at: now, lists: [...lists, ...deltas] });
    expect(await judge(good)).toBe("certificate: OK");
    expect(await judge(revoked)).toContain("certificate revoked");
    expect(await judge(revokedSince, [])).toBe("certificate: OK");
    expect(await judge(revokedSince)).toContain("certificate revoked");
    expect(await judge(releasedSince, [])).toContain("certificate revoked");
    expect(await judge(releasedSince)).toBe("certificate: OK");
  });

  it.skipIf(isMissing("certtool", "gnutls-bin"))(
    "are judged alike by GnuTLS (apt-get install gnutls-bin)",
    async () => {
      const { chain, good, revoked, lists } = hierarchy;
      const [issuing] = chain;
      const files = {
        root: toPem(chain.at(-1)?.der ?? new Uint8Array()),
        issuing: toPem(issuing?.der ?? new Uint8Array()),
        lists: lists.map(({ der }) => toPem(der, "X509 CRL")).join(""),
        list: lists
          .slice(1)
          .map(({ der }) => toPem(der, "X509 CRL"))
          .join(""),
        good: [good, ...chain].map(({ der }) => toPem(der)).join(""),
        revoked: [revoked, ...chain].map(({ der }) => toPem(der)).join(""),
      };
      await inFolder(files, async (folder) => {
        const verify = (infile: string) =>
          run(
            "certtool",
            ["--verify", "--load-ca-certificate", "root", "--load-crl", "lists", "--infile", infile],
            folder,
          );
        const list = ["--verify-crl", "--load-ca-certificate", "issuing", "--infile", "list"];
        expect(await verify("good")).toContain("The certificate is trusted.");
        expect(await verify("revoked")).toContain("The certificate chain is revoked.");
        expect(await run("certtool", list, folder)).toContain("Verification output: Verified.");
      });
    },
  );

  it.skipIf(isMissing("certutil", "libnss3-tools"))(
    "are judged alike by NSS (apt-get install libnss3-tools)",
    async () => {
      const { chain, good, revoked, lists } = hierarchy;
      const certificates = { root: chain.at(-1), issuing: chain[0], good, revoked };
      const files = {
        ...Object.fromEntries(
          Object.entries(certificates).map(([name, from]) => [name, from?.der ?? new Uint8Array()]),
        ),
        ...Object.fromEntries(lists.map(({ der }, index) => [`list${index.toString()}`, der])),
      };
      await inFolder(files, async (folder) => {
        await run("certutil", ["-N", "-d", ".", "--empty-password"], folder);
        for (const name of Object.keys(certificates)) {
          const trust = name === "root" ? "CT,," : ",,";
          await run("certutil", ["-A", "-d", ".", "-n", name, "-t", trust, "-i", name], folder);
        }
        for (const name of lists.keys())
          await run("crlutil", ["-I", "-d", ".", "-i", `list${name.toString()}`], folder);
        const verify = (name: string) => run("certutil", ["-V", "-d", ".", "-n", name, "-u", "C"], folder);
        expect(await verify("good")).toBe("certutil: certificate is valid");
        expect(await verify("revoked")).toContain("has been revoked");
      });
    },
  );
});
