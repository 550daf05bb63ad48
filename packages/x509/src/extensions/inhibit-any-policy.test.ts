import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { inhibitAnyPolicy, readInhibitAnyPolicy } from "./inhibit-any-policy.js";

const oid = extensionOid.inhibitAnyPolicy;

describe("inhibitAnyPolicy", () => {
  it.each([
    [0, "020100"],
    [300, "0202012c"],
  ])("%i is %s, critical, and read back", async (skipCerts, hex) => {
    const extension = inhibitAnyPolicy(skipCerts);
    expect(extension).toEqual(extensionOf(oid, hex, { critical: true }));
    expect(readInhibitAnyPolicy(await certificateWith(extension))).toBe(skipCerts);
  });

  it.each([
    ["a negative number", "0201ff"],
    ["another type", "0500"],
    ["octets behind", "0201000500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(oid, hex));
    expect(() => readInhibitAnyPolicy(certificate)).toThrow(refusal("extension-malformed"));
  });

  it.each([-1, 0.5])("is not written as %d", (skipCerts) => {
    expect(() => inhibitAnyPolicy(skipCerts)).toThrow(TypeError);
  });

  it("is not there in a certificate without it", async () => {
    expect(readInhibitAnyPolicy(await certificateWith())).toBeUndefined();
  });
});
