import { describe, expect, it } from "vitest";

import { generateKeys, now, type Party } from "../certificate/certificate.test.fixture.js";
import { toPem } from "../certificate/pem.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { keyUsage } from "../extensions/key-usage.js";
import { nameConstraints } from "../extensions/name-constraints.js";
import { policyConstraints } from "../extensions/policy-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import type { X509ErrorCode } from "../errors.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import { authority, createHierarchy, issue, verifying, type Differences } from "./hierarchy.test.fixture.js";

const unknown = { oid: "1.3.6.1.4.1.32473.1", critical: true, value: Uint8Array.of(5, 0) };
const past = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2026-12-31T23:59:59Z") };
const future = { notBefore: new Date("2027-06-01T00:00:00Z"), notAfter: new Date("2027-12-01T00:00:00Z") };
const clientAuth = "1.3.6.1.5.5.7.3.2";
const otherPurpose = extendedKeyUsage(["1.3.6.1.5.5.7.3.3"]);
const forClients = { extendedKeyUsage: [clientAuth] };
const elsewhere = subjectAltName([{ type: "dNSName", value: "elsewhere.example" }]);
const permitted = [{ type: "dNSName", value: "corp.example" }] as const;

type Fault = readonly [
  code: X509ErrorCode,
  what: string,
  position: number,
  differences: Differences,
  expected: Partial<ExpectedCertificatePath>,
];

function fault(
  code: Fault[0],
  what: string,
  position: number,
  differences: Differences,
  expected: Fault[4] = {},
): Fault {
  return [code, what, position, differences, expected];
}

/** One fault each: the code, what is wrong, where, and the difference from a sound hierarchy. OpenSSL knows these, too. */
const faults: readonly Fault[] = [
  fault("expired", "the leaf", 0, { leaf: past }),
  fault("expired", "the issuing authority", 1, { issuing: past }),
  fault("expired", "the root", 2, { root: past }),
  fault("not-yet-valid", "the leaf", 0, { leaf: future }),
  fault("not-yet-valid", "the issuing authority", 1, { issuing: future }),
  fault("not-yet-valid", "the root", 2, { root: future }),
  fault("not-a-certification-authority", "an issuer without basicConstraints", 1, { issuing: { extensions: [] } }),
  fault("not-a-certification-authority", "an issuer whose cA is false", 1, {
    issuing: { extensions: [basicConstraints({ ca: false })] },
  }),
  fault("not-a-certification-authority", "a root whose cA is false", 2, {
    root: { extensions: [basicConstraints({ ca: false })] },
  }),
  fault("path-length-exceeded", "an authority below pathLen 0", 1, { root: { extensions: authority(0) } }),
  fault("key-usage-forbids-signing", "the issuing authority", 1, {
    issuing: { extensions: [basicConstraints({ ca: true }), keyUsage(["digitalSignature"])] },
  }),
  fault("key-usage-forbids-signing", "the root", 2, {
    root: { extensions: [basicConstraints({ ca: true }), keyUsage(["cRLSign"])] },
  }),
  fault("critical-extension-unknown", "in the leaf", 0, { leaf: { extensions: [unknown] } }),
  fault("critical-extension-unknown", "in the issuing authority", 1, {
    issuing: { extensions: [...authority(0), unknown] },
  }),
  fault("critical-extension-unknown", "in the root", 2, { root: { extensions: [...authority(1), unknown] } }),
  fault("name-not-permitted", "a name of the leaf", 0, {
    issuing: { extensions: [...authority(0), nameConstraints({ permittedSubtrees: permitted })] },
    leaf: { extensions: [elsewhere] },
  }),
  fault("name-not-permitted", "a name of the issuing authority", 1, {
    root: { extensions: [...authority(1), nameConstraints({ permittedSubtrees: permitted })] },
    issuing: { extensions: [...authority(0), elsewhere] },
  }),
  fault(
    "extended-key-usage-not-allowed",
    "the leaf is for another purpose",
    0,
    { leaf: { extensions: [otherPurpose] } },
    forClients,
  ),
  fault(
    "extended-key-usage-not-allowed",
    "the issuing authority is for another purpose",
    1,
    { issuing: { extensions: [...authority(0), otherPurpose] } },
    forClients,
  ),
  fault("policy-required", "by the issuing authority", 0, {
    issuing: { extensions: [...authority(0), policyConstraints({ requireExplicitPolicy: 0 })] },
  }),
];

/** Faults that OpenSSL does not look for, or not unless it is told. */
const furtherFaults: readonly Fault[] = [
  fault(
    "extended-key-usage-not-allowed",
    "the root is for another purpose",
    2,
    { root: { extensions: [...authority(1), otherPurpose] } },
    forClients,
  ),
  fault("path-length-exceeded", "fewer authorities are asked for", 1, {}, { maximumPathLength: 0 }),
  fault("policy-required", "by the root", 1, {
    root: { extensions: [...authority(1), policyConstraints({ requireExplicitPolicy: 0 })] },
  }),
  fault("policy-required", "by the caller", 1, {}, { policies: { initialExplicitPolicy: true } }),
  fault("revocation-status-unknown", "no list", 1, {}, { revocation: { certificateLists: [], scope: "chain" } }),
  fault("revocation-status-unknown", "for the leaf", 0, {}, { revocation: { certificateLists: [], scope: "leaf" } }),
  fault("extension-missing", "the leaf does not name its issuer's key", 0, { leaf: { without: ["2.5.29.35"] } }),
];

describe("verifyCertificatePath", () => {
  it("returns the path from the leaf to the trust anchor, at once", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const path = verifying(leaf, [root], [issuing])();
    expect(path.certificates).toEqual([leaf.certificate, issuing.certificate, root.certificate]);
    expect(path.policies).toEqual([]);
  });

  it.each([...faults, ...furtherFaults])(
    "refuses with %s: %s, at position %i",
    async (code, _, position, differences, expected) => {
      const { root, issuing, leaf } = await createHierarchy(differences);
      expect(verifying(leaf, [root], [issuing], expected)).toThrow(refusal(code, { position }));
    },
  );

  it("counts the first and the last second of validity in", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const { notBefore, notAfter } = leaf.certificate;
    const verifyAt = (time: number) => verifying(leaf, [root], [issuing], { at: new Date(time) });
    expect(verifyAt(notBefore.getTime())).not.toThrow();
    expect(verifyAt(notAfter.getTime() + 999)).not.toThrow();
    expect(verifyAt(notBefore.getTime() - 1)).toThrow(refusal("not-yet-valid"));
    expect(verifyAt(notAfter.getTime() + 1000)).toThrow(refusal("expired"));
  });

  it("takes a time that is no date for a mistake of the caller", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(verifying(leaf, [root], [issuing], { at: new Date(NaN) })).toThrow(TypeError);
  });
});

describe("signatures", () => {
  it("are refused on the leaf when another key made them", async () => {
    const { root, issuing } = await createHierarchy();
    const leaf = await issue("Leaf", { issuer: { ...issuing, keys: await generateKeys() } });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("signature-invalid", { position: 0 }));
  });

  it("are refused on an authority when another key made them", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const impostor = { ...root, keys: await generateKeys() };
    const forged = await issue("Issuing", { issuer: impostor, keys: issuing.keys, extensions: authority(0) });
    expect(verifying(leaf, [root], [forged])).toThrow(refusal("signature-invalid", { position: 1 }));
  });

  it("are believed as the policy says", async () => {
    const keys = await generateShortKeys();
    const root = await issue("Root", { keys, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: root });
    expect(verifying(leaf, [root], [])).toThrow(refusal("public-key-too-small"));
    const signatures = { insecureMinimumRsaModulusLength: 1024 };
    expect(verifying(leaf, [root], [], { signatures })).not.toThrow();
  });

  it("are expected of the leaf's key by the same policy", async () => {
    const keys = await generateShortKeys();
    const root = await issue("Root", { extensions: authority() });
    const leaf = await issue("Leaf", { issuer: root, keys });
    expect(verifying(leaf, [root], [])).toThrow(refusal("public-key-too-small", { position: 0 }));
    const signatures = { insecureMinimumRsaModulusLength: 1024 };
    expect(verifying(leaf, [root], [], { signatures })).not.toThrow();
  });
});

describe.skipIf(isOpensslMissing())("openssl (apt-get install openssl)", () => {
  it("accepts the sound hierarchy", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(await opensslVerifies(root, issuing, leaf)).toBe(true);
  });

  it.each(faults)("refuses what is %s: %s", async (_code, _what, _position, differences) => {
    const { root, issuing, leaf } = await createHierarchy(differences);
    expect(await opensslVerifies(root, issuing, leaf)).toBe(false);
  });
});

async function opensslVerifies(root: Party, issuing: Party, leaf: Party): Promise<boolean> {
  const time = Math.floor(now.getTime() / 1000).toString();
  const parameters = ["verify", "-attime", time, "-policy_check", "-purpose", "sslclient", "-x509_strict"];
  const output = await openssl([...parameters, "-CAfile", "root", "-untrusted", "issuing", "leaf"], {
    root: toPem(root.certificate.der),
    issuing: toPem(issuing.certificate.der),
    leaf: toPem(leaf.certificate.der),
  });
  return output === "leaf: OK\n";
}

async function generateShortKeys(): Promise<CryptoKeyPair> {
  const rsa = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 1024,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: "SHA-256",
  };
  return crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
}
