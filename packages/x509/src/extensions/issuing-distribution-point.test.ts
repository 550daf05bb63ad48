import { describe, expect, it } from "vitest";

import { extensionOf } from "../certificate/certificate.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { issuingDistributionPoint, readIssuingDistributionPoint } from "./issuing-distribution-point.js";

describe("issuingDistributionPoint", () => {
  it.each([
    [{ onlyContains: "UserCerts" }, "30038101ff"],
    [{ onlyContains: "CACerts" }, "30038201ff"],
    [{ onlyContains: "AttributeCerts" }, "30038501ff"],
    [{ onlySomeReasons: ["keyCompromise", "certificateHold"] }, "300483020142"],
    [{ indirectCRL: true }, "30038401ff"],
    [
      {
        distributionPoint: { type: "fullName", names: [{ type: "uniformResourceIdentifier", value: "aa" }] },
        onlyContains: "UserCerts",
        onlySomeReasons: ["cACompromise"],
        indirectCRL: true,
      },
      "3012a006a004860261618101ff830205208401ff",
    ],
  ] as const)("%j is %s, critical", (scope, hex) => {
    const extension = issuingDistributionPoint(scope);
    expect(extension).toEqual(extensionOf(extensionOid.issuingDistributionPoint, hex, { critical: true }));
    expect(readIssuingDistributionPoint({ extensions: [extension] })).toEqual(scope);
  });

  it("is read where FALSE is written out", () => {
    const extension = extensionOf(extensionOid.issuingDistributionPoint, "30068101008201ff");
    expect(readIssuingDistributionPoint({ extensions: [extension] })).toEqual({ onlyContains: "CACerts" });
  });

  it.each([
    ["no limit", "3000"],
    ["users and authorities", "30068101ff8201ff"],
    ["users and attributes", "30068101ff8501ff"],
    ["a flag that is neither TRUE nor FALSE", "3003810101"],
    ["fields in another order", "30068401ff8201ff"],
    ["a further field", "30068101ff8601ff"],
  ])("is refused with %s", (_, hex) => {
    const list = { extensions: [extensionOf(extensionOid.issuingDistributionPoint, hex)] };
    expect(() => readIssuingDistributionPoint(list)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it.each([{}, { indirectCRL: false }])("is not written as %j", (scope) => {
    expect(() => issuingDistributionPoint(scope)).toThrow(TypeError);
  });

  it("is not there in a list without it", () => {
    expect(readIssuingDistributionPoint({ extensions: [] })).toBeUndefined();
  });
});
