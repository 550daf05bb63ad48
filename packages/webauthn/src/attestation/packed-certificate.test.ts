import { parseCertificate } from "@idpkit/x509";
import { expect, it } from "vitest";

import { now, refusal } from "../relying-party.test.fixture.js";
import { createAttestationBatch } from "../testing/attestation-batch.js";
import { checkPackedCertificate } from "./packed-certificate.js";

it.each([1, 2] as const)("refuses version %i, even with extensions", async (version) => {
  const { certificate, aaguid } = await createAttestationBatch({ now });
  const parsed = parseCertificate(certificate);
  expect(() => {
    checkPackedCertificate(parsed, aaguid);
  }).not.toThrow();
  expect(() => {
    checkPackedCertificate({ ...parsed, version }, aaguid);
  }).toThrow(expect.objectContaining(refusal("attestation-certificate-unfit")));
});

it.each(["ZZZ", "Z", "Z1", " Z", "ÄÖ"])("refuses the country %j, which is no code of ISO 3166", async (country) => {
  const { certificate, aaguid } = await createAttestationBatch({ now });
  const parsed = parseCertificate(certificate);
  const attributes = parsed.subject.attributes.map((attribute) =>
    attribute.type === "2.5.4.6" ? { ...attribute, value: country } : attribute,
  );
  expect(() => {
    checkPackedCertificate({ ...parsed, subject: { ...parsed.subject, attributes } }, aaguid);
  }).toThrow(expect.objectContaining(refusal("attestation-certificate-unfit")));
});
