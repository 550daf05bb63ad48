import { describe, expect, it } from "vitest";

import { generateKeys, type Party } from "../certificate/certificate.test.fixture.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeBitString, serializeSmallInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { keyUsage } from "../extensions/key-usage.js";
import { refusal } from "../refusal.test.fixture.js";
import { authority, createHierarchy, issue, verifying, type Issuance } from "./hierarchy.test.fixture.js";

const notFound = refusal("trust-anchor-not-found");
const nameless = { without: [extensionOid.authorityKeyIdentifier, extensionOid.subjectKeyIdentifier] };
const unchecked = { certificateProfile: "unchecked" } as const;

describe("trust anchors", () => {
  it("are only those given: not a self-signed certificate among the intermediates", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const other = await issue("Other", { extensions: authority() });
    expect(verifying(leaf, [other], [issuing, root])).toThrow(notFound);
  });

  it("are not a self-signed certificate that has an anchor's name", async () => {
    const { root, ...own } = await createHierarchy();
    const impostor = await issue("Root", { extensions: authority() });
    const issuing = await issue("Issuing", { issuer: impostor, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: issuing });
    expect(verifying(leaf, [root], [issuing, impostor, own.issuing])).toThrow(refusal("signature-invalid"));
  });

  it("are none when none is given", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    expect(verifying(leaf, [], [issuing, root, leaf])).toThrow(notFound);
  });

  it("are not a leaf that signed itself", async () => {
    const { root } = await createHierarchy();
    const leaf = await issue("Leaf", { extensions: authority() });
    expect(verifying(leaf, [root], [leaf])).toThrow(notFound);
  });

  it("may be the leaf itself, when it is given as one", async () => {
    const { leaf } = await createHierarchy();
    expect(verifying(leaf, [leaf], [])().certificates).toEqual([leaf.certificate]);
  });

  it("may be the leaf itself, but not when it has expired", async () => {
    const leaf = await issue("Leaf", { notAfter: new Date("2027-02-01T00:00:00Z") });
    expect(verifying(leaf, [leaf], [])).toThrow(refusal("expired"));
  });

  it("may be an authority that is not self-signed", async () => {
    const { issuing, leaf } = await createHierarchy();
    expect(verifying(leaf, [issuing], [])().certificates).toEqual([leaf.certificate, issuing.certificate]);
  });
});

describe("names", () => {
  it("have to chain, even where the key fits", async () => {
    const { root, issuing } = await createHierarchy();
    const renamed = await issue("Renamed", { issuer: root, keys: issuing.keys, extensions: authority(0) });
    const leaf = await issue("Leaf", { issuer: renamed });
    expect(verifying(leaf, [root], [issuing])).toThrow(notFound);
  });

  it("chain whatever their case is", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const other = await issue("ISSUING", { issuer: root, keys: issuing.keys, extensions: authority(0) });
    expect(verifying(leaf, [root], [other])().certificates).toHaveLength(3);
  });
});

describe("the search for a path", () => {
  it("takes intermediates in any order, doubled and beside others", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const other = await createHierarchy();
    const intermediates = [leaf, other.root, issuing, other.issuing, root, issuing];
    const path = verifying(leaf, [root], intermediates)();
    expect(path.certificates).toEqual([leaf.certificate, issuing.certificate, root.certificate]);
  });

  it("goes on where an issuer by name has another key", async () => {
    const root = await issue("Root", { extensions: authority() });
    const issuing = await issue("Issuing", { issuer: root, extensions: authority(0), ...nameless });
    const sameName = await issue("Issuing", { issuer: root, extensions: authority(0), ...nameless });
    const leaf = await issue("Leaf", { issuer: issuing, ...nameless });
    const path = verifying(leaf, [root], [sameName, issuing], unchecked)();
    expect(path.certificates[1]).toEqual(issuing.certificate);
  });

  it.each<[string, Issuance]>([
    ["has expired", { notAfter: new Date("2027-02-01T00:00:00Z") }],
    ["is no authority", { extensions: [] }],
    ["may not sign certificates", { extensions: [basicConstraints({ ca: true }), keyUsage(["cRLSign"])] }],
  ])("goes on where a certificate of the issuer's key %s", async (_, difference) => {
    const { root, issuing, leaf } = await createHierarchy();
    const fields = { issuer: root, extensions: authority(), ...difference };
    const useless = await issue("Issuing", { ...fields, keys: issuing.keys });
    expect(verifying(leaf, [root], [useless, issuing])().certificates[1]).toEqual(issuing.certificate);
    expect(verifying(leaf, [root], [issuing, useless])().certificates[1]).toEqual(issuing.certificate);
  });

  it("goes round a cross-certificate that has expired", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const older = await issue("Older root", { extensions: authority() });
    const expired = { notAfter: new Date("2027-02-01T00:00:00Z"), extensions: authority() };
    const cross = await issue("Root", { issuer: older, keys: root.keys, ...expired });
    expect(verifying(leaf, [older, root], [cross, issuing])().certificates[2]).toEqual(root.certificate);
  });

  it("reports of several paths that which held furthest down", async () => {
    const root = await issue("Root", { extensions: authority() });
    const keys = await generateKeys();
    const fields = { issuer: root, keys, extensions: authority() };
    const expired = await issue("Issuing", { ...fields, notAfter: new Date("2027-02-01T00:00:00Z") });
    const sound = await issue("Issuing", fields);
    const unknown = { oid: "1.3.6.1.4.1.32473.1", critical: true, value: Uint8Array.of(5, 0) };
    const leaf = await issue("Leaf", { issuer: sound, extensions: [unknown] });
    const further = refusal("critical-extension-unknown", { position: 0 });
    expect(verifying(leaf, [root], [expired, sound])).toThrow(further);
    expect(verifying(leaf, [root], [sound, expired])).toThrow(further);
    expect(verifying(leaf, [root], [expired])).toThrow(refusal("expired", { position: 1 }));
  });

  it("reports of keys that do not fit that of a trust anchor", async () => {
    const anchor = await issue("Issuing", { extensions: authority(), notAfter: new Date("2027-02-01T00:00:00Z") });
    const other = await issue("Issuing", { extensions: authority(), keys: await generateKeys("RSA SHA-256") });
    const leaf = await issue("Leaf", { issuer: await issue("Issuing"), ...nameless });
    expect(verifying(leaf, [anchor], [other])).toThrow(refusal("signature-invalid"));
    expect(verifying(leaf, [], [other])).toThrow(refusal("public-key-unsupported"));
  });

  it("takes a path of 10 certificates and none of 11", async () => {
    const root = await issue("Authority 1", { extensions: authority() });
    const path = [root];
    for (let issuer = root; path.length < 11; path.unshift(issuer)) {
      issuer = await issue(`Authority ${path.length + 1}`, { issuer, extensions: authority() });
    }
    const [eleventh = root, tenth = root] = path;
    expect(verifying(tenth, [root], path)().certificates).toHaveLength(10);
    expect(verifying(eleventh, [root], path)).toThrow(notFound);
  });

  it("does not walk in circles (CVE-2024-0567)", async () => {
    const root = await issue("Root", { extensions: authority() });
    const one = await issue("One", { extensions: authority() });
    const other = await issue("Other", { issuer: one, extensions: authority() });
    const again = await issue("One", { issuer: other, keys: one.keys, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: other });
    expect(verifying(leaf, [root], [other, one, again])).toThrow(notFound);
  });

  it("leaves a circle where there is a way out", async () => {
    const root = await issue("Root", { extensions: authority() });
    const one = await issue("One", { extensions: authority(), issuer: root });
    const other = await issue("Other", { issuer: one, extensions: authority() });
    const again = await issue("One", { issuer: other, keys: one.keys, extensions: authority() });
    const leaf = await issue("Leaf", { issuer: other });
    expect(verifying(leaf, [root], [again, other, one])().certificates).toHaveLength(4);
  });

  it("ends when a stranger's intermediates allow too many ways (RUSTSEC-2023-0053, CVE-2026-32280)", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => generateKeys()));
    const mesh = await createMesh(keys);
    const root = await issue("Root", { extensions: authority() });
    const leaf = await issue("Leaf", { issuer: mesh[0] ?? root });
    expect(verifying(leaf, [root], mesh)).toThrow(refusal("path-search-exhausted"));
  });

  it("ends when a stranger's intermediates have too many keys under one name (CVE-2018-16875)", async () => {
    const { root, leaf, authorities } = await createNamesakes({ leaf: nameless });
    expect(verifying(leaf, [root], authorities, unchecked)).toThrow(refusal("path-search-exhausted"));
  });

  it("ends when the paths of a stranger's intermediates are too long to read", async () => {
    const root = await issue("Root", { extensions: authority() });
    const padding = { oid: "1.3.6.1.4.1.32473.1", critical: false, value: new Uint8Array(30_000) };
    const layers = await createLayers(root, { extensions: [...authority(), padding] });
    const leaf = await issue("Leaf", { issuer: layers[0] ?? root, extensions: [{ ...padding, critical: true }] });
    expect(verifying(leaf, [root], layers)).toThrow(refusal("path-search-exhausted"));
    const short = await createLayers(root, { extensions: authority() });
    const lasting = await issue("Leaf", { issuer: short[0] ?? root, extensions: [{ ...padding, critical: true }] });
    expect(verifying(lasting, [root], short)).toThrow(refusal("critical-extension-unknown", { position: 0 }));
  });

  it("ends when a stranger's intermediates have keys that take too long to verify with", async () => {
    const { root } = await createHierarchy();
    const leaf = await issue("Leaf", { issuer: await issue("Issuing", { keys: await generateKeys("RSA SHA-256") }) });
    const verifyWith = async (octets: number) => {
      const fields = Array.from({ length: 10 }, () => ({ subjectPublicKeyInfo: rsaKey(octets) }));
      return verifying(leaf, [root], await Promise.all(fields.map((each) => issue("Issuing", each))));
    };
    expect(await verifyWith(2048)).toThrow(refusal("path-search-exhausted"));
    expect(await verifyWith(512)).toThrow(refusal("signature-invalid"));
  });

  it("ends when a stranger's intermediates are too many to be put in order", async () => {
    const root = await issue("Root", { extensions: authority() });
    const keys = await generateKeys();
    const own = await Promise.all(Array.from({ length: 100 }, () => issue("Own", { keys })));
    const leaf = await issue("Leaf", { issuer: own[0] ?? root });
    expect(verifying(leaf, [root], own)).toThrow(refusal("path-search-exhausted"));
    expect(verifying(leaf, [root], own.slice(1, 50))).toThrow(notFound);
  });

  it("begins with those that have the key which the certificate names", async () => {
    const { root, leaf, authorities } = await createNamesakes({});
    expect(verifying(leaf, [root], authorities)().certificates).toHaveLength(3);
  });

  it("begins with those that are valid, where no key is named", async () => {
    const expired = { notAfter: new Date("2027-02-01T00:00:00Z") };
    const { root, leaf, authorities } = await createNamesakes({ leaf: nameless, others: expired });
    expect(verifying(leaf, [root], authorities, unchecked)().certificates).toHaveLength(3);
  });
});

/** Authorities of which each certifies each other. */
async function createMesh(keys: readonly CryptoKeyPair[]): Promise<Party[]> {
  const names = keys.map((_, index) => `Authority ${String(index)}`);
  const selfSigned = await Promise.all(
    keys.map((pair, index) => issue(names[index] ?? "", { keys: pair, extensions: authority() })),
  );
  const crossed = selfSigned.flatMap((issuer) =>
    keys.map((pair, index) => issue(names[index] ?? "", { issuer, keys: pair, extensions: authority() })),
  );
  return Promise.all(crossed);
}

/** Three levels of authorities, the lowest first: each of a level certifies each of the next, as all of a level have one key. */
async function createLayers(root: Party, fields: Issuance): Promise<Party[]> {
  const layers: Party[] = [];
  for (let issuer = root, level = 3; level > 0; level--, issuer = layers[0] ?? root) {
    const shared = { ...fields, issuer, keys: await generateKeys() };
    const layer = Array.from({ length: 3 }, () => issue(`Authority ${String(level)}`, shared));
    layers.unshift(...(await Promise.all(layer)));
  }
  return layers;
}

/** An RSA key that nobody has, with a modulus of that many octets. */
function rsaKey(octets: number): Uint8Array {
  const modulus = crypto
    .getRandomValues(new Uint8Array(octets))
    .map((octet, index) => (index === 0 || index === octets - 1 ? octet | 0x81 : octet));
  const key = serializeDer(derTag.sequence, serializeUnsignedInteger(modulus), serializeSmallInteger(0x1_0001));
  const rsaEncryption = serializeObjectIdentifier("1.2.840.113549.1.1.1");
  const algorithm = serializeDer(derTag.sequence, rsaEncryption, serializeDer(derTag.null));
  return serializeDer(derTag.sequence, algorithm, serializeBitString(key));
}

/** More authorities of one name than signatures are tried, of which the last issued the leaf. */
async function createNamesakes(differences: { readonly leaf?: Issuance; readonly others?: Issuance }) {
  const root = await issue("Root", { extensions: authority() });
  const fields = { issuer: root, extensions: authority() };
  const others = Array.from({ length: 101 }, () => issue("Issuing", { ...fields, ...differences.others }));
  const issuing = await issue("Issuing", fields);
  const leaf = await issue("Leaf", { issuer: issuing, ...differences.leaf });
  return { root, leaf, authorities: [...(await Promise.all(others)), issuing] };
}
