import { describe, expect, it } from "vitest";

import { generateKeys, issue, type Party } from "../certificate/certificate.test.fixture.js";
import { authority, createHierarchy, expectedPath } from "./hierarchy.test.fixture.js";
import { verifyCertificatePath } from "./verify-certificate-path.js";

const notFound = { code: "trust-anchor-not-found" };

describe("trust anchors", () => {
  it("are only those given: not a self-signed certificate among the intermediates", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const other = await issue("Other", { extensions: authority() });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([other], [issuing, root]));
    await expect(path).rejects.toMatchObject(notFound);
  });

  it("are not a self-signed certificate that has an anchor's name", async () => {
    const { root, ...own } = await createHierarchy();
    const impostor = await issue("Root", { extensions: authority() });
    const issuing = await issue("Issuing", { issuer: impostor, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: issuing });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing, impostor, own.issuing]));
    await expect(path).rejects.toMatchObject({ code: "signature-invalid" });
  });

  it("are none when none is given", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const path = verifyCertificatePath(leaf.certificate, expectedPath([], [issuing, root, leaf]));
    await expect(path).rejects.toMatchObject(notFound);
  });

  it("are not a leaf that signed itself", async () => {
    const { root } = await createHierarchy();
    const leaf = await issue("Leaf", { extensions: authority() });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [leaf]));
    await expect(path).rejects.toMatchObject(notFound);
  });

  it("may be the leaf itself, when it is given as one", async () => {
    const { leaf } = await createHierarchy();
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([leaf], []));
    expect(path.certificates).toEqual([leaf.certificate]);
  });

  it("may be the leaf itself, but not when it has expired", async () => {
    const leaf = await issue("Leaf", { notAfter: new Date("2027-02-01T00:00:00Z") });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([leaf], []));
    await expect(path).rejects.toMatchObject({ code: "expired" });
  });

  it("may be an authority that is not self-signed", async () => {
    const { issuing, leaf } = await createHierarchy();
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([issuing], []));
    expect(path.certificates).toEqual([leaf.certificate, issuing.certificate]);
  });
});

describe("name chaining", () => {
  it("is required, even where the key fits", async () => {
    const { root, issuing } = await createHierarchy();
    const renamed = await issue("Renamed", { issuer: root, keys: issuing.keys, extensions: authority(0) });
    const leaf = await issue("Leaf", { issuer: renamed });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [issuing]));
    await expect(path).rejects.toMatchObject(notFound);
  });
});

describe("the search for a path", () => {
  it("takes intermediates in any order, doubled and beside others", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const other = await createHierarchy();
    const intermediates = [leaf, other.root, issuing, other.issuing, root, issuing];
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([root], intermediates));
    expect(path.certificates).toEqual([leaf.certificate, issuing.certificate, root.certificate]);
  });

  it("goes on where the first way does not hold", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const sameName = await issue("Issuing", { issuer: root, extensions: authority(0) });
    const path = await verifyCertificatePath(leaf.certificate, expectedPath([root], [sameName, issuing]));
    expect(path.certificates[1]).toEqual(issuing.certificate);
  });

  it("reports the first way where none holds", async () => {
    const root = await issue("Root", { extensions: authority() });
    const keys = await generateKeys();
    const expired = await issue("Issuing", { issuer: root, keys, notAfter: new Date("2027-02-01T00:00:00Z") });
    const noAuthority = await issue("Issuing", { issuer: root, keys });
    const leaf = await issue("Leaf", { issuer: expired });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [expired, noAuthority]));
    await expect(path).rejects.toMatchObject({ code: "expired" });
  });

  it("takes a path of 8 certificates and none of 9", async () => {
    const root = await issue("Authority 1", { extensions: authority() });
    const path = [root];
    for (let issuer = root; path.length < 9; path.unshift(issuer)) {
      issuer = await issue(`Authority ${path.length + 1}`, { issuer, extensions: authority() });
    }
    const [ninth, eighth] = path;
    const verify = (leaf: Party | undefined) =>
      leaf && verifyCertificatePath(leaf.certificate, expectedPath([root], path));
    await expect(verify(eighth)).resolves.toHaveProperty("certificates.length", 8);
    await expect(verify(ninth)).rejects.toMatchObject(notFound);
  });

  it("does not walk in circles", async () => {
    const root = await issue("Root", { extensions: authority() });
    const one = await issue("Same", { extensions: authority() });
    const other = await issue("Same", { extensions: authority() });
    const leaf = await issue("Leaf", { issuer: one });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [one, other]));
    await expect(path).rejects.toMatchObject(notFound);
  });

  it("ends when a stranger's intermediates allow too many ways", async () => {
    const stranger = await issue("Same", { extensions: authority() });
    const others = await Promise.all(Array.from({ length: 8 }, () => issue("Same", { extensions: authority() })));
    const leaf = await issue("Leaf", { issuer: stranger });
    const root = await issue("Root", { extensions: authority() });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [stranger, ...others]));
    await expect(path).rejects.toMatchObject({ code: "path-search-exhausted" });
  });
});
