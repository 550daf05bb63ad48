import { parseCertificate } from "@idpkit/x509";
import { expect, it } from "vitest";

import { now, refusal } from "../../relying-party.test.fixture.js";
import { createTpmVendor } from "../../testing/tpm-vendor.js";
import { checkAikCertificate } from "./aik-certificate.js";

it.each([1, 2] as const)("refuses version %i, even with extensions", async (version) => {
  const { certificate, aaguid } = await createTpmVendor({ now, algorithm: -7 });
  const parsed = parseCertificate(certificate);
  expect(() => {
    checkAikCertificate(parsed, aaguid, {});
  }).not.toThrow();
  expect(() => {
    checkAikCertificate({ ...parsed, version }, aaguid, {});
  }).toThrow(expect.objectContaining(refusal("attestation-certificate-unfit")));
});
