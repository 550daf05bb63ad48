import {
  keyUsage,
  createCertificateSigner,
  distinguishedName,
  parseCertificate,
  readSubjectKeyIdentifier,
  signCertificateList,
  type RevokedCertificateFields,
} from "@idpkit/x509";
import { SettingsService } from "@simplewebauthn/server";
import { verifyMDSBlob } from "@simplewebauthn/server/helpers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { WebAuthnError, type WebAuthnErrorCode } from "../errors.js";
import { flipBit, now, refusal } from "../relying-party.test.fixture.js";
import { createMetadataService, type MetadataBlobDefects, type MetadataService } from "../testing/metadata-service.js";
import type { ExpectedMetadataBlob } from "./expected-metadata-blob.js";
import { aaguid, certified, entry, fields, metadataService } from "./metadata.test.fixture.js";
import { verifyMetadataBlob } from "./verify-metadata-blob.js";

let service: MetadataService;
let otherService: MetadataService;
let expected: ExpectedMetadataBlob;

beforeAll(async () => {
  service = await metadataService();
  otherService = await createMetadataService({ now, algorithm: "ES256" });
  expected = { trustAnchors: [service.trustAnchor], now };
});

/** Verifies a BLOB that is right but for the defects. */
function verify(defects: MetadataBlobDefects = {}, changed: Partial<ExpectedMetadataBlob> = {}) {
  return verifyMetadataBlob(service.issueBlob(fields, defects), { ...expected, ...changed });
}

function refuses(code: WebAuthnErrorCode) {
  return expect.objectContaining(refusal(code)) as Error;
}

describe("a metadata BLOB", () => {
  it("is read", () => {
    expect(verify()).toEqual({
      no: 7,
      nextUpdate: new Date("2026-12-01T00:00:00Z"),
      stale: false,
      verifiedAt: now,
      entries: [
        {
          aaguid,
          attestationCertificateKeyIdentifiers: [],
          statusReports: [{ ...certified, json: certified }],
          json: entry({}),
        },
      ],
    });
  });

  it.each(["RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"] as const)("may be signed by %s", async (algorithm) => {
    const { issueBlob, trustAnchor } = await createMetadataService({ now, algorithm });
    expect(verifyMetadataBlob(issueBlob(fields), { trustAnchors: [trustAnchor], now }).no).toBe(7);
  });

  it.each(["RS256", "ES256"] as const)("by %s is read by another implementation too", async (algorithm) => {
    const { issueBlob, trustAnchor } = await createMetadataService({ now: new Date(), algorithm });
    SettingsService.setRootCertificates({ identifier: "mds", certificates: [new Uint8Array(trustAnchor)] });
    const { payload } = await verifyMDSBlob(issueBlob(fields));
    expect(payload).toEqual(fields);
  });

  it("is refused with any bit turned over", () => {
    const blob = service.issueBlob(fields);
    fc.assert(
      fc.property(fc.nat(blob.length * 7), (bit) => {
        const at = Math.floor(bit / 7) % blob.length;
        const character = String.fromCharCode(blob.charCodeAt(at) ^ (1 << (bit % 7)));
        const altered = blob.slice(0, at) + character + blob.slice(at + 1);
        expect(() => verifyMetadataBlob(altered, expected)).toThrow(WebAuthnError);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps what it does not know", () => {
    const news = { status: "BROKEN_BY_ALIENS", severity: { level: 9 } };
    const unknown = entry({ statusReports: [news], newMember: [1], metadataStatement: { description: "A key" } });
    const [read] = verify({ payload: { entries: [unknown], newMember: {} } }).entries;
    expect(read?.json).toEqual(unknown);
    expect(read?.statusReports).toEqual([{ status: "BROKEN_BY_ALIENS", json: news }]);
    expect(read?.metadataStatement).toEqual({ description: "A key" });
  });

  it.each(["aaguid", "aaid", "attestationCertificateKeyIdentifiers", "metadataStatement"])(
    "takes null for no %s",
    (name) => {
      const [read] = verify({ payload: { entries: [entry({ [name]: null })] } }).entries;
      expect(read).toMatchObject({ attestationCertificateKeyIdentifiers: [], statusReports: [certified] });
      expect(read).not.toHaveProperty("metadataStatement");
    },
  );

  it("is not stale before the day of its next update is over", () => {
    const at = (time: string) => verify({}, { now: new Date(time) }).stale;
    expect(at("2026-12-01T23:59:59.999Z")).toBe(false);
    expect(at("2026-12-02T00:00:00Z")).toBe(true);
  });

  it("has a greater number than the one before", () => {
    expect(verify({}, { previousNo: 6 }).no).toBe(7);
    expect(() => verify({}, { previousNo: 7 })).toThrow(refuses("metadata-rollback"));
    expect(() => verify({}, { previousNo: 8 })).toThrow(refuses("metadata-rollback"));
  });

  it("may say where its certificates are, which nobody fetches", () => {
    expect(verify({ header: { x5u: "https://attacker.example/chain.pem" } }).no).toBe(7);
  });

  it("is refused when it is too long, before it is looked at", () => {
    expect(() => verifyMetadataBlob("a".repeat(2 ** 25 + 1), expected)).toThrow(refuses("metadata-blob-too-large"));
    expect(() => verifyMetadataBlob("a".repeat(2 ** 25), expected)).toThrow(refuses("metadata-blob-malformed"));
  });

  it.each<[string, (blob: string) => string]>([
    ["nothing", () => ""],
    ["two parts", (blob) => blob.slice(0, blob.lastIndexOf("."))],
    ["four parts", (blob) => `${blob}.`],
    ["a line break at its end", (blob) => `${blob}\n`],
    ["padding", (blob) => `${blob}=`],
    ["the other alphabet", (blob) => blob.replace(/\..*\./, ".ab+/.")],
    ["a header that is no JSON", (blob) => blob.replace(/^[^.]*/, "AAAA")],
    ["a header that is an array", (blob) => blob.replace(/^[^.]*/, "W10")],
    ["a header that is null", (blob) => blob.replace(/^[^.]*/, "bnVsbA")],
    ["a header that is not UTF-8", (blob) => blob.replace(/^[^.]*/, withoutUtf8)],
    ["a header after a byte order mark", (blob) => `77u_${blob}`],
  ])("is malformed with %s", (_, alter) => {
    expect(() => verifyMetadataBlob(alter(service.issueBlob(fields)), expected)).toThrow(
      refuses("metadata-blob-malformed"),
    );
  });

  it.each<[string, NonNullable<MetadataBlobDefects["header"]>]>([
    ["without an algorithm", { alg: undefined }],
    ["with a number for an algorithm", { alg: -257 }],
    ["with a critical extension", { crit: ["b64"], b64: true }],
    ["without certificates", { x5c: undefined }],
    ["with an empty list of certificates", { x5c: [] }],
    ["with a certificate that is no text", { x5c: [1] }],
    ["with a certificate that is not base64", { x5c: ["MAA"] }],
    ["with a certificate that is none", { x5c: ["MAA="] }],
  ])("is malformed %s", (_, header) => {
    expect(() => verify({ header })).toThrow(refuses("metadata-blob-malformed"));
  });

  it("is malformed with too many certificates", () => {
    const x5c = [service.certificate, ...Array<Uint8Array>(7).fill(service.intermediate)].map(toBase64);
    expect(verify({ header: { x5c } }).no).toBe(7);
    const header = { x5c: [...x5c, ...x5c.slice(-1)] };
    expect(() => verify({ header })).toThrow(refuses("metadata-blob-malformed"));
  });

  it.each<[string, NonNullable<MetadataBlobDefects["payload"]>]>([
    ["without a number", { no: undefined }],
    ["with a number that is text", { no: "8" }],
    ["with half a number", { no: 7.5 }],
    ["with a negative number", { no: -1 }],
    ["without a next update", { nextUpdate: undefined }],
    ["with a next update that is no date", { nextUpdate: "2026-02-30" }],
    ["with a next update that is a number", { nextUpdate: 20261201 }],
    ["without entries", { entries: undefined }],
    ["with entries that are no array", { entries: {} }],
    ["with an entry that is no object", { entries: [null] }],
    ["with an AAGUID that is no text", { entries: [entry({ aaguid: 1 })] }],
    ["with an AAID that is no text", { entries: [entry({ aaid: 1 })] }],
    ["with key identifiers that are no array", { entries: [entry({ attestationCertificateKeyIdentifiers: "00" })] }],
    ["with a key identifier that is no text", { entries: [entry({ attestationCertificateKeyIdentifiers: [0] })] }],
    ["without status reports", { entries: [entry({ statusReports: undefined })] }],
    ["with a status report that is no object", { entries: [entry({ statusReports: ["REVOKED"] })] }],
    ["with a status report without a status", { entries: [entry({ statusReports: [{}] })] }],
    [
      "with an effective date that is a number",
      { entries: [entry({ statusReports: [{ ...certified, effectiveDate: 1 }] })] },
    ],
  ])("is malformed %s", (_, payload) => {
    expect(() => verify({ payload })).toThrow(refuses("metadata-blob-malformed"));
  });
});

describe("the signature of a metadata BLOB", () => {
  it.each<[WebAuthnErrorCode, string, MetadataBlobDefects]>([
    ["metadata-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
    ["metadata-signature-invalid", "it is empty", { signature: () => new Uint8Array(0) }],
    ["metadata-signature-invalid", "the algorithm has another hash", { header: { alg: "RS512" } }],
    ["metadata-signature-invalid", "the algorithm has another padding", { header: { alg: "PS256" } }],
    [
      "metadata-algorithm-not-allowed",
      "there is none",
      { header: { alg: "none" }, signature: () => new Uint8Array(0) },
    ],
    ["metadata-algorithm-not-allowed", "it is symmetric", { header: { alg: "HS256" } }],
    ["metadata-algorithm-not-allowed", "it uses SHA-1", { header: { alg: "RS1" } }],
    ["metadata-algorithm-not-allowed", "the algorithm is for another key", { header: { alg: "ES256" } }],
  ])("is refused with %s when %s", (code, _, defects) => {
    expect(() => verify(defects)).toThrow(refuses(code));
  });

  it("is refused when the algorithm is for another curve", () => {
    const blob = otherService.issueBlob(fields, { header: { alg: "ES384" } });
    const trustAnchors = [otherService.trustAnchor];
    expect(() => verifyMetadataBlob(blob, { trustAnchors, now })).toThrow(refuses("metadata-algorithm-not-allowed"));
  });

  it.each(["RS256", "PS256", "ES256", "ES512", "EdDSA"] as const)("by %s has one length", async (algorithm) => {
    const { issueBlob, trustAnchor } = await createMetadataService({ now, algorithm });
    for (const alter of [() => new Uint8Array(0), shortened, lengthened]) {
      const blob = issueBlob(fields, { signature: alter });
      const verifying = () => verifyMetadataBlob(blob, { trustAnchors: [trustAnchor], now });
      expect(verifying).toThrow(refuses("metadata-signature-invalid"));
    }
  });

  it("is refused when somebody else made it", () => {
    const header = { x5c: [service.certificate, service.intermediate].map(toBase64) };
    const stranger = async () => (await createMetadataService({ now })).issueBlob(fields, { header });
    return expect(stranger().then((blob) => verifyMetadataBlob(blob, expected))).rejects.toMatchObject(
      refusal("metadata-signature-invalid"),
    );
  });
});

describe("the signer of a metadata BLOB", () => {
  it("is trusted when the root is sent along", () => {
    const { certificate, intermediate, trustAnchor } = service;
    expect(verify({ header: { x5c: [certificate, intermediate, trustAnchor].map(toBase64) } }).no).toBe(7);
  });

  it("is trusted when a certificate that is not needed is sent along", () => {
    const { certificate, intermediate } = service;
    const header = { x5c: [certificate, otherService.intermediate, intermediate].map(toBase64) };
    expect(verify({ header }).no).toBe(7);
  });

  it("is untrusted without an anchor, under another and when it brings its own", () => {
    const trustAnchors = [otherService.trustAnchor];
    const { certificate, intermediate, trustAnchor } = service;
    const header = { x5c: [certificate, intermediate, trustAnchor].map(toBase64) };
    expect(() => verify({}, { trustAnchors: [] })).toThrow(refuses("metadata-untrusted"));
    expect(() => verify({}, { trustAnchors })).toThrow(refuses("metadata-untrusted"));
    expect(() => verify({ header }, { trustAnchors })).toThrow(refuses("metadata-untrusted"));
  });

  it("is untrusted without the authority between", () => {
    expect(() => verify({ header: { x5c: [toBase64(service.certificate)] } })).toThrow(refuses("metadata-untrusted"));
  });

  it("is untrusted before and after its certificates are valid", () => {
    expect(() => verify({}, { now: new Date("2026-11-20T00:00:00Z") })).toThrow(refuses("metadata-untrusted"));
    expect(() => verify({}, { now: new Date("2027-11-23T00:00:00Z") })).toThrow(refuses("metadata-untrusted"));
  });

  it("is untrusted with a key that is not for signatures", async () => {
    const verifyWith = async (usage: Parameters<typeof keyUsage>[0]) => {
      const { issueBlob, trustAnchor } = await createMetadataService({ now, extensions: [keyUsage(usage)] });
      return verifyMetadataBlob(issueBlob(fields), { trustAnchors: [trustAnchor], now });
    };
    await expect(verifyWith(["keyEncipherment"])).rejects.toMatchObject(refusal("metadata-untrusted"));
    await expect(verifyWith(["digitalSignature"])).resolves.toMatchObject({ no: 7 });
  });

  it("has the name of the FIDO Alliance's, another that was named, or any", async () => {
    const { issueBlob, trustAnchor } = await createMetadataService({
      now,
      signerNames: [
        { type: "dNSName", value: "mds.example.com" },
        { type: "rfc822Name", value: "mail.example.com" },
      ],
    });
    const verifyNamed = (name?: { signerName: string }) =>
      verifyMetadataBlob(issueBlob(fields), { trustAnchors: [trustAnchor], now, ...name });
    expect(() => verifyNamed()).toThrow(refuses("metadata-signer-mismatch"));
    expect(() => verifyNamed({ signerName: "example.com" })).toThrow(refuses("metadata-signer-mismatch"));
    expect(() => verifyNamed({ signerName: "mail.example.com" })).toThrow(refuses("metadata-signer-mismatch"));
    expect(verifyNamed({ signerName: "MDS.example.com" }).no).toBe(7);
    expect(verifyNamed({ signerName: "unchecked" }).no).toBe(7);
  });

  it("is untrusted when a list says so", async () => {
    const { serialNumber } = parseCertificate(service.certificate);
    const verifyBy = (list: Uint8Array) =>
      verify({}, { trustAnchors: [service.intermediate], certificateLists: [list] });
    expect(verifyBy(await issueList([])).no).toBe(7);
    const cause = expect.objectContaining({ code: "revoked" }) as Error;
    const list = await issueList([{ serialNumber, revocationDate: now }]);
    expect(() => verifyBy(list)).toThrow(expect.objectContaining({ ...refusal("metadata-untrusted"), cause }));
  });

  it("is untrusted without a list, also of an authority, where lists are asked for", async () => {
    expect(() => verify({}, { certificateLists: [] })).toThrow(refuses("metadata-untrusted"));
    const certificateLists = [await issueList([])];
    expect(() => verify({}, { certificateLists })).toThrow(refuses("metadata-untrusted"));
  });
});

it.each<[string, Partial<ExpectedMetadataBlob>]>([
  ["a trust anchor", { trustAnchors: [Uint8Array.of(48, 0)] }],
  ["a list of revoked certificates", { certificateLists: [Uint8Array.of(48, 0)] }],
  ["a time", { now: new Date(NaN) }],
  ["a previous number", { previousNo: NaN }],
])("takes %s that is none for a mistake of the programmer", (_, changed) => {
  expect(() => verify({}, changed)).toThrow(TypeError);
});

/** A list of the authority that issued the signer's certificate. */
function issueList(revokedCertificates: readonly RevokedCertificateFields[]): Promise<Uint8Array> {
  const authority = readSubjectKeyIdentifier(parseCertificate(service.intermediate));
  const fields = {
    issuer: distinguishedName([["CN", "Metadata CA"]]),
    authorityKeyIdentifier: authority ?? new Uint8Array(0),
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + 86_400_000),
    crlNumber: 1n,
    revokedCertificates,
  };
  return signCertificateList(fields, createCertificateSigner(service.intermediateKey));
}

/** The header with an octet in the place of its type that UTF-8 does not have. */
function withoutUtf8(header: string): string {
  const json = Buffer.from(header, "base64url").toString("latin1").replace('"JWT"', '"\u00ff"');
  return Buffer.from(json, "latin1").toString("base64url");
}

function shortened(octets: Uint8Array): Uint8Array {
  return octets.subarray(1);
}

function lengthened(octets: Uint8Array): Uint8Array {
  return Uint8Array.of(0, ...octets);
}

function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64");
}
