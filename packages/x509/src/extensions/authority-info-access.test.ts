import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { accessMethod, authorityInfoAccess, readAuthorityInfoAccess } from "./authority-info-access.js";
import { extensionOid } from "./extension-oids.js";

const caIssuers = {
  accessMethod: accessMethod.caIssuers,
  accessLocation: { type: "uniformResourceIdentifier", value: "http://a.example/ca.cer" },
} as const;
const ocsp = {
  accessMethod: accessMethod.ocsp,
  accessLocation: { type: "uniformResourceIdentifier", value: "http://ocsp.a.example" },
} as const;

describe("authorityInfoAccess", () => {
  it("is read back, not critical", async () => {
    const extension = authorityInfoAccess([caIssuers, ocsp]);
    expect(extension).toMatchObject({ oid: extensionOid.authorityInfoAccess, critical: false });
    expect(readAuthorityInfoAccess(await certificateWith(extension))).toEqual([caIssuers, ocsp]);
  });

  it.skipIf(isOpensslMissing())("is read by openssl (apt-get install openssl)", async () => {
    const { der } = await certificateWith(authorityInfoAccess([caIssuers, ocsp]));
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "authorityInfoAccess"], { "c.der": der });
    expect(text).toMatch(/CA Issuers - URI:http:\/\/a\.example\/ca\.cer\s+OCSP - URI:http:\/\/ocsp\.a\.example/);
  });

  it.each([
    ["no description", "3000"],
    ["a description without a location", "300c300a06082b06010505073002"],
    ["a description of three fields", "3014301206082b060105050730028602616186026161"],
    ["a location that is no name", "300e300c06082b060105050730020500"],
    ["a method that is no OID", "300630040500860161"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.authorityInfoAccess, hex));
    expect(() => readAuthorityInfoAccess(certificate)).toThrow(
      expect.objectContaining({ code: "extension-malformed" }),
    );
  });

  it("is not there in a certificate without it", async () => {
    expect(readAuthorityInfoAccess(await certificateWith())).toBeUndefined();
  });
});
