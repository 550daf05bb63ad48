import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { policyMappings, readPolicyMappings } from "./policy-mappings.js";

const oid = extensionOid.policyMappings;
const mapping = { issuerDomainPolicy: "1.2.3", subjectDomainPolicy: "1.2.4" };

describe("policyMappings", () => {
  it("is written as pairs, critical, and read back", async () => {
    const extension = policyMappings([mapping]);
    expect(extension).toEqual(extensionOf(oid, "300a300806022a0306022a04", { critical: true }));
    expect(readPolicyMappings(await certificateWith(extension))).toEqual([mapping]);
  });

  it.each([
    ["no mapping", "3000"],
    ["half a mapping", "3006300406022a03"],
    ["a third policy", "300e300c06022a0306022a0406022a05"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(oid, hex));
    expect(() => readPolicyMappings(certificate)).toThrow(refusal("extension-malformed"));
  });

  it.skipIf(isOpensslMissing())("is read by openssl (apt-get install openssl)", async () => {
    const { der } = await certificateWith(policyMappings([mapping]));
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "policyMappings"], { "c.der": der });
    expect(text).toContain("1.2.3:1.2.4");
  });

  it("is not there in a certificate without it", async () => {
    expect(readPolicyMappings(await certificateWith())).toBeUndefined();
  });
});
