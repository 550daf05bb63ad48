import { createPrivateKey } from "node:crypto";

import { basicConstraints, createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { decodeBase64url } from "../base64url.js";
import { now, refusal } from "../relying-party.test.fixture.js";
import { createAndroidKeystore } from "../testing/android-keystore.js";
import { createAppleAuthority } from "../testing/apple-authority.js";
import {
  batchName,
  createAttestationBatch,
  softwareAaguid,
  type AttestationBatch,
} from "../testing/attestation-batch.js";
import type { SoftwareAttestation } from "../testing/attestation-object.js";
import type { SoftwareAttester } from "../testing/software-attester.js";
import { generateSoftwareKey } from "../testing/software-key.js";
import { createTpmVendor } from "../testing/tpm-vendor.js";
import { createU2fBatch } from "../testing/u2f-batch.js";
import { formatAaguid } from "./aaguid.js";
import type { AttestationFormat, AttestationPolicy } from "./attestation-policy.js";
import { verifyAttestation } from "./statement.test.fixture.js";

let vendor: AttestationBatch;

beforeAll(async () => {
  vendor = await createAttestationBatch({ now });
});

/** Trusts the vendor's authenticators, and takes no other. */
function policyFor(format: AttestationFormat): AttestationPolicy {
  return { formats: [format], trustAnchors: [vendor.trustAnchor], trust: "required" };
}

describe("GHSA-6hxq-p678-4hr2: a root that the message brings is no trust anchor", () => {
  it.each([
    ["tpm", createTpmVendor],
    ["apple", createAppleAuthority],
  ] as const)("in %s", async (format, create) => {
    const forger = await create({ now });
    const bringing: SoftwareAttester = {
      ...forger,
      async attest(credential) {
        const { x5c, ...statement } = (await forger.attest(credential)) as { readonly x5c: readonly Uint8Array[] };
        return { ...statement, x5c: [...x5c, forger.trustAnchor] };
      },
    };
    const verifying = verifyAttestation(bringing, policyFor(format));
    await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("in android-key, where devices always bring theirs", async () => {
    const verifying = verifyAttestation(await createAndroidKeystore({ now }), policyFor("android-key"));
    await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("in packed, also when it is the certificate that signed", async () => {
    const forger = await createAttestationBatch({ now });
    const x5c = [forger.certificate, forger.trustAnchor];
    const verifying = verifyAttestation(forger, policyFor("packed"), { defects: { statement: { x5c } } });
    await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
    const selfSigned = verifyAttestation(await createSelfSignedBatch(), policyFor("packed"));
    await expect(selfSigned).rejects.toMatchObject(refusal("attestation-untrusted"));
  });
});

it.each(["none", "self"] as const)("CVE-2025-12150: %s is refused where trust is required", async (attestation) => {
  const policy = { formats: ["none", "packed"], trustAnchors: [vendor.trustAnchor], trust: "required" } as const;
  const verifying = verifyAttestation(attestation, policy);
  await expect(verifying).rejects.toMatchObject(refusal("attestation-untrusted"));
});

it.each(["none", "self"] as const)("CVE-2026-6856: the model that %s names is only claimed", async (attestation) => {
  const policy = { formats: ["none", "packed"], trustAnchors: [vendor.trustAnchor], trust: "optional" } as const;
  const defects = { attestedCredentialData: { aaguid: softwareAaguid } };
  const verified = await verifyAttestation(attestation, policy, { defects });
  expect(verified).toMatchObject({ trusted: false, claimedAaguid: formatAaguid(softwareAaguid) });
  expect(verified).not.toHaveProperty("aaguid");
});

describe("signatures that are none", () => {
  const zeros = Uint8Array.of(0x30, 6, 0x02, 1, 0, 0x02, 1, 0);

  it.each<[AttestationFormat, () => SoftwareAttestation | Promise<SoftwareAttestation>]>([
    ["packed", () => "self"],
    ["packed", () => vendor],
    ["fido-u2f", () => createU2fBatch({ now })],
    ["android-key", () => createAndroidKeystore({ now })],
    ["tpm", () => createTpmVendor({ now, algorithm: -7 })],
  ])("CVE-2022-21449: r and s are not zero in %s", async (format, create) => {
    const verifying = verifyAttestation(await create(), policyFor(format), { defects: { signature: () => zeros } });
    await expect(verifying).rejects.toMatchObject(refusal("attestation-signature-invalid"));
  });

  it("fido2-net-lib#642: whatever stands in their place, the error is our own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 90 }), async (signature) => {
        const verifying = verifyAttestation(vendor, policyFor("packed"), { defects: { signature: () => signature } });
        await expect(verifying).rejects.toMatchObject(refusal("attestation-signature-invalid"));
      }),
      { numRuns: 50 },
    );
  });
});

/** A batch whose certificate nobody else issued. */
async function createSelfSignedBatch(): Promise<AttestationBatch> {
  const key = generateSoftwareKey(-7);
  const pkcs8 = Buffer.from(decodeBase64url(key.privateKey));
  const name = distinguishedName(batchName);
  const fields = {
    serialNumber: Uint8Array.of(7),
    issuer: name,
    subject: name,
    notBefore: now,
    notAfter: now,
    subjectPublicKeyInfo: key.subjectPublicKeyInfo,
    extensions: [basicConstraints({ ca: false })],
  };
  const signer = createCertificateSigner(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  const certificate = await signCertificate(fields, signer);
  return { aaguid: softwareAaguid, key, certificate, trustAnchor: certificate };
}
