import { describe, expect, it } from "vitest";

import type { Party } from "../certificate/certificate.test.fixture.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { entryOf, issueList } from "../crl/certificate-list.test.fixture.js";
import { crlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { keyUsage } from "../extensions/key-usage.js";
import { nameConstraints } from "../extensions/name-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";
import { refusal } from "../refusal.test.fixture.js";
import { authority, createHierarchy, issue, verifying } from "./hierarchy.test.fixture.js";

const chain = (...certificateLists: readonly CertificateList[]) =>
  ({ revocation: { certificateLists, scope: "chain" } }) as const;
const leafOnly = (...certificateLists: readonly CertificateList[]) =>
  ({ revocation: { certificateLists, scope: "leaf" } }) as const;

describe("revocation", () => {
  it("is looked for with each certificate below the trust anchor", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const lists = [await issueList(root), await issueList(issuing)];
    expect(verifying(leaf, [root], [issuing], chain(...lists))).not.toThrow();
    const unknown = refusal("revocation-status-unknown", { position: 1 });
    expect(verifying(leaf, [root], [issuing], chain(...lists.slice(1)))).toThrow(unknown);
  });

  it("is looked for with the leaf alone, if that is the scope", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(verifying(leaf, [root], [issuing], leafOnly(await issueList(issuing)))).not.toThrow();
    const unknown = refusal("revocation-status-unknown", { position: 0 });
    expect(verifying(leaf, [root], [issuing], leafOnly(await issueList(root)))).toThrow(unknown);
  });

  it("is found of the leaf and of an authority", async () => {
    const { root, issuing, leaf } = await createHierarchy({ leaf: { serialNumber: Uint8Array.of(2) } });
    const [sound, ofRoot] = [await issueList(root), await revoke(root, issuing)];
    const ofIssuing = await revoke(issuing, leaf);
    const verifyWith = (...lists: readonly CertificateList[]) => verifying(leaf, [root], [issuing], chain(...lists));
    expect(verifyWith(sound, ofIssuing)).toThrow(refusal("revoked", { position: 0 }));
    expect(verifyWith(ofRoot, ofIssuing)).toThrow(refusal("revoked", { position: 1 }));
  });

  it("makes critical cRLDistributionPoints of those that are looked for obeyed", async () => {
    const points = { ...crlDistributionPoints(["http://a.example/crl"]), critical: true };
    const { root, issuing, leaf } = await createHierarchy({ issuing: { extensions: [...authority(), points] } });
    const lists = [await issueList(root), await issueList(issuing)];
    expect(verifying(leaf, [root], [issuing], chain(...lists))).not.toThrow();
    const refused = refusal("critical-extension-unknown", { position: 1 });
    expect(verifying(leaf, [root], [issuing], leafOnly(...lists))).toThrow(refused);
  });
});

describe("another certificate that signs the issuer's lists", () => {
  const signs = keyUsage(["cRLSign"]);
  const dns = (value: string) => [{ type: "dNSName", value }] as const satisfies readonly GeneralName[];

  it("needs a path and a status of its own", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const signer = await issue("Issuing", { issuer: root, extensions: [signs], serialNumber: Uint8Array.of(2) });
    const expected = chain(await issueList(root), await issueList(signer));
    expect(verifying(leaf, [root], [issuing, signer], expected)).not.toThrow();
    const revoked = chain(await revoke(root, signer), await issueList(signer));
    expect(verifying(leaf, [root], [issuing, signer], revoked)).toThrow(refusal("revocation-status-unknown"));
  });

  it("does not vouch for itself by way of another, and is not asked until the effort is spent", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const renewed = await issue("Issuing", { issuer: root, keys: issuing.keys, extensions: authority(0) });
    const one = await issue("Issuing", { issuer: issuing, extensions: [signs] });
    const other = await issue("Issuing", { issuer: issuing, extensions: [signs], serialNumber: Uint8Array.of(2) });
    const expected = chain(await issueList(root), await issueList(one), await issueList(other));
    const unknown = refusal("revocation-status-unknown", { position: 0 });
    expect(verifying(leaf, [root], [issuing, renewed, one, other], expected)).toThrow(unknown);
  });

  it("is not passed over when a stranger's intermediates spent the effort for its path", async () => {
    const root = await issue("Root", { extensions: authority() });
    const issuing = await issue("Issuing", { issuer: root, extensions: authority() });
    const renewed = await issue("Issuing", { issuer: root, extensions: authority(), serialNumber: Uint8Array.of(3) });
    const leaf = await issue("Leaf", { issuer: issuing, without: [extensionOid.authorityKeyIdentifier] });
    const others = await Promise.all(Array.from({ length: 98 }, () => issue("Issuing", { extensions: authority() })));
    const revocation = leafOnly(
      await issueList(root),
      await issueList(issuing),
      await issueList(renewed, { crlNumber: 8n, revokedCertificates: [entryOf(leaf)] }),
    );
    const lists = { ...revocation, certificateProfile: "unchecked" } as const;
    const verifyWith = (...strangers: readonly Party[]) =>
      verifying(leaf, [root], [...strangers, issuing, renewed], lists);
    expect(verifyWith()).toThrow(refusal("revoked"));
    expect(verifyWith(...others)).toThrow(refusal("path-search-exhausted"));
  });

  it("has its path to the same trust anchor", async () => {
    const noSigners = nameConstraints({ excludedSubtrees: dns("signer.example") });
    const noLeaves = nameConstraints({ excludedSubtrees: dns("leaf.example") });
    const one = await issue("One root", { extensions: [...authority(), noSigners] });
    const other = await issue("Other root", { extensions: [...authority(), noLeaves] });
    const issuing = await issue("Issuing", { issuer: one, extensions: authority() });
    const crossed = await issue("Issuing", { issuer: other, keys: issuing.keys, extensions: authority() });
    const signer = await issue("Issuing", {
      issuer: issuing,
      extensions: [signs, subjectAltName(dns("signer.example"))],
    });
    const leaf = await issue("Leaf", { issuer: issuing, extensions: [subjectAltName(dns("leaf.example"))] });
    const verifyWith = (list: CertificateList) =>
      verifying(leaf, [one, other], [issuing, crossed, signer], leafOnly(list));
    expect(verifyWith(await issueList(signer))).toThrow(refusal("revocation-status-unknown", { position: 0 }));
    expect(verifyWith(await issueList(issuing))).not.toThrow();
  });
});

function revoke(issuer: Party, party: Party): Promise<CertificateList> {
  return issueList(issuer, { revokedCertificates: [entryOf(party)] });
}
