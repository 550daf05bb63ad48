import { parseCertificate } from "@idpkit/x509";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { certifiedKey } from "./certificate.js";

const malformed = expect.objectContaining({ code: "certificate-malformed" }) as Error;

describe("certifiedKey", () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await createIdentity();
  });

  it("finds the public key that @idpkit/x509 finds", () => {
    const found = certifiedKey(identity.certificate).export({ type: "spki", format: "der" });
    expect(new Uint8Array(found)).toEqual(parseCertificate(identity.certificate).subjectPublicKeyInfo);
  });

  it("refuses a certificate that is cut short anywhere", () => {
    for (let length = 0; length < identity.certificate.length; length++) {
      expect(() => certifiedKey(identity.certificate.subarray(0, length))).toThrow(malformed);
    }
  });

  it("refuses trailing bytes", () => {
    expect(() => certifiedKey(new Uint8Array([...identity.certificate, 0]))).toThrow(malformed);
  });

  it("refuses PEM", () => {
    const pem = new TextEncoder().encode(identity.certificatePem);
    expect(() => certifiedKey(pem)).toThrow(malformed);
  });

  it("refuses arbitrary bytes with the same code", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => certifiedKey(bytes)).toThrow(malformed);
      }),
    );
  });
});
