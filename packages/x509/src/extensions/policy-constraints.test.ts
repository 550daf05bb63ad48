import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { policyConstraints, readPolicyConstraints } from "./policy-constraints.js";

const oid = extensionOid.policyConstraints;

describe("policyConstraints", () => {
  it.each([
    [{ requireExplicitPolicy: 0 }, "3003800100"],
    [{ inhibitPolicyMapping: 200 }, "3004810200c8"],
    [{ requireExplicitPolicy: 1, inhibitPolicyMapping: 0 }, "3006800101810100"],
  ])("%j is %s, critical, and read back", async (constraints, hex) => {
    const extension = policyConstraints(constraints);
    expect(extension).toEqual(extensionOf(oid, hex, { critical: true }));
    expect(readPolicyConstraints(await certificateWith(extension))).toEqual(constraints);
  });

  it.each([
    ["no constraint", "3000"],
    ["a negative number", "30038001ff"],
    ["a number of no octets", "30028000"],
    ["constraints in another order", "3006810100800100"],
    ["a third constraint", "3003820100"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(oid, hex));
    expect(() => readPolicyConstraints(certificate)).toThrow(refusal("extension-malformed"));
  });

  it.each([{}, { requireExplicitPolicy: -1 }, { inhibitPolicyMapping: 0.5 }])("is not written as %j", (constraints) => {
    expect(() => policyConstraints(constraints)).toThrow(TypeError);
  });

  it("is not there in a certificate without it", async () => {
    expect(readPolicyConstraints(await certificateWith())).toBeUndefined();
  });
});
