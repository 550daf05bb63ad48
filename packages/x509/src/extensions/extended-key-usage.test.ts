import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { extendedKeyUsage, readExtendedKeyUsage } from "./extended-key-usage.js";
import { extensionOid } from "./extension-oids.js";

describe("extKeyUsage", () => {
  it("is written as the purposes in their order, and read back", async () => {
    const purposes = ["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"] as const;
    const extension = extendedKeyUsage(purposes);
    const hex = "301606082b06010505070302060a2b060104018237140202";
    expect(extension).toEqual(extensionOf(extensionOid.extKeyUsage, hex));
    expect(readExtendedKeyUsage(await certificateWith(extension))).toEqual(purposes);
  });

  it.each([
    ["no purpose", "3000"],
    ["a purpose that is no OID", "30020500"],
    ["another type", "3100"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.extKeyUsage, hex));
    expect(() => readExtendedKeyUsage(certificate)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it("is not there in a certificate without it", async () => {
    expect(readExtendedKeyUsage(await certificateWith())).toBeUndefined();
  });
});
