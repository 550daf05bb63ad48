import { describe, expect, it } from "vitest";

import { now, type Party } from "../certificate/certificate.test.fixture.js";
import { toPem } from "../certificate/pem.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { keyUsage } from "../extensions/key-usage.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { authority, createHierarchy, expectedPath, type Differences } from "./hierarchy.test.fixture.js";
import { verifyCertificatePath } from "./verify-certificate-path.js";

const unknown = { oid: "1.3.6.1.4.1.32473.1", critical: true, value: Uint8Array.of(5, 0) };
const past = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2026-12-31T23:59:59Z") };
const future = { notBefore: new Date("2027-06-01T00:00:00Z"), notAfter: new Date("2027-12-01T00:00:00Z") };

/** One fault each: the code, what is wrong, and the difference from a sound hierarchy. */
const faults: readonly (readonly [string, string, Differences])[] = [
  ["expired", "the leaf", { leaf: past }],
  ["expired", "the issuing authority", { issuing: past }],
  ["expired", "the root", { root: past }],
  ["not-yet-valid", "the leaf", { leaf: future }],
  ["not-yet-valid", "the issuing authority", { issuing: future }],
  ["not-yet-valid", "the root", { root: future }],
  ["not-a-certification-authority", "an issuer without basicConstraints", { issuing: { extensions: [] } }],
  [
    "not-a-certification-authority",
    "an issuer whose cA is false",
    { issuing: { extensions: [basicConstraints({ ca: false })] } },
  ],
  [
    "not-a-certification-authority",
    "a root whose cA is false",
    { root: { extensions: [basicConstraints({ ca: false })] } },
  ],
  ["path-length-exceeded", "an authority below pathLen 0", { root: { extensions: authority(0) } }],
  [
    "key-usage-forbids-signing",
    "the issuing authority",
    { issuing: { extensions: [basicConstraints({ ca: true }), keyUsage(["digitalSignature"])] } },
  ],
  [
    "key-usage-forbids-signing",
    "the root",
    { root: { extensions: [basicConstraints({ ca: true }), keyUsage(["cRLSign"])] } },
  ],
  ["critical-extension-unknown", "in the leaf", { leaf: { extensions: [unknown] } }],
  ["critical-extension-unknown", "in the issuing authority", { issuing: { extensions: [...authority(0), unknown] } }],
  ["critical-extension-unknown", "in the root", { root: { extensions: [...authority(1), unknown] } }],
];

describe("verifyCertificatePath", () => {
  it("returns the path from the leaf to the trust anchor", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing]));
    expect(path.certificates).toEqual([leaf.certificate, issuing.certificate, root.certificate]);
  });

  it.each(faults)("refuses with %s: %s", async (code, _, differences) => {
    const { root, issuing, leaf } = await createHierarchy(differences);
    const expected = expectedPath([root], [issuing]);
    await expect(verifyCertificatePath(leaf.certificate, expected)).rejects.toMatchObject({ code });
  });

  it("counts the first and the last second of validity in", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    for (const at of [leaf.certificate.notBefore, leaf.certificate.notAfter]) {
      const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing], { at }));
      await expect(path).resolves.toBeDefined();
    }
  });

  it("asks the WebCrypto that it is given", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const expected = expectedPath([root], [issuing], { crypto: { subtle: {} } as Crypto });
    await expect(verifyCertificatePath(leaf.certificate, expected)).rejects.toThrow();
  });

  it("takes a time that is no date for a mistake of the caller", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const expected = expectedPath([root], [issuing], { at: new Date(NaN) });
    await expect(verifyCertificatePath(leaf.certificate, expected)).rejects.toThrow(TypeError);
  });
});

describe.skipIf(isOpensslMissing())("openssl (apt-get install openssl)", () => {
  it("accepts the sound hierarchy", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(await opensslVerifies(root, issuing, leaf)).toBe(true);
  });

  it.each(faults)("refuses what is %s: %s", async (_code, _, differences) => {
    const { root, issuing, leaf } = await createHierarchy(differences);
    expect(await opensslVerifies(root, issuing, leaf)).toBe(false);
  });
});

async function opensslVerifies(root: Party, issuing: Party, leaf: Party): Promise<boolean> {
  const time = Math.floor(now.getTime() / 1000).toString();
  const parameters = ["verify", "-attime", time, "-CAfile", "root", "-untrusted", "issuing", "leaf"];
  const output = await openssl(parameters, {
    root: toPem(root.certificate.der),
    issuing: toPem(issuing.certificate.der),
    leaf: toPem(leaf.certificate.der),
  });
  return output === "leaf: OK\n";
}
