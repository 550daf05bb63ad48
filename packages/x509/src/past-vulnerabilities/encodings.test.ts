import { beforeAll, describe, expect, it } from "vitest";

import { exportSpki, generateKeys, issue as issueBare } from "../certificate/certificate.test.fixture.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { craftRequest } from "../certification-request/certification-request.test.fixture.js";
import { parseCertificationRequest } from "../certification-request/parse-certification-request.js";
import { craftList } from "../crl/certificate-list.test.fixture.js";
import { parseCertificateList } from "../crl/parse-certificate-list.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDerElements } from "../der/parse-der.js";
import { serializeBitString, serializeBoolean, serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { createHierarchy, verifying } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";

const sequence = (...contents: readonly Uint8Array[]) => serializeDer(derTag.sequence, ...contents);
const cA = basicConstraints({ ca: true });

/** The fields of a TBSCertificate of version 3 in their order, and what stands behind it. */
let fields: readonly Uint8Array[];
let behind: readonly Uint8Array[];

beforeAll(async () => {
  const { certificate } = await issueBare("Root", { extensions: [cA] });
  fields = parseDerElements(parseDerElements(certificate.tbs)[0]?.content ?? new Uint8Array()).map(({ der }) => der);
  behind = parseDerElements(certificate.der)
    .flatMap(({ content }) => parseDerElements(content))
    .slice(1)
    .map(({ der }) => der);
});

/** The certificate with the field at `index` spelled otherwise. */
const certificateWith = (index: number, ...spelled: readonly Uint8Array[]) =>
  sequence(sequence(...fields.slice(0, index), ...spelled, ...fields.slice(index + 1)), ...behind);

describe("an object identifier", () => {
  it("CVE-2025-66030: is not that of basicConstraints because its last 32 bits are", async () => {
    const truncated = { ...cA, oid: `2.5.29.${String(2 ** 32 + 19)}`, critical: false };
    const { root, issuing, leaf } = await createHierarchy({ issuing: { extensions: [truncated] } });
    const refused = refusal("not-a-certification-authority", { position: 1 });
    expect(verifying(leaf, [root], [issuing], { certificateProfile: "unchecked" })).toThrow(refused);
  });

  it("CVE-2025-66030: of an arc beyond all numbers is refused", () => {
    const huge = serializeDer(
      derTag.objectIdentifier,
      Uint8Array.of(0x55, 0x1d, ...new Array<number>(9).fill(0xff), 0x13),
    );
    const extension = sequence(huge, serializeDer(derTag.octetString, cA.value));
    const extensions = serializeDer(contextConstructed(3), sequence(extension));
    expect(() => parseCertificate(certificateWith(7, extensions))).toThrow(refusal("der-malformed"));
  });
});

describe("CVE-2025-66031: elements nested 10,000 deep", () => {
  const nested = nest(10_000);

  it("are refused in the place of a certificate, of a certificate list and of a certification request", () => {
    for (const parse of [parseCertificate, parseCertificateList, parseCertificationRequest]) {
      expect(() => parse(nested)).toThrow(refusal("der-malformed"));
    }
  });

  it("are refused in a name, in an extension and in an attribute", async () => {
    const keys = await generateKeys();
    const name = distinguishedName([["CN", "Alice"]]);
    const attribute = sequence(serializeObjectIdentifier("1.2.840.113549.1.9.14"), serializeDer(derTag.set, nested));
    const attributes = serializeDer(contextConstructed(0), attribute);
    const request = await craftRequest(keys, serializeSmallInteger(0), name, await exportSpki(keys), attributes);
    expect(() => parseCertificationRequest(request)).toThrow(refusal("der-malformed"));
    expect(() => parseCertificate(certificateWith(5, nested))).toThrow(refusal("der-malformed"));

    const names = { oid: "2.5.29.17", critical: false, value: nested };
    const { root, issuing, leaf } = await createHierarchy({ leaf: { extensions: [names] } });
    expect(verifying(leaf, [root], [issuing])).toThrow(refusal("extension-malformed", { position: 0 }));
  });
});

describe("CVE-2025-12816: an optional field of another type", () => {
  it("may be left out", () => {
    expect(parseCertificate(withCritical(new Uint8Array())).extensions[0]?.critical).toBe(false);
    expect(parseCertificate(withCritical(serializeBoolean(true))).extensions[0]?.critical).toBe(true);
  });

  it.each<readonly [string, () => Uint8Array]>([
    ["critical as INTEGER", () => withCritical(serializeSmallInteger(1))],
    ["critical twice", () => withCritical(Uint8Array.of(...serializeBoolean(true), ...serializeBoolean(false)))],
    ["critical under a tag of its own", () => withCritical(serializeDer(contextPrimitive(0), Uint8Array.of(0xff)))],
    ["a version that is no INTEGER", () => certificateWith(0, serializeDer(contextConstructed(0), sequence()))],
    [
      "two numbers as version",
      () => certificateWith(0, serializeDer(contextConstructed(0), ...twice(serializeSmallInteger(2)))),
    ],
    ["extensions under the tag of the issuer's unique identifier", () => certificateWith(7, retagged(0xa1))],
    ["extensions under a tag that is none", () => certificateWith(7, retagged(0xa4))],
    ["extensions that are primitive", () => certificateWith(7, retagged(0x83))],
    ["extensions twice", () => certificateWith(7, ...twice(fields[7] ?? new Uint8Array()))],
  ])("is refused: %s", (_, spell) => {
    expect(() => parseCertificate(spell())).toThrow(refusal("der-malformed"));
  });

  it("is refused in a certificate list: a SET for nextUpdate", async () => {
    const list = await craftList(await issueBare("Root"), { nextUpdate: serializeDer(derTag.set) });
    expect(() => parseCertificateList(list)).toThrow(refusal("der-malformed"));
  });
});

describe("CVE-2014-8275: the same certificate in other octets", () => {
  it.each<readonly [string, () => Uint8Array]>([
    [
      "with an indefinite length",
      () => Uint8Array.of(0x30, 0x80, ...sequence(...fields), ...behind.flatMap((der) => [...der]), 0, 0),
    ],
    ["with a signature in parts", () => resigned(Uint8Array.of(0x23, ...(behind.at(-1)?.subarray(1) ?? [])))],
    ["with unused bits in its signature", () => resigned(serializeBitString(Uint8Array.of(0xf0), 4))],
    ["with a serial number that has a zero in front", () => certificateWith(1, Uint8Array.of(0x02, 0x02, 0x00, 0x01))],
    ["with TRUE as 01", () => withCritical(Uint8Array.of(0x01, 0x01, 0x01))],
  ])("is refused: %s", (_, spell) => {
    expect(() => parseCertificate(spell())).toThrow(refusal("der-malformed"));
  });

  it("is refused: with another algorithm beside the signature than inside", () => {
    const other = sequence(serializeObjectIdentifier("1.2.840.10045.4.3.3"));
    const der = sequence(sequence(...fields), other, behind.at(-1) ?? new Uint8Array());
    expect(() => parseCertificate(der)).toThrow(refusal("signature-algorithm-mismatch"));
  });
});

/** The certificate whose one extension says in these octets whether it is critical. */
function withCritical(spelled: Uint8Array): Uint8Array {
  const extension = sequence(serializeObjectIdentifier(cA.oid), spelled, serializeDer(derTag.octetString, cA.value));
  return certificateWith(7, serializeDer(contextConstructed(3), sequence(extension)));
}

function nest(depth: number): Uint8Array {
  let der: Uint8Array = new Uint8Array();
  for (let level = 0; level < depth; level++) der = serializeDer(derTag.sequence, der);
  return der;
}

function twice(der: Uint8Array): readonly Uint8Array[] {
  return [der, der];
}

/** The extensions under another tag. */
function retagged(tag: number): Uint8Array {
  return fields[7]?.with(0, tag) ?? new Uint8Array();
}

function resigned(signature: Uint8Array): Uint8Array {
  return sequence(sequence(...fields), behind[0] ?? new Uint8Array(), signature);
}
