import { readFileSync } from "node:fs";

import { toPem } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { formatAaguid } from "../attestation/aaguid.js";
import { isJsonObject, type JsonObject } from "../json-object.js";
import { softwareAaguid } from "../testing/attestation-batch.js";
import { createOwnCases } from "./own-cases.test.fixture.js";
import { reportCase } from "./report-case.test.fixture.js";

const path = new URL("../../vectors/own/cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(path, "utf8")) as readonly JsonObject[];

const aaguid = formatAaguid(softwareAaguid);

/** A block that is no certificate. */
const unreadable = toPem(Uint8Array.of(0x05, 0x00));

/** What becomes of our own cases. */
const codes: readonly (readonly [id: string, code: string | null])[] = [
  ["registration: none", null],
  ["registration: other origin", "origin-mismatch"],
  ["registration: origin with a path", "case-malformed"],
  ["registration: one of two origins", null],
  ["registration: other RP ID", "rp-id-hash-mismatch"],
  ["registration: other challenge", "challenge-mismatch"],
  ["registration: without UV", "user-verification-missing"],
  ["registration: without UV, not required", null],
  ["registration: without UP", "user-presence-missing"],
  ["registration: without UP, conditional", null],
  ["registration: backup-eligible", null],
  ["registration: backup-eligible, forbidden", "backup-eligible-refused"],
  ["registration: allowed algorithm", null],
  ["registration: other algorithms", "algorithm-not-allowed"],
  ["registration: frame", "cross-origin-refused"],
  ["registration: frame, allowed", null],
  ["registration: frame of a named page", "top-origin-refused"],
  ["registration: frame of an expected page", null],
  ["registration: expected page, frames not allowed", "cross-origin-refused"],
  ["registration: packed, no trust demanded", null],
  ["registration: packed", null],
  ["registration: packed, other anchor", "attestation-untrusted"],
  ["registration: packed, no anchor", "attestation-untrusted"],
  ["registration: packed, too late", "attestation-untrusted"],
  ["registration: packed, trust required", null],
  ["registration: packed, trust required without anchors", "attestation-untrusted"],
  ["registration: packed, said to be none", "attestation-format-not-allowed"],
  ["registration: self", null],
  ["registration: self, trust required", "attestation-untrusted"],
  ["registration: allowed model", null],
  ["registration: other models", "aaguid-not-allowed"],
  ["registration: allowed model, claimed", "aaguid-not-allowed"],
  ["registration: allowed model, no trust", "aaguid-not-allowed"],
  ["registration: compound", null],
  ["registration: compound, trust required", "attestation-untrusted"],
  ["registration: compound, a part of another anchor", "attestation-untrusted"],
  ["registration: compound, a broken part", "attestation-signature-invalid"],
  ["registration: compound, any", null],
  ["registration: tpm", null],
  ["registration: tpm, other vendors", "attestation-manufacturer-refused"],
  ["registration: tpm, RS1", null],
  ["registration: tpm, no attributes", null],
  ["registration: android-key of software", null],
  ["registration: android-key of software, hardware required", "attestation-key-unfit"],
  ["registration: android-key, empty lists", null],
  ["registration: android-safetynet, CTS failed", null],
  ["registration: android-safetynet, CTS enforced", "attestation-device-unfit"],
  ["registration: android-safetynet, other anchor", "attestation-untrusted"],
  ["registration: managed Apple device", null],
  ["registration: managed Apple device, no organisation", "attestation-certificate-unfit"],
  ["authentication: sound", null],
  ["authentication: broken signature", "signature-invalid"],
  ["authentication: other credential", "credential-id-mismatch"],
  ["authentication: other algorithms", "algorithm-not-allowed"],
  ["authentication: allowed credential", null],
  ["authentication: allowed descriptor", null],
  ["authentication: other credentials", "credential-not-allowed"],
  ["authentication: AppID", null],
  ["authentication: AppID, not asked for", "rp-id-hash-mismatch"],
  ["authentication: AppID, not claimed", "rp-id-hash-mismatch"],
  ["authentication: counter stood still", null],
  ["authentication: counter stood still, refused", "sign-count-regressed"],
  ["authentication: became backup-eligible", "backup-eligibility-changed"],
  ["authentication: backup-eligible as before", null],
  ["authentication: backup-eligible, before is unknown", null],
  ["authentication: backup-eligible, forbidden", "backup-eligible-refused"],
  ["authentication: expected user", null],
  ["authentication: other user", "user-handle-mismatch"],
  ["authentication: expected user, not named", null],
  ["authentication: user is named", null],
  ["authentication: user is not named", null],
  ["authentication: user is not named, and must be", "user-handle-missing"],
  ["authentication: user handle is empty", null],
  ["authentication: user handle is empty, and must be there", "user-handle-mismatch"],
  ["metadata: sound", null],
  ["metadata: before it was revoked", null],
  ["metadata: not found", "lookup-mismatch"],
  ["metadata: not compromised", "lookup-mismatch"],
  ["metadata: newer", null],
  ["metadata: not newer", "metadata-rollback"],
  ["metadata: other anchor", "metadata-untrusted"],
  ["metadata: no anchor", "metadata-untrusted"],
  ["metadata: no model", "case-malformed"],
];

function own(id: string): JsonObject {
  return cases.find((candidate) => candidate["id"] === id) ?? expect.fail(`no case is called ${id}`);
}

/** A case with other members; `params` are put over those it has. */
function altered(id: string, { params, ...members }: JsonObject): JsonObject {
  const { params: before, ...rest } = own(id);
  return { ...rest, params: { ...toObject(before), ...toObject(params) }, ...members };
}

function toObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

async function codeOf(value: unknown): Promise<string | null> {
  const { report } = await reportCase(value, 0);
  return report.code;
}

describe("our own cases", () => {
  it("are all judged here", () => {
    expect(codes.map(([id]) => id)).toEqual(cases.map(({ id }) => id));
  });

  it.each(codes)("%s: %s", async (id, code) => {
    expect(await codeOf(own(id))).toBe(code);
  });

  it("come out the same when they are made anew", async () => {
    const anew = await createOwnCases();
    const judged = await Promise.all(anew.map(async (it) => [it["id"], await codeOf(it)]));
    expect(judged).toEqual(codes);
  });
});

describe("a report", () => {
  it.each([
    ["registration: packed", { format: "packed", type: "basic", trusted: true, aaguid }],
    ["registration: packed, no trust demanded", { format: "packed", type: "basic", trusted: false, aaguid: null }],
    ["registration: self", { format: "packed", type: "self", trusted: false, aaguid: null }],
    ["registration: compound, any", { format: "compound", type: "compound", trusted: true, aaguid }],
    ["registration: packed, other anchor", null],
    ["authentication: sound", null],
    ["metadata: sound", null],
  ])("of %s says what is known about the authenticator", async (id, attestation) => {
    const { report } = await reportCase(own(id), 0);
    expect(report).toMatchObject({ id, attestation });
  });

  it("names a case without an id by its place", async () => {
    expect((await reportCase({ ...own("authentication: sound"), id: null }, 4)).report.id).toBe("#4");
  });
});

describe("a case", () => {
  it.each<[string, JsonObject]>([
    ["registration: none", { kind: "recovery" }],
    ["registration: none", { kind: undefined }],
    ["registration: none", { expectedOrigin: [] }],
    ["registration: none", { expectedOrigin: 1 }],
    ["registration: none", { expectedRPID: "" }],
    ["registration: none", { expectedChallenge: "" }],
    ["registration: none", { requireUV: "yes" }],
    ["registration: none", { validAt: "yesterday" }],
    ["registration: none", { validAt: 1 }],
    ["registration: none", { attestationFormat: {} }],
    ["registration: none", { trustAnchorsPem: "text" }],
    ["registration: none", { trustAnchorsPem: 1 }],
    ["registration: none", { params: { allowedAlgs: ["ES256"] } }],
    ["registration: none", { params: { allowedAaguids: [1] } }],
    ["registration: none", { params: { allowCrossOrigin: 1 } }],
    ["registration: none", { params: { allowCrossOrigin: true, expectedTopOrigins: ["*"] } }],
    ["registration: tpm", { params: { tpmAllowManufacturers: ["Intel"] } }],
    ["registration: tpm", { params: { tpmAllowManufacturers: [] } }],
    ["authentication: sound", { credential: undefined }],
    ["authentication: sound", { credential: { id: "AAAA" } }],
    ["authentication: sound", { params: { allowCredentials: "AAAA" } }],
    ["authentication: sound", { params: { allowCredentials: [{}] } }],
    ["authentication: sound", { params: { expectedUserHandle: "a b" } }],
    ["metadata: sound", { validAt: "yesterday" }],
    ["metadata: sound", { blob: 1 }],
    ["metadata: sound", { previousNo: "6" }],
    ["metadata: sound", { lookups: {} }],
  ])("%s is refused as malformed with %j", async (id, members) => {
    expect(await codeOf(altered(id, members))).toBe("case-malformed");
  });

  it.each<[string, JsonObject]>([
    ["registration: none", { note: 1, params: { note: 1 } }],
    ["registration: none", { attestationFormat: "without" }],
    ["registration: none", { validAt: "2026-11-22T08:00:00" }],
    ["registration: none", { validAt: null, attestationFormat: null, params: { allowedAaguids: null } }],
    ["authentication: allowed credential", { params: { allowCredentials: [] } }],
    ["metadata: sound", { kind: "metadata", lookups: null }],
  ])("%s is accepted with %j", async (id, members) => {
    expect(await codeOf(altered(id, members))).toBeNull();
  });

  it.each<[string, string, JsonObject]>([
    ["response-malformed", "registration: none", { response: null }],
    ["response-malformed", "authentication: sound", { response: "{}" }],
    ["base64url-malformed", "authentication: sound", { credential: { id: "AAAA", publicKey: "+" } }],
    ["cbor-malformed", "authentication: sound", { credential: { id: "AAAA", publicKey: "AAAA" } }],
    ["metadata-blob-malformed", "metadata: sound", { blob: "text" }],
    ["algorithm-not-allowed", "registration: none", { params: { allowedAlgs: [] } }],
    ["attestation-untrusted", "registration: packed", { trustAnchorsPem: [] }],
    ["attestation-untrusted", "registration: packed", { trustAnchorsPem: unreadable }],
    ["attestation-format-not-allowed", "registration: compound", { attestationFormat: "packed" }],
  ])("is refused with %s: %s with %j", async (code, id, members) => {
    expect(await codeOf(altered(id, members))).toBe(code);
  });

  it.each(["registration: none", "authentication: sound"])("%s needs no results of client extensions", async (id) => {
    const response = { ...toObject(own(id)["response"]), clientExtensionResults: undefined };
    expect(await codeOf(altered(id, { response }))).toBeNull();
  });

  it("is never accepted for a fault of ours", async () => {
    const response = new Proxy({}, { getOwnPropertyDescriptor: () => expect.fail() });
    const { report, fault } = await reportCase({ ...own("registration: none"), response }, 0);
    expect(report).toMatchObject({ verdict: "reject", code: "internal-error" });
    expect(fault).toBeDefined();
  });
});
