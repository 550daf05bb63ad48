import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { readSubjectAltName, subjectAltName } from "./subject-alt-name.js";

describe("subjectAltName", () => {
  it.each([true, false])("is written with critical %s, and read back", async (critical) => {
    const names = [{ type: "dNSName", value: "a.example" }] as const;
    const extension = subjectAltName(names, { critical });
    expect(extension).toEqual(extensionOf(extensionOid.subjectAltName, "300b8209612e6578616d706c65", { critical }));
    expect(readSubjectAltName(await certificateWith(extension))).toEqual(names);
  });

  it("is not critical by default", () => {
    expect(subjectAltName([{ type: "dNSName", value: "a.example" }]).critical).toBe(false);
  });

  it("is refused when it is malformed", async () => {
    const certificate = await certificateWith(extensionOf(extensionOid.subjectAltName, "3000"));
    expect(() => readSubjectAltName(certificate)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it("is empty in a certificate without it", async () => {
    expect(readSubjectAltName(await certificateWith())).toEqual([]);
  });
});
