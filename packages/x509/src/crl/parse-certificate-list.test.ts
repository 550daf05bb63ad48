import "reflect-metadata";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { issue, type Party } from "../certificate/certificate.test.fixture.js";
import { fromHex } from "../der/hex.js";
import { serializeDer } from "../der/serialize-der.js";
import { X509Error } from "../errors.js";
import { readCrlNumber } from "../extensions/crl-number.js";
import { readReasonCode } from "../extensions/reason-code.js";
import { craftEntry, craftList, entryOf, issueList, nextUpdate, thisUpdate } from "./certificate-list.test.fixture.js";
import { parseCertificateList } from "./parse-certificate-list.js";

const time = `170d${Buffer.from("270228120000Z").toString("hex")}`;
const noDate = `170d${Buffer.from("270230120000Z").toString("hex")}`;
const reason = "300a0603551d1504030a0101";
const reasonCritical = "300d0603551d150101ff04030a0101";
const unknownCritical = "300a06022a030101ff040105";

let root: Party;

beforeAll(async () => {
  root = await issue("Root");
});

const parseWith = async (...fields: readonly string[]) =>
  parseCertificateList(await craftList(root, { entries: [craftEntry(...fields)] }));

describe("parseCertificateList", () => {
  it("reads each field", async () => {
    const list = await issueList(root, {
      revokedCertificates: [{ ...entryOf(root), reason: "superseded", invalidityDate: thisUpdate }],
    });
    expect(list).toMatchObject({ version: 2, thisUpdate, nextUpdate, issuer: root.certificate.subject });
    expect(list.signatureAlgorithm).toBe("1.2.840.10045.4.3.2");
    expect(readCrlNumber(list)).toBe(7n);
    const [entry] = list.revokedCertificates;
    expect(entry).toMatchObject({ serialNumber: root.certificate.serialNumber });
    expect(entry && readReasonCode(entry)).toBe("superseded");
  });

  it("reads what @peculiar/x509 reads", async () => {
    const serialNumbers = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 19 }), {
      selector: (octets) => Buffer.from(octets).toString("hex"),
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(serialNumbers, async (octets) => {
        const revokedCertificates = octets.map((serialNumber) => ({
          serialNumber: `2b${Buffer.from(serialNumber).toString("hex")}`,
          revocationDate: thisUpdate,
        }));
        const list = await issueList(root, { revokedCertificates });
        const other = new peculiar.X509Crl(new Uint8Array(list.der));
        expect(other.entries.map(({ serialNumber }) => serialNumber)).toEqual(
          [...list.revokedCertificates].map(({ serialNumber }) => serialNumber),
        );
        expect(
          [...list.revokedCertificates].map(({ serialNumber, revocationDate }) => ({ serialNumber, revocationDate })),
        ).toEqual(revokedCertificates);
      }),
      { numRuns: 25 },
    );
  });

  it("reads a list of version 1 without nextUpdate and without entries", async () => {
    const list = parseCertificateList(await craftList(root, { version: [], nextUpdate: new Uint8Array() }));
    expect(list).toMatchObject({ version: 1, extensions: [] });
    expect(list).not.toHaveProperty("nextUpdate");
    expect(list.revokedCertificates.size).toBe(0);
  });

  it("reads a GeneralizedTime", async () => {
    const far = fromHex(`180f${Buffer.from("20500101000000Z").toString("hex")}`);
    const list = parseCertificateList(await craftList(root, { nextUpdate: far }));
    expect(list.nextUpdate).toEqual(new Date("2050-01-01T00:00:00Z"));
  });

  it("keeps what it read when the octets change", async () => {
    const der = new Uint8Array((await issueList(root)).der);
    const list = parseCertificateList(der);
    const before = [...list.der];
    der.fill(0);
    expect([...list.der]).toEqual(before);
  });

  it.each([
    ["without extensions", "020105", time],
    ["with a reason", "020105", time, "300c", reason],
    ["with a critical reason", "020105", time, "300f", reasonCritical],
  ])("reads an entry %s", async (_, ...fields) => {
    const list = await parseWith(...fields);
    expect([...list.revokedCertificates]).toHaveLength(1);
  });

  it("tells which extensions are critical in any entry", async () => {
    const entries = [
      craftEntry("020105", time, "300c", reason),
      craftEntry("020106", time, "301b", reasonCritical, unknownCritical),
      craftEntry("020107", time, "300c", unknownCritical),
    ];
    const list = parseCertificateList(await craftList(root, { entries }));
    expect(list.revokedCertificates.criticalExtensions).toEqual(["2.5.29.21", "1.2.3"]);
  });

  it.each([
    ["a serial number with a second spelling", "02020005", time],
    ["a negative serial number with a second spelling", "0202ff85", time],
    ["a serial number without octets", "0200", time],
    ["no serial number", time],
    ["no revocationDate", "020105"],
    ["a revocationDate of another type", "020105", "0500"],
    ["a field behind the extensions", "020105", time, "300c", reason, "0500"],
    ["something else than extensions", "020105", time, "0500"],
    ["an extension that is no SEQUENCE", "020105", time, "30020500"],
    ["an extension without OID", "020105", time, "30053003040105"],
    ["an extension without value", "020105", time, "3006300406022a03"],
    ["an extension with a further field", "020105", time, "300b300906022a030401050500"],
    ["a critical that is neither TRUE nor FALSE", "020105", time, "300c300a06022a03010101040105"],
    ["an element longer than the entry", "020105", time, "300d", reason],
    ["an indefinite length", "020105", time, "3080", reason],
  ])("refuses an entry with %s", async (_, ...fields) => {
    await expect(parseWith(...fields)).rejects.toMatchObject({ code: "der-malformed" });
  });

  it("refuses extensions of an entry in version 1", async () => {
    const der = await craftList(root, { version: [], entries: [craftEntry("020105", time, "300c", reason)] });
    expect(() => parseCertificateList(der)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it("refuses extensions of the list in version 1", async () => {
    const der = await craftList(root, {
      version: [],
      extensions: [{ oid: "1.2.3", critical: false, value: fromHex("0500") }],
    });
    expect(() => parseCertificateList(der)).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it.each(["020100", "020102"])("refuses the version %s", async (version) => {
    const der = await craftList(root, { version: [fromHex(version)] });
    expect(() => parseCertificateList(der)).toThrow(expect.objectContaining({ code: "version-unsupported" }));
  });

  it("refuses another algorithm outside the signature than inside", async () => {
    const der = new Uint8Array((await issueList(root)).der);
    const algorithm = Buffer.from(der).lastIndexOf(Buffer.from("2a8648ce3d040302", "hex"));
    der[algorithm + 7] = 0x03;
    expect(() => parseCertificateList(der)).toThrow(expect.objectContaining({ code: "signature-algorithm-mismatch" }));
  });

  it("refuses octets behind the list, and no octets", async () => {
    const { der } = await issueList(root);
    expect(() => parseCertificateList(Uint8Array.of(...der, 0))).toThrow(
      expect.objectContaining({ code: "trailing-data" }),
    );
    expect(() => parseCertificateList(new Uint8Array())).toThrow(expect.objectContaining({ code: "der-malformed" }));
  });

  it("refuses more than 64 KiB beside the entries", async () => {
    const value = new Uint8Array(64 * 1024);
    const der = await craftList(root, { extensions: [{ oid: "1.2.3", critical: false, value }] });
    expect(() => parseCertificateList(der)).toThrow(expect.objectContaining({ code: "input-too-large" }));
  });

  it("refuses more than 32 MiB", () => {
    const large = serializeDer(0x30, new Uint8Array(32 * 1024 * 1024));
    expect(() => parseCertificateList(large)).toThrow(expect.objectContaining({ code: "input-too-large" }));
  });

  it("refuses nothing but with an X509Error, whatever octet is changed", async () => {
    const { der } = await issueList(root, { revokedCertificates: [{ ...entryOf(root), reason: "superseded" }] });
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (offset, octet) => {
        const changed = new Uint8Array(der);
        changed[offset] = octet;
        expect(errorOf(() => [...parseCertificateList(changed).revokedCertificates])).toSatisfy(isAllowed);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("revokedCertificates", () => {
  it("finds each entry by its serial number, and no other", async () => {
    const serialNumbers = Array.from(
      { length: 300 },
      (_, index) => `2b${(index * 7919).toString(16).padStart(6 + 2 * (index % 7), "0")}`,
    );
    const list = await issueList(root, {
      revokedCertificates: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: thisUpdate })),
    });
    expect(list.revokedCertificates.size).toBe(300);
    for (const serialNumber of serialNumbers) {
      expect(list.revokedCertificates.find(serialNumber).map((entry) => entry.serialNumber)).toEqual([serialNumber]);
    }
    expect(
      ["2b", "2b00", "00", "ff", ""].flatMap((serialNumber) => list.revokedCertificates.find(serialNumber)),
    ).toEqual([]);
  });

  it("finds a serial number that stands there twice", async () => {
    const entries = [craftEntry("020105", time), craftEntry("020106", time), craftEntry("020105", time)];
    const list = parseCertificateList(await craftList(root, { entries }));
    expect(list.revokedCertificates.find("05")).toHaveLength(2);
  });

  it.each([
    ["time-malformed", "no date", ["020105", noDate]],
    ["extension-duplicate", "a reason twice", ["020105", time, "3018", reason, reason]],
  ])("refuses with %s to open an entry with %s", async (code, _, fields) => {
    const { revokedCertificates } = await parseWith(...fields);
    expect(() => revokedCertificates.find("05")).toThrow(expect.objectContaining({ code }));
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

function isAllowed(error: unknown): boolean {
  return error === undefined || error instanceof X509Error;
}
