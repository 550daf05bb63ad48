import { describe, expect, it } from "vitest";

import { exportSpki, generateKeys, type Party } from "../certificate/certificate.test.fixture.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { crlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { refusal } from "../refusal.test.fixture.js";
import { authority, createHierarchy, issue, verifying } from "./hierarchy.test.fixture.js";

const clientAuth = "1.3.6.1.5.5.7.3.2";
const smartCardLogon = "1.3.6.1.4.1.311.20.2.2";
const anyExtendedKeyUsage = "2.5.29.37.0";

describe("critical extensions", () => {
  const unknown = { oid: "1.3.6.1.4.1.32473.1", value: Uint8Array.of(5, 0) };

  it("are taken when the caller understands them", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [{ ...unknown, critical: true }] } });
    expect(verifying(leaf, [root], [issuing], { understoodExtensions: [unknown.oid] })).not.toThrow();
  });

  it("may be unknown when they are not critical", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [{ ...unknown, critical: false }] } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it("may be subjectAltName, which is obeyed as far as name constraints go", async () => {
    const names = subjectAltName([{ type: "dNSName", value: "a.example" }], { critical: true });
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [names] } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it("may be extKeyUsage when a purpose is asked for, and not otherwise", async () => {
    const purposes = { ...extendedKeyUsage([clientAuth]), critical: true };
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [purposes] } });
    expect(verifying(leaf, [root], [issuing], { extendedKeyUsage: [clientAuth] })).not.toThrow();
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("critical-extension-unknown"));
  });

  it("may not be cRLDistributionPoints when revocation is not looked at", async () => {
    const points = { ...crlDistributionPoints(["http://a.example/crl"]), critical: true };
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [points] } });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("critical-extension-unknown"));
  });
});

describe("pathLen", () => {
  it("does not count an authority that issued itself a new key", async () => {
    const root = await issue("Root", { extensions: authority(0) });
    const rolledOver = await issue("Root", { issuer: root, extensions: authority(0) });
    const leaf = await issue("Leaf", { issuer: rolledOver });
    expect(verifying(leaf, [root], [rolledOver])().certificates).toHaveLength(3);
  });

  it("does not count the leaf, even if it is an authority", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: authority() } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it("binds each authority, also one far above", async () => {
    const root = await issue("Root", { extensions: authority(1) });
    const first = await issue("First", { issuer: root, extensions: authority() });
    const second = await issue("Second", { issuer: first, extensions: authority(7) });
    const leaf = await issue("Leaf", { issuer: second });
    expect(verifying(leaf, [root], [first, second])).toThrow(refusal("path-length-exceeded", { position: 1 }));
  });
});

describe("an authority without keyUsage", () => {
  it("may sign certificates", async () => {
    const extensions = [basicConstraints({ ca: true })];
    const { root, issuing, leaf } = await createHierarchy({ root: { extensions }, issuing: { extensions } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });
});

describe("extKeyUsage", () => {
  const asked = { extendedKeyUsage: [clientAuth, smartCardLogon] };

  it("is no limit where there is none", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(verifying(leaf, [root], [issuing], asked)).not.toThrow();
  });

  it("is not looked at when no purpose is asked for", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [extendedKeyUsage(["1.2.3"])] } });
    expect(verifying(leaf, [root], [issuing])).not.toThrow();
  });

  it("names all purposes that are asked for, and may name others", async () => {
    const both = [extendedKeyUsage(["1.2.3", smartCardLogon, clientAuth])];
    const one = [extendedKeyUsage([clientAuth])];
    const sound = await createHierarchy({ leaf: { extensions: both } });
    expect(verifying(sound.leaf, [sound.root], [sound.issuing], asked)).not.toThrow();
    const faulty = await createHierarchy({ leaf: { extensions: one } });
    const refused = refusal("extended-key-usage-not-allowed");
    expect(verifying(faulty.leaf, [faulty.root], [faulty.issuing], asked)).toThrow(refused);
  });

  it("is no limit of an authority with anyExtendedKeyUsage, and is one of a leaf", async () => {
    const any = extendedKeyUsage([anyExtendedKeyUsage]);
    const authorities = await createHierarchy({ issuing: { extensions: [...authority(0), any] } });
    expect(verifying(authorities.leaf, [authorities.root], [authorities.issuing], asked)).not.toThrow();
    const leaves = await createHierarchy({ leaf: { extensions: [any] } });
    const refused = refusal("extended-key-usage-not-allowed", { position: 0 });
    expect(verifying(leaves.leaf, [leaves.root], [leaves.issuing], asked)).toThrow(refused);
  });
});

describe("an authority of version 1, which cannot say that it is one", () => {
  it("is taken as trust anchor", async () => {
    const anchor = await issueVersion1("Old");
    const { leaf } = await createHierarchy();
    const own = await issue("Leaf", { issuer: anchor, extensions: keyIdentifierOf(leaf) });
    expect(anchor.certificate.version).toBe(1);
    expect(verifying(own, [anchor], [])).not.toThrow();
  });

  it("is refused as intermediate (CVE-2014-1959)", async () => {
    const root = await issue("Root", { extensions: authority() });
    const old = await issueVersion1("Old", root);
    const leaf = await issue("Leaf", { issuer: old });
    expect(verifying(leaf, [root], [old])).toThrow(refusal("not-a-certification-authority"));
  });
});

/** The authorityKeyIdentifier of another: an issuer of version 1 has none to copy. */
function keyIdentifierOf({ certificate }: Party) {
  return certificate.extensions.filter(({ oid }) => oid === "2.5.29.35");
}

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
