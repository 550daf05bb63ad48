import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { anyPolicy, certificatePolicies, readCertificatePolicies } from "./certificate-policies.js";
import { extensionOid } from "./extension-oids.js";

const oid = extensionOid.certificatePolicies;

describe("certificatePolicies", () => {
  it("is written as the policies in their order, not critical, and read back", async () => {
    const extension = certificatePolicies(["1.2.3", anyPolicy]);
    expect(extension).toEqual(extensionOf(oid, "300e300406022a03300606 04551d2000".replace(" ", "")));
    expect(readCertificatePolicies(await certificateWith(extension))).toEqual(["1.2.3", anyPolicy]);
  });

  it("is read with qualifiers, which are passed over", async () => {
    const qualified = extensionOf(oid, "30163014 06022a03 300e 300c 06082b06010505070201 1600".replaceAll(" ", ""));
    expect(readCertificatePolicies(await certificateWith(qualified))).toEqual(["1.2.3"]);
  });

  it.each([
    ["no policy", "3000"],
    ["a policy twice", "300c300406022a03300406022a03"],
    ["a policy that is no OID", "300430020500"],
    ["no qualifier among the qualifiers", "3008300606022a033000"],
    ["a qualifier without a value", "300e300c06022a033006300406022a03"],
    ["octets behind the qualifiers", "300a300806022a0330000500"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(oid, hex));
    expect(() => readCertificatePolicies(certificate)).toThrow(refusal("extension-malformed"));
  });

  it.skipIf(isOpensslMissing())("is read by openssl (apt-get install openssl)", async () => {
    const { der } = await certificateWith(certificatePolicies(["1.2.3", anyPolicy]));
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "certificatePolicies"], { "c.der": der });
    expect(text?.match(/Policy: .+/g)).toEqual(["Policy: 1.2.3", "Policy: X509v3 Any Policy"]);
  });

  it("is not there in a certificate without it", async () => {
    expect(readCertificatePolicies(await certificateWith())).toBeUndefined();
  });
});
