import "reflect-metadata";

import { X509Certificate } from "node:crypto";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { parseDer } from "../der/parse-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { keyUsage } from "../extensions/key-usage.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { readRelativeNames } from "../name/distinguished-name.js";
import { generateKeyPair, selfSigned } from "../signature/signed.test.fixture.js";
import type { Certificate } from "./certificate.js";
import { issue } from "./certificate.test.fixture.js";
import { parseCertificate } from "./parse-certificate.js";

let certificates: readonly Certificate[];

beforeAll(async () => {
  const extensions = [
    basicConstraints({ ca: true, pathLen: 0 }),
    keyUsage(["keyCertSign"]),
    extendedKeyUsage(["1.3.6.1.5.5.7.3.2"]),
    subjectAltName([{ type: "dNSName", value: "a.example" }]),
  ];
  const { certificate } = await issue("Älice", { extensions, notAfter: new Date("2060-01-01T00:00:00Z") });
  certificates = [certificate, await selfSigned(generateKeyPair(2048), "RSASSA-PSS-SHA256")];
});

/** One octet of a certificate is another, is left out, or is there twice. */
interface Damaged {
  readonly der: Uint8Array;
  /** Whether that happened in the key or the value of an extension, which others open and parseCertificate does not. */
  readonly inside: boolean;
}

const damaged = () =>
  fc
    .tuple(fc.constantFrom(...certificates), fc.nat(), fc.nat(0xff), fc.constantFrom("set", "drop", "double"))
    .map(([certificate, position, octet, damage]): Damaged => {
      const { der, subjectPublicKeyInfo, extensions } = certificate;
      const index = position % der.length;
      const between = { set: [octet], drop: [], double: [der[index] ?? 0, der[index] ?? 0] }[damage];
      const views = [subjectPublicKeyInfo, ...extensions.map(({ value }) => value)];
      const inside = views.some(({ byteOffset, length }) => {
        const offset = index + der.byteOffset - byteOffset;
        return offset >= 0 && offset < length;
      });
      return { der: Uint8Array.from([...der.subarray(0, index), ...between, ...der.subarray(index + 1)]), inside };
    });

describe("a certificate that was damaged", () => {
  it("is read by node:crypto too, as the same, wherever it is read", () => {
    fc.assert(
      fc.property(damaged(), ({ der, inside }) => {
        const certificate = readOrUndefined(der);
        fc.pre(certificate !== undefined && isReadAlike(certificate) && !inside);
        expect(seenByNode(der)).toEqual({ serialNumber: signed(certificate.serialNumber), ...datesOf(certificate) });
      }),
      { numRuns: 200 },
    );
  });

  it("is read by @peculiar/x509 too, as the same, wherever it is read", () => {
    fc.assert(
      fc.property(damaged(), ({ der, inside }) => {
        const certificate = readOrUndefined(der);
        fc.pre(certificate !== undefined && isReadAlike(certificate) && !inside);
        expect(seenByPeculiar(der)).toEqual(seen(certificate));
      }),
      { numRuns: 200 },
    );
  });
});

function readOrUndefined(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof X509Error) return undefined;
    throw error;
  }
}

/**
 * Any type may stand in a name for all that X.501 says, and others only know strings. To Date.UTC, and so to others, the first
 * hundred years are those of the twentieth century.
 */
function isReadAlike({ issuer, subject, notBefore, notAfter }: Certificate): boolean {
  const values = [issuer, subject].flatMap(({ der }) => readRelativeNames(parseDer(der)).flat());
  return (
    values.every(({ value }) => directoryStrings.includes(value.tag)) &&
    [notBefore, notAfter].every((time) => time.getUTCFullYear() >= 100)
  );
}

const { utf8String, printableString, teletexString, bmpString, universalString } = derTag;
const directoryStrings: readonly number[] = [utf8String, printableString, teletexString, bmpString, universalString];

function seen({ serialNumber, issuer, subject, subjectPublicKeyInfo, extensions, ...others }: Certificate) {
  return {
    serialNumber: magnitude(serialNumber),
    issuer: issuer.der,
    subject: subject.der,
    subjectPublicKeyInfo,
    signature: others.signature,
    extensions,
    ...datesOf(others),
  };
}

function seenByPeculiar(der: Uint8Array) {
  const read = new peculiar.X509Certificate(new Uint8Array(der));
  return {
    serialNumber: magnitude(read.serialNumber),
    issuer: new Uint8Array(read.issuerName.toArrayBuffer()),
    subject: new Uint8Array(read.subjectName.toArrayBuffer()),
    subjectPublicKeyInfo: new Uint8Array(read.publicKey.rawData),
    signature: new Uint8Array(read.signature),
    extensions: read.extensions.map(({ type, critical, value }) => ({
      oid: type,
      critical,
      value: new Uint8Array(value),
    })),
    ...datesOf(read),
  };
}

function seenByNode(der: Uint8Array) {
  const read = new X509Certificate(der);
  const [, sign, digits = ""] = /^(-?)(.*)$/.exec(read.serialNumber) ?? [];
  return {
    serialNumber: sign === "-" ? -magnitude(digits) : magnitude(digits),
    ...datesOf({ notBefore: new Date(read.validFrom), notAfter: new Date(read.validTo) }),
  };
}

function datesOf({ notBefore, notAfter }: Pick<Certificate, "notBefore" | "notAfter">) {
  return { notBefore, notAfter };
}

/** Two's complement, as the content of an INTEGER is. */
function signed(hex: string): bigint {
  return BigInt.asIntN(hex.length * 4, magnitude(hex));
}

function magnitude(hex: string): bigint {
  return BigInt(`0x${hex}`);
}
