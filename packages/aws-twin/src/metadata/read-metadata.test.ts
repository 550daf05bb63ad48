import { createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import { AwsTwinError } from "../errors.js";
import { base64, createTestProvider, metadataDocument, type TestProvider } from "../testing/provider.test.fixture.js";
import { readMetadata } from "./read-metadata.js";

const entityId = "https://idp.example.com/saml/metadata";
let provider: TestProvider;

beforeAll(async () => {
  provider = await createTestProvider(entityId);
});

function refusalOf(document: string): string | undefined {
  try {
    readMetadata(document);
  } catch (error) {
    if (error instanceof AwsTwinError) return error.code;
    throw error;
  }
  return undefined;
}

describe("the metadata document of a SAML provider", () => {
  it("has an entity ID and certificates for signing", () => {
    const { entityId: read, keys } = readMetadata(provider.metadata);
    expect(read).toBe(entityId);
    expect(keys.map(({ subject }) => subject)).toEqual(["CN=Test identity provider"]);
    expect(keys[0]?.certificate).toBe(base64(provider.certificate));
  });

  it("may have two certificates during a change of keys, and one for encryption, which is left out", async () => {
    const next = await createTestProvider(entityId);
    const two = metadataDocument(entityId, [provider.certificate, next.certificate]);
    expect(readMetadata(two).keys).toHaveLength(2);
    expect(readMetadata(two.replace('use="signing"', 'use="encryption"')).keys).toHaveLength(1);
  });

  it("may leave the use of a key open, hold comments and break its base64 into lines", () => {
    const document = provider.metadata
      .replace(' use="signing"', "")
      .replace("<md:NameIDFormat>", "<!-- the one format -->\n<md:NameIDFormat>")
      .replace(/(<ds:X509Certificate>)(.{64})/, "$1\n$2\n");
    expect(readMetadata(document).keys).toHaveLength(1);
  });

  it("has 1000 characters at least", () => {
    const short = metadataDocument(entityId, []);
    expect(short.length).toBeLessThan(1000);
    expect(refusalOf(short.padEnd(999))).toBe("metadata-length");
    expect(refusalOf(short.padEnd(1000))).toBe("metadata-no-signing-certificate");
  });

  it("has 10 000 000 characters at most", () => {
    const blank = (length: number) => provider.metadata.padEnd(length);
    expect(refusalOf(blank(10_000_000))).toBeUndefined();
    expect(refusalOf(blank(10_000_001))).toBe("metadata-length");
  });

  it.each([
    ["metadata-malformed", "a byte order mark", /^/, "\ufeff"],
    ["metadata-malformed", "a document type", "<md:Entity", "<!DOCTYPE x><md:Entity"],
    ["metadata-malformed", "comments that do not end", /$/, "<!--".repeat(200_000)],
    ["metadata-malformed", "an unclosed element", "</md:EntityDescriptor>", ""],
    ["metadata-malformed", "another root", /md:EntityDescriptor/g, "md:EntitiesDescriptor"],
    ["metadata-malformed", "no IDPSSODescriptor", /md:IDPSSODescriptor/g, "md:SPSSODescriptor"],
    ["metadata-malformed", "another protocol", "SAML:2.0:protocol", "SAML:1.1:protocol"],
    ["metadata-entity-id", "no entity ID", /entityID="[^"]*"/, ""],
    ["metadata-entity-id", "an empty entity ID", /entityID="[^"]*"/, 'entityID=" "'],
    ["metadata-no-signing-certificate", "no key for signing", 'use="signing"', 'use="encryption"'],
    ["metadata-certificate", "a certificate that is not base64", "<ds:X509Certificate>", "<ds:X509Certificate>!"],
    ["metadata-certificate", "a certificate cut short", /(<ds:X509Certificate>.{400})[^<]*/, "$1"],
    ["metadata-certificate", "an empty certificate", /<ds:X509Certificate>[^<]*/, "<ds:X509Certificate>"],
  ])("is refused with %s: %s", (code, _, from, to) => {
    expect(refusalOf(provider.metadata.replace(from, to).padEnd(1000))).toBe(code);
  });

  it.each([
    ["taken", "RSA of 1024 bits", 1024, undefined],
    ["refused", "RSA of 1016 bits", 1016, "metadata-certificate"],
  ])("is %s with %s", async (_, __, modulusLength, code) => {
    const algorithm = {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength,
      publicExponent: Uint8Array.of(1, 0, 1),
      hash: "SHA-256",
    };
    expect(refusalOf((await createTestProvider(entityId, algorithm)).metadata.padEnd(1000))).toBe(code);
  });

  it("may have an elliptic key, of which the walk warns", async () => {
    const elliptic = await createTestProvider(entityId, { name: "ECDSA", namedCurve: "P-256" });
    expect(readMetadata(elliptic.metadata.padEnd(1000)).keys).toHaveLength(1);
  });

  it("is refused with a key that can sign nothing", async () => {
    const { publicKey } = await crypto.subtle.generateKey({ name: "X25519" }, true, ["deriveBits"]);
    const name = distinguishedName([["CN", "X25519"]]);
    const certificate = await signCertificate(
      {
        serialNumber: Uint8Array.of(1),
        issuer: name,
        subject: name,
        notBefore: new Date("2026-01-01T00:00:00Z"),
        notAfter: new Date("2036-01-01T00:00:00Z"),
        subjectPublicKeyInfo: new Uint8Array(await crypto.subtle.exportKey("spki", publicKey)),
        extensions: [],
      },
      createCertificateSigner(provider.privateKey),
    );
    expect(refusalOf(metadataDocument(entityId, [certificate]).padEnd(1000))).toBe("metadata-certificate");
  });
});
