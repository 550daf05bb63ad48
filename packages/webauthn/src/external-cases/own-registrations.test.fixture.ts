import { Buffer } from "node:buffer";

import { keyUsage } from "@idpkit/x509";

import { formatAaguid } from "../attestation/aaguid.js";
import type { JsonObject } from "../json-object.js";
import { creationOptions, now, origin } from "../relying-party.test.fixture.js";
import { createAndroidKeystore } from "../testing/android-keystore.js";
import { createAttestationBatch, softwareAaguid } from "../testing/attestation-batch.js";
import type { SoftwareAttestation } from "../testing/attestation-object.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { createCompoundAttester } from "../testing/compound-attester.js";
import { createSafetyNetService } from "../testing/safetynet-service.js";
import type { SoftwareAuthenticatorOptions } from "../testing/software-authenticator-options.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { createTpmVendor } from "../testing/tpm-vendor.js";
import { anchoredAt, framedBy, ownTerms } from "./own-terms.test.fixture.js";

/** Makes registrations, a few for each field of a case. */
export async function createOwnRegistrations(): Promise<readonly JsonObject[]> {
  return [...(await createCeremonies()), ...(await createTrustCases()), ...(await createFormatCases())];
}

async function createCeremonies(): Promise<readonly JsonObject[]> {
  const plain = await create("none");
  const unverified = await create("none", { flags: { userVerified: false } });
  const untouched = await create("none", { flags: { userPresent: false } });
  const synced = await create("none", { flags: { backupEligible: true } });
  const framed = await create("none", framedBy());
  const framedByOther = await create("none", framedBy("https://app.example.org"));
  return [
    registration("none", "accept", plain),
    registration("other origin", "reject", plain, { expectedOrigin: "https://idp.example.com:8443" }),
    registration("origin with a path", "reject", plain, { expectedOrigin: `${origin}/` }),
    registration("one of two origins", "accept", plain, { expectedOrigin: ["https://app.example.com", origin] }),
    registration("other RP ID", "reject", plain, { expectedRPID: "idp.example.com" }),
    registration("other challenge", "reject", plain, { expectedChallenge: "AAAA" }),
    registration("without UV", "reject", unverified),
    registration("without UV, not required", "accept", unverified, { requireUV: false }),
    registration("without UP", "reject", untouched),
    registration("without UP, conditional", "accept", untouched, { params: { mediation: "conditional" } }),
    registration("backup-eligible", "accept", synced),
    registration("backup-eligible, forbidden", "reject", synced, { params: { backupEligible: "forbidden" } }),
    registration("allowed algorithm", "accept", plain, { params: { allowedAlgs: [-257, -7] } }),
    registration("other algorithms", "reject", plain, { params: { allowedAlgs: [-8, -257] } }),
    registration("frame", "reject", framed),
    registration("frame, allowed", "accept", framed, { params: { allowCrossOrigin: true } }),
    registration("frame of a named page", "reject", framedByOther, { params: { allowCrossOrigin: true } }),
    registration("frame of an expected page", "accept", framedByOther, {
      params: { allowCrossOrigin: true, expectedTopOrigins: ["https://app.example.org"] },
    }),
    registration("expected page, frames not allowed", "reject", framedByOther, {
      params: { expectedTopOrigins: ["https://app.example.org"] },
    }),
  ];
}

async function createTrustCases(): Promise<readonly JsonObject[]> {
  const batch = await createAttestationBatch({ now });
  const other = anchoredAt(await createAttestationBatch({ now }));
  const self = await create("self");
  const packed = await create(batch);
  const trusted = anchoredAt(batch);
  const allowed = { params: { allowedAaguids: [formatAaguid(softwareAaguid)] } };
  const required = { params: { requireTrustedAttestation: true } };
  return [
    registration("packed, no trust demanded", "accept", packed),
    registration("packed", "accept", packed, trusted),
    registration("packed, other anchor", "reject", packed, other),
    registration("packed, no anchor", "reject", packed, { trustAnchorsPem: "" }),
    registration("packed, too late", "reject", packed, { ...trusted, validAt: "2037-01-01T00:00:00Z" }),
    registration("packed, trust required", "accept", packed, { ...trusted, ...required }),
    registration("packed, trust required without anchors", "reject", packed, required),
    registration("packed, said to be none", "reject", packed, { attestationFormat: "none" }),
    registration("self", "accept", self, { ...trusted, attestationFormat: "packed" }),
    registration("self, trust required", "reject", self, { ...trusted, ...required }),
    registration("allowed model", "accept", packed, { ...trusted, ...allowed }),
    registration("other models", "reject", packed, { ...trusted, params: { allowedAaguids: [] } }),
    registration("allowed model, claimed", "reject", self, { ...trusted, ...allowed }),
    registration("allowed model, no trust", "reject", packed, allowed),
    ...(await createCompoundCases(batch, trusted)),
  ];
}

async function createCompoundCases(batch: SoftwareAttestation, trusted: JsonObject): Promise<readonly JsonObject[]> {
  const other = await createAttestationBatch({ now });
  const withSelf = await create(createCompoundAttester([batch, "self"]));
  const withOther = await create(createCompoundAttester([batch, other]));
  const broken = { format: "packed", aaguid: softwareAaguid, attest: () => ({ alg: -7, sig: new Uint8Array(8) }) };
  const withBroken = await create(createCompoundAttester([batch, broken]));
  return [
    registration("compound", "accept", withSelf, trusted),
    registration("compound, trust required", "reject", withSelf, {
      ...trusted,
      params: { requireTrustedAttestation: true },
    }),
    registration("compound, a part of another anchor", "reject", withOther, trusted),
    registration("compound, a broken part", "reject", withBroken, { ...trusted, params: { compoundPolicy: "all" } }),
    registration("compound, any", "accept", withBroken, { ...trusted, params: { compoundPolicy: "any" } }),
  ];
}

async function createFormatCases(): Promise<readonly JsonObject[]> {
  return [...(await createTpmCases()), ...(await createAndroidCases()), ...(await createManagedAppleCases())];
}

async function createTpmCases(): Promise<readonly JsonObject[]> {
  const vendor = await createTpmVendor({ now, algorithm: -7 });
  const old = await createTpmVendor({ now, algorithm: -65535 });
  // Attributes of a key that was made elsewhere, and can leave.
  const pubArea = (area: Uint8Array) => area.map((octet, at) => (at >= 4 && at < 8 ? 0 : octet));
  const foreign = await createTpmVendor({ now, algorithm: -7, defects: { pubArea } });
  const tpm = await create(vendor);
  return [
    registration("tpm", "accept", tpm, anchoredAt(vendor)),
    registration("tpm, other vendors", "reject", tpm, { params: { tpmAllowManufacturers: ["id:00000000"] } }),
    registration("tpm, RS1", "accept", await create(old), anchoredAt(old)),
    registration("tpm, no attributes", "accept", await create(foreign), anchoredAt(foreign)),
  ];
}

async function createAndroidCases(): Promise<readonly JsonObject[]> {
  const softwareEnforced = { purpose: [2], origin: 0 };
  const levels = { attestationSecurityLevel: 0, keyMintSecurityLevel: 0 };
  const keystore = await createAndroidKeystore({ now, defects: { ...levels, softwareEnforced, teeEnforced: {} } });
  const silent = await createAndroidKeystore({ now, defects: { softwareEnforced: {}, teeEnforced: {} } });
  const service = await createSafetyNetService({ now, defects: { payload: { ctsProfileMatch: false } } });
  const [software, safetyNet] = [await create(keystore), await create(service)];
  const required = { androidKeyRequireTee: true };
  return [
    registration("android-key of software", "accept", software, anchoredAt(keystore)),
    registration("android-key of software, hardware required", "reject", software, { params: required }),
    registration("android-key, empty lists", "accept", await create(silent), anchoredAt(silent)),
    registration("android-safetynet, CTS failed", "accept", safetyNet, anchoredAt(service)),
    registration("android-safetynet, CTS enforced", "reject", safetyNet, { params: { safetyNetEnforceCts: true } }),
    registration("android-safetynet, other anchor", "reject", safetyNet, anchoredAt(keystore)),
  ];
}

/** The certificates of an organisation, which are unlike those of vendors. */
async function createManagedAppleCases(): Promise<readonly JsonObject[]> {
  const aaguid = Uint8Array.from(Buffer.from("dd4ec289e01d41c9bb8970fa845d4bf2", "hex"));
  const defects = { subject: [["CN", "C02ABC123XYZ"]], extensions: [keyUsage(["digitalSignature"])] } as const;
  const organisation = await createAttestationBatch({ now, aaguid, defects });
  const device = await create(organisation);
  return [
    registration("managed Apple device", "accept", device, anchoredAt(organisation)),
    registration("managed Apple device, no organisation", "reject", device),
  ];
}

function create(attestation: SoftwareAttestation, defects?: CeremonyDefects) {
  const options: SoftwareAuthenticatorOptions = { origin, algorithm: -7, attestation };
  return createSoftwareAuthenticator(options).create(creationOptions, defects);
}

function registration(id: string, expected: "accept" | "reject", response: object, otherwise: object = {}): JsonObject {
  return { id: `registration: ${id}`, kind: "registration", expected, ...ownTerms, ...otherwise, response };
}
