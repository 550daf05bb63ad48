import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { issue } from "../certificate/certificate.test.fixture.js";
import { toPem } from "../certificate/pem.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { readDistinguishedName, type DistinguishedName } from "./distinguished-name.js";
import { isWithinSubtree, sameName } from "./same-name.js";

const { utf8String, printableString, teletexString, bmpString, ia5String, bitString, set, sequence } = derTag;
const types = { CN: "2.5.4.3", O: "2.5.4.10", C: "2.5.4.6" } as const;
type Attribute = readonly [type: keyof typeof types, value: string | Uint8Array, tag?: number];

/** An RDN of one attribute or, where a list of them is given, of several. */
function name(...relativeNames: readonly (Attribute | readonly Attribute[])[]): DistinguishedName {
  const rdns = relativeNames.map((rdn) => serializeDer(set, ...(isAttribute(rdn) ? [rdn] : rdn).map(attribute)));
  return readDistinguishedName(parseDer(serializeDer(sequence, ...rdns)));
}

function isAttribute(rdn: Attribute | readonly Attribute[]): rdn is Attribute {
  return typeof rdn[0] === "string";
}

function attribute([type, value, tag = utf8String]: Attribute): Uint8Array {
  const octets = typeof value === "string" ? new TextEncoder().encode(value) : value;
  return serializeDer(sequence, serializeObjectIdentifier(types[type]), serializeDer(tag, octets));
}

const root: Attribute = ["CN", "Root"];
const latin1 = Uint8Array.of(0xc4, 0x62);
const bits = Uint8Array.of(0, 1);

describe("sameName", () => {
  it.each([
    ["of the same octets", name(["C", "DE"], root), name(["C", "DE"], root)],
    ["without any RDN", name(), name()],
    ["in another case", name(root), name(["CN", "rOOT"])],
    ["with other white space", name(["CN", "My Root"]), name(["CN", " My  Root "])],
    ["as another type of string", name(root), name(["CN", "ROOT", printableString])],
    ["as IA5String", name(root), name(["CN", "root", ia5String])],
    ["as TeletexString", name(["CN", "Äb"]), name(["CN", latin1, teletexString])],
    ["as BMPString", name(["CN", "Ä"]), name(["CN", Uint8Array.of(0, 0xc4), bmpString])],
    ["with the attributes of an RDN in another order", name([root, ["O", "x"]]), name([["O", "X"], root])],
    ["with a value that is no string", name(["CN", bits, bitString]), name(["CN", bits, bitString])],
  ])("is true %s", (_, one, other) => {
    expect(sameName(one, other)).toBe(true);
    expect(sameName(other, one)).toBe(true);
  });

  it.each([
    ["of another value", name(root), name(["CN", "Root 2"])],
    ["of another type", name(root), name(["O", "Root"])],
    ["of more RDNs", name(root), name(root, ["O", "x"])],
    ["of the same RDNs in another order", name(["O", "x"], root), name(root, ["O", "x"])],
    ["of one RDN instead of two", name(["O", "x"], root), name([["O", "x"], root])],
    ["of another attribute in an RDN", name([root, ["O", "x"]]), name([root, ["O", "y"]])],
    ["of more attributes in an RDN", name([root]), name([root, ["O", "x"]])],
    ["of a string and what is none", name(["CN", "#03020001"]), name(["CN", bits, bitString])],
    ["of other bits", name(["CN", bits, bitString]), name(["CN", Uint8Array.of(0, 2), bitString])],
    [
      "of a value that looks like two",
      name(["CN", '","2.5.4.6=x']),
      name([
        ["CN", ""],
        ["C", "x"],
      ]),
    ],
  ])("is false for a name %s", (_, one, other) => {
    expect(sameName(one, other)).toBe(false);
    expect(sameName(other, one)).toBe(false);
  });

  it("is true for any name and its capitals", () => {
    const text = fc.string({ unit: "binary-ascii" });
    fc.assert(
      fc.property(text, text, (organization, commonName) => {
        const one = name(["O", organization], ["CN", commonName]);
        const other = name(["O", organization.toUpperCase()], ["CN", commonName.toLowerCase()]);
        expect(sameName(one, other)).toBe(true);
      }),
    );
  });

  it("compares names of 60 KB that differ at their end", () => {
    const attributes = Array.from({ length: 4000 }, (_, index): Attribute => ["CN", String(index).padStart(4, "0")]);
    expect(sameName(name(attributes), name([...attributes.slice(1), ["CN", "x"]]))).toBe(false);
  });

  it.skipIf(isOpensslMissing()).each(["My Root", "MY rOOT", " My   Root ", "MyRoot", "My Root 2"])(
    "agrees with openssl on «%s» (apt-get install openssl)",
    async (written) => {
      const issuer = await issue("My Root", { extensions: [basicConstraints({ ca: true })] });
      const called = await issue(written);
      const leaf = await issue("Leaf", { issuer: { ...issuer, certificate: called.certificate } });
      const same = sameName(leaf.certificate.issuer, issuer.certificate.subject);
      const parameters = ["verify", "-attime", "1803902400", "-CAfile", "root.pem", "leaf.pem"];
      const files = { "root.pem": toPem(issuer.certificate.der), "leaf.pem": toPem(leaf.certificate.der) };
      expect((await openssl(parameters, files)) !== undefined).toBe(same);
    },
  );
});

describe("isWithinSubtree", () => {
  const base = name(["C", "DE"], ["O", "Example"]);

  it.each([
    ["the base", base],
    ["a name below it", name(["C", "DE"], ["O", "Example"], root)],
    ["a name below it in another case", name(["C", "de", printableString], ["O", "EXAMPLE"], root)],
  ])("is true for %s", (_, within) => {
    expect(isWithinSubtree(within, base)).toBe(true);
  });

  it.each([
    ["a name above it", name(["C", "DE"])],
    ["a name beside it", name(["C", "DE"], ["O", "Other"], root)],
    ["a name that has its RDNs later", name(root, ["C", "DE"], ["O", "Example"])],
    ["a name whose RDN has more attributes", name(["C", "DE"], [["O", "Example"], root])],
    ["no name at all", name()],
  ])("is false for %s", (_, outside) => {
    expect(isWithinSubtree(outside, base)).toBe(false);
  });

  it("is true for everything below the empty name", () => {
    expect(isWithinSubtree(name(root), name())).toBe(true);
  });
});
