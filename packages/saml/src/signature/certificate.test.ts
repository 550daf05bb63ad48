import { X509Certificate } from "node:crypto";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { parseSubjectPublicKeyInfo } from "./certificate.js";

const malformed = expect.objectContaining({ code: "certificate-malformed" }) as Error;

describe("parseSubjectPublicKeyInfo", () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await createIdentity();
  });

  it("finds the public key that node:crypto finds", () => {
    const expected = new X509Certificate(identity.certificate).publicKey.export({ type: "spki", format: "der" });
    expect(parseSubjectPublicKeyInfo(identity.certificate)).toEqual(new Uint8Array(expected));
  });

  it("refuses a certificate that is cut short anywhere", () => {
    for (let length = 0; length < identity.certificate.length; length++) {
      expect(() => parseSubjectPublicKeyInfo(identity.certificate.subarray(0, length))).toThrow(malformed);
    }
  });

  it("refuses trailing bytes", () => {
    expect(() => parseSubjectPublicKeyInfo(new Uint8Array([...identity.certificate, 0]))).toThrow(malformed);
  });

  it("refuses PEM", () => {
    const pem = new TextEncoder().encode(identity.certificatePem);
    expect(() => parseSubjectPublicKeyInfo(pem)).toThrow(malformed);
  });

  it("refuses arbitrary bytes with the same code", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => parseSubjectPublicKeyInfo(bytes)).toThrow(malformed);
      }),
    );
  });
});
