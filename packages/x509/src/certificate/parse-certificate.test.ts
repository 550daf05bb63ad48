import "reflect-metadata";

import { X509Certificate } from "node:crypto";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { serializeBitString, serializeBoolean, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { X509Error } from "../errors.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { keyUsage } from "../extensions/key-usage.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { exportSpki, generateKeys, issue } from "./certificate.test.fixture.js";
import { parseCertificate } from "./parse-certificate.js";

const sequence = (...parts: readonly Uint8Array[]) => serializeDer(derTag.sequence, ...parts);
const integer = (...octets: readonly number[]) => serializeDer(derTag.integer, Uint8Array.from(octets));
const extension = (...parts: readonly Uint8Array[]) =>
  sequence(serializeObjectIdentifier("2.5.29.15"), ...parts, serializeDer(derTag.octetString, Uint8Array.of(5, 0)));
const extensions = (...list: readonly Uint8Array[]) => serializeDer(contextConstructed(3), sequence(...list));

/** The fields of a certificate of version 3 in their order, each to be replaced, dropped or doubled. */
let sound: Readonly<Record<string, Uint8Array>>;

beforeAll(async () => {
  const name = distinguishedName([["CN", "Root"]]);
  const time = serializeTime(new Date("2027-01-01T00:00:00Z"));
  sound = {
    version: serializeDer(contextConstructed(0), integer(2)),
    serialNumber: integer(1),
    algorithm,
    issuer: name,
    validity: sequence(time, time),
    subject: name,
    subjectPublicKeyInfo: await exportSpki(await generateKeys()),
  };
});

const algorithm = sequence(serializeObjectIdentifier("1.2.840.10045.4.3.2"));
const signature = serializeBitString(Uint8Array.of(1));

function certificateOf(fields: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return sequence(sequence(...Object.values({ ...sound, ...fields })), algorithm, signature);
}

/** The algorithm stands in it twice. */
function certificateSignedWith(other: Uint8Array): Uint8Array {
  return sequence(sequence(...Object.values({ ...sound, algorithm: other })), other, signature);
}

describe("parseCertificate", () => {
  it("reads what @peculiar/x509 and node:crypto read", async () => {
    const { certificate, keys } = await issue("Älice", {
      serialNumber: Uint8Array.of(0x91, 0x02),
      extensions: [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])],
    });
    const other = new peculiar.X509Certificate(new Uint8Array(certificate.der));
    const node = new X509Certificate(certificate.der);

    expect(certificate.serialNumber).toBe(`00${other.serialNumber.replace(/^00/, "")}`);
    expect(certificate.serialNumber).toBe(`00${node.serialNumber.toLowerCase()}`);
    expect(certificate.notBefore).toEqual(other.notBefore);
    expect(certificate.notAfter).toEqual(other.notAfter);
    expect(certificate.subjectPublicKeyInfo).toEqual(await exportSpki(keys));
    expect(certificate.signatureAlgorithmIdentifier).toEqual(algorithm);
    expect(certificate.signature).toEqual(new Uint8Array(other.signature));
    expect(certificate.subject.der).toEqual(new Uint8Array(other.subjectName.toArrayBuffer()));
    expect(certificate.extensions).toEqual(
      other.extensions.map(({ type, critical, value }) => ({ oid: type, critical, value: new Uint8Array(value) })),
    );
  });

  it("copies the input, so that later changes to it change nothing", async () => {
    const input = new Uint8Array((await issue("Root")).certificate.der);
    const certificate = parseCertificate(input);
    const tbs = new Uint8Array(certificate.tbs);
    input.fill(0);
    expect(certificate.tbs).toEqual(tbs);
  });

  it("reads a certificate of version 1, which says no version", () => {
    const { version, ...fields } = sound;
    const der = sequence(sequence(...Object.values(fields)), algorithm, signature);
    expect(version).toBeDefined();
    expect(parseCertificate(der)).toMatchObject({ version: 1, extensions: [] });
  });

  it("reads a certificate of version 2 with unique identifiers", () => {
    const der = certificateOf({
      version: serializeDer(contextConstructed(0), integer(1)),
      issuerUniqueID: serializeDer(contextPrimitive(1), Uint8Array.of(0, 1)),
      subjectUniqueID: serializeDer(contextPrimitive(2), Uint8Array.of(0, 2)),
    });
    expect(parseCertificate(der).version).toBe(2);
  });

  it("reads critical FALSE that is written out", () => {
    const der = certificateOf({ extensions: extensions(extension(serializeBoolean(false))) });
    expect(parseCertificate(der).extensions[0]?.critical).toBe(false);
  });

  it.each([
    ["zero", integer(0), "00"],
    ["20 octets", serializeUnsignedInteger(new Uint8Array(20).fill(0xff)), `00${"ff".repeat(20)}`],
  ])("takes a serial number of %s", (_, serialNumber, hex) => {
    expect(parseCertificate(certificateOf({ serialNumber })).serialNumber).toBe(hex);
  });

  it("reads a negative serial number, which some issuers made, with its sign", () => {
    expect(parseCertificate(certificateOf({ serialNumber: integer(0x80) })).serialNumber).toBe("80");
    expect(parseCertificate(certificateOf({ serialNumber: integer(0x00, 0x80) })).serialNumber).toBe("0080");
  });

  it.each<[string, string, () => Uint8Array]>([
    [
      "version-unsupported",
      "version 4",
      () => certificateOf({ version: serializeDer(contextConstructed(0), integer(3)) }),
    ],
    [
      "version-unsupported",
      "the default written out",
      () => certificateOf({ version: serializeDer(contextConstructed(0), integer(0)) }),
    ],
    [
      "serial-number-invalid",
      "21 octets",
      () => certificateOf({ serialNumber: integer(...new Array<number>(21).fill(1)) }),
    ],
    [
      "signature-algorithm-mismatch",
      "another one inside",
      () => certificateOf({ algorithm: sequence(serializeObjectIdentifier("1.2.840.10045.4.3.3")) }),
    ],
    [
      "time-malformed",
      "text for a time",
      () => certificateOf({ validity: sequence(distinguishedName([]), distinguishedName([])) }),
    ],
    [
      "der-malformed",
      "a third time",
      () => certificateOf({ validity: sequence(...Array.from({ length: 3 }, () => serializeTime(new Date(0)))) }),
    ],
    ["der-malformed", "an algorithm without OID", () => certificateSignedWith(sequence())],
    ["der-malformed", "an algorithm that is no OID", () => certificateSignedWith(sequence(integer(0x2a)))],
    [
      "der-malformed",
      "an algorithm with twice parameters",
      () => certificateSignedWith(sequence(serializeObjectIdentifier("1.2.3"), integer(1), integer(1))),
    ],
    ["der-malformed", "a key without bits", () => certificateOf({ subjectPublicKeyInfo: sequence(algorithm) })],
    [
      "der-malformed",
      "a key without algorithm",
      () => certificateOf({ subjectPublicKeyInfo: sequence(sequence(), signature) }),
    ],
    [
      "der-malformed",
      "a key with a third field",
      () => certificateOf({ subjectPublicKeyInfo: sequence(algorithm, signature, signature) }),
    ],
    ["der-malformed", "a field missing", () => certificateOf({ subject: new Uint8Array() })],
    ["der-malformed", "a field too many", () => certificateOf({ extra: integer(1) })],
    [
      "der-malformed",
      "a unique identifier in version 1",
      () => certificateOf({ version: new Uint8Array(), id: serializeDer(contextPrimitive(1), Uint8Array.of(0, 1)) }),
    ],
    [
      "der-malformed",
      "extensions in version 2",
      () =>
        certificateOf({
          version: serializeDer(contextConstructed(0), integer(1)),
          extensions: extensions(extension()),
        }),
    ],
    [
      "extension-duplicate",
      "an extension twice",
      () => certificateOf({ extensions: extensions(extension(), extension()) }),
    ],
    [
      "der-malformed",
      "two lists of extensions",
      () =>
        certificateOf({
          extensions: serializeDer(contextConstructed(3), sequence(extension()), sequence(extension())),
        }),
    ],
    [
      "der-malformed",
      "critical twice",
      () => certificateOf({ extensions: extensions(extension(serializeBoolean(true), serializeBoolean(true))) }),
    ],
    ["der-malformed", "an empty relative name", () => certificateOf({ subject: sequence(serializeDer(derTag.set)) })],
    [
      "der-malformed",
      "a fourth part",
      () => sequence(sequence(...Object.values(sound)), algorithm, signature, signature),
    ],
    [
      "der-malformed",
      "a signature of odd bits",
      () => sequence(sequence(...Object.values(sound)), algorithm, serializeBitString(Uint8Array.of(2), 1)),
    ],
    ["trailing-data", "octets behind", () => Uint8Array.from([...certificateOf({}), 0])],
    ["input-too-large", "more than 64 KiB", () => new Uint8Array(65_537)],
    ["der-malformed", "nothing", () => new Uint8Array()],
  ])("refuses with %s: %s", (code, _, der) => {
    expect(() => parseCertificate(der())).toThrow(expect.objectContaining({ code }));
  });

  it("accepts the fields that the refusals start from", () => {
    expect(parseCertificate(certificateOf({ extensions: extensions(extension()) })).version).toBe(3);
  });

  it("refuses every prefix of a certificate", async () => {
    const { der } = (await issue("Root")).certificate;
    const lengths = Array.from(der.keys());
    for (const length of lengths) expect(outcome(der.subarray(0, length))).toBe("der-malformed");
  });

  it("throws nothing but X509Error, whatever it is given", async () => {
    const { der } = (await issue("Root", { extensions: [keyUsage(["keyCertSign"])] })).certificate;
    const garbage = fc.uint8Array({ maxLength: 500 });
    const damaged = fc
      .array(fc.tuple(fc.nat(der.length - 1), fc.nat(0xff)), { minLength: 1, maxLength: 4 })
      .map((changes) => changes.reduce((octets, [index, octet]) => octets.with(index, octet), new Uint8Array(der)));
    fc.assert(
      fc.property(fc.oneof(garbage, damaged), (octets) => {
        expect(outcome(octets)).toEqual(expect.any(String));
      }),
      { numRuns: 1000 },
    );
  });
});

/** «read», or the code of the error; any other error is thrown on. */
function outcome(der: Uint8Array): string {
  try {
    parseCertificate(der);
    return "read";
  } catch (error) {
    if (error instanceof X509Error) return error.code;
    throw error;
  }
}
