import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { basicConstraints, readBasicConstraints } from "./basic-constraints.js";
import { extensionOid } from "./extension-oids.js";

describe("basicConstraints", () => {
  it.each([
    [{ ca: false }, "3000"],
    [{ ca: true }, "30030101ff"],
    [{ ca: true, pathLen: 0 }, "30060101ff020100"],
    [{ ca: true, pathLen: 200 }, "30070101ff020200c8"],
  ])("%j is %s, critical", async (constraints, hex) => {
    const extension = basicConstraints(constraints);
    expect(extension).toEqual(extensionOf(extensionOid.basicConstraints, hex, { critical: true }));
    expect(readBasicConstraints(await certificateWith(extension))).toEqual(constraints);
  });

  it("is read where cA FALSE is written out", async () => {
    const extension = extensionOf(extensionOid.basicConstraints, "3003010100");
    expect(readBasicConstraints(await certificateWith(extension))).toEqual({ ca: false });
  });

  it.each([
    ["a pathLen where cA is false", "3003020100"],
    ["a pathLen where cA FALSE is written out", "3006010100020100"],
    ["a negative pathLen", "30060101ff0201ff"],
    ["a third field", "30080101ff0201000500"],
    ["fields in another order", "30060201000101ff"],
    ["octets behind", "300000"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.basicConstraints, hex));
    expect(() => readBasicConstraints(certificate)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it.each([
    { ca: false, pathLen: 0 },
    { ca: true, pathLen: -1 },
    { ca: true, pathLen: 0.5 },
  ])("is not written as %j", (constraints) => {
    expect(() => basicConstraints(constraints)).toThrow(TypeError);
  });

  it("is not there in a certificate without it", async () => {
    expect(readBasicConstraints(await certificateWith())).toBeUndefined();
  });
});
