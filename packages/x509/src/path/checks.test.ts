import { describe, expect, it } from "vitest";

import { exportSpki, generateKeys, issue, type Party } from "../certificate/certificate.test.fixture.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { authority, createHierarchy, expectedPath } from "./hierarchy.test.fixture.js";
import { verifyCertificatePath } from "./verify-certificate-path.js";

describe("name constraints", () => {
  it.each([true, false])("are refused on an authority, with critical %s", async (critical) => {
    const nameConstraints = { oid: "2.5.29.30", critical, value: Uint8Array.of(0x30, 0) };
    const { root, issuing, leaf } = await createHierarchy({
      issuing: { extensions: [...authority(0), nameConstraints] },
    });
    const verify = (understoodExtensions: readonly string[]) =>
      verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing], { understoodExtensions }));
    await expect(verify([])).rejects.toMatchObject({ code: "name-constraints-unsupported" });
    await expect(verify(["2.5.29.30"])).resolves.toBeDefined();
  });
});

describe("critical extensions", () => {
  const unknown = { oid: "1.3.6.1.4.1.32473.1", value: Uint8Array.of(5, 0) };

  it("are taken when the caller understands them", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [{ ...unknown, critical: true }] } });
    const expected = expectedPath([root], [issuing], { understoodExtensions: [unknown.oid] });
    await expect(verifyCertificatePath(leaf.certificate, expected)).resolves.toBeDefined();
  });

  it("may be unknown when they are not critical", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [{ ...unknown, critical: false }] } });
    await expect(verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing]))).resolves.toBeDefined();
  });
});

describe("pathLen", () => {
  it("does not count an authority that issued itself a new key", async () => {
    const root = await issue("Root", { extensions: authority(0) });
    const rolledOver = await issue("Root", { issuer: root, extensions: authority(0) });
    const leaf = await issue("Leaf", { issuer: rolledOver });
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([root], [rolledOver]));
    expect(path.certificates).toHaveLength(3);
  });

  it("does not count the leaf, even if it is an authority", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: authority() } });
    await expect(verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing]))).resolves.toBeDefined();
  });

  it("binds each authority, also one far above", async () => {
    const root = await issue("Root", { extensions: authority(1) });
    const first = await issue("First", { issuer: root, extensions: authority() });
    const second = await issue("Second", { issuer: first, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: second });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [first, second]));
    await expect(path).rejects.toMatchObject({ code: "path-length-exceeded" });
  });
});

describe("an authority without keyUsage", () => {
  it("may sign certificates", async () => {
    const extensions = [basicConstraints({ ca: true })];
    const { root, issuing, leaf } = await createHierarchy({ root: { extensions }, issuing: { extensions } });
    await expect(verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing]))).resolves.toBeDefined();
  });
});

describe("an authority of version 1, which cannot say that it is one", () => {
  it("is taken as trust anchor", async () => {
    const anchor = await issueVersion1("Old");
    const leaf = await issue("Leaf", { issuer: anchor });
    expect(anchor.certificate.version).toBe(1);
    await expect(verifyCertificatePath(leaf.certificate, expectedPath([anchor], []))).resolves.toBeDefined();
  });

  it("is refused as intermediate", async () => {
    const root = await issue("Root", { extensions: authority() });
    const old = await issueVersion1("Old", root);
    const leaf = await issue("Leaf", { issuer: old });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [old]));
    await expect(path).rejects.toMatchObject({ code: "not-a-certification-authority" });
  });
});

/** signCertificate writes version 3 only. */
async function issueVersion1(commonName: string, issuer?: Party): Promise<Party> {
  const keys = await generateKeys();
  const subject = distinguishedName([["CN", commonName]]);
  const algorithm = serializeDer(derTag.sequence, serializeObjectIdentifier("1.2.840.10045.4.3.2"));
  const tbs = serializeDer(
    derTag.sequence,
    serializeDer(derTag.integer, Uint8Array.of(1)),
    algorithm,
    issuer?.certificate.subject.der ?? subject,
    serializeDer(derTag.sequence, serializeTime(new Date("2027-01-01")), serializeTime(new Date("2028-01-01"))),
    subject,
    await exportSpki(keys),
  );
  const signature = await createCertificateSigner((issuer?.keys ?? keys).privateKey).sign(tbs);
  const der = serializeDer(derTag.sequence, tbs, algorithm, serializeBitString(signature));
  return { certificate: parseCertificate(der), keys };
}
