import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { nameConstraints, readNameConstraints, type NameConstraints } from "./name-constraints.js";

const oid = extensionOid.nameConstraints;
const a = { type: "dNSName", value: "a" } as const;
const network = { type: "iPAddress", value: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) } as const;

describe("nameConstraints", () => {
  it.each<[NameConstraints, string]>([
    [{ permittedSubtrees: [a] }, "3007a0053003820161"],
    [{ excludedSubtrees: [a, a] }, "300ca10a30038201613003820161"],
    [{ permittedSubtrees: [a], excludedSubtrees: [a] }, "300ea0053003820161a1053003820161"],
  ])("%j is %s, critical, and read back", async (constraints, hex) => {
    const extension = nameConstraints(constraints);
    expect(extension).toEqual(extensionOf(oid, hex, { critical: true }));
    expect(readNameConstraints(await certificateWith(extension))).toEqual(constraints);
  });

  it("is read where minimum 0 is written out", async () => {
    const certificate = await certificateWith(extensionOf(oid, "300aa0083006820161800100"));
    expect(readNameConstraints(certificate)).toEqual({ permittedSubtrees: [a] });
  });

  it.each([
    ["no subtrees", "3000"],
    ["no permitted subtree", "3002a000"],
    ["no excluded subtree", "3002a100"],
    ["a minimum", "300aa0083006820161800101"],
    ["a maximum", "300aa0083006820161810100"],
    ["a subtree without a base", "3004a0023000"],
    ["a base of no kind", "3006a004300289 00".replace(" ", "")],
    ["excluded before permitted", "300ea1053003820161a0053003820161"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(oid, hex));
    expect(() => readNameConstraints(certificate)).toThrow(refusal("extension-malformed"));
  });

  it("is not written as nothing", () => {
    expect(() => nameConstraints({})).toThrow(TypeError);
  });

  it.skipIf(isOpensslMissing())("is read by openssl (apt-get install openssl)", async () => {
    const { der } = await certificateWith(nameConstraints({ permittedSubtrees: [a], excludedSubtrees: [network] }));
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "nameConstraints"], { "c.der": der });
    expect(text).toMatch(/Permitted:\s+DNS:a\s+Excluded:\s+IP:10\.0\.0\.0\/255\.0\.0\.0/);
  });

  it("is not there in a certificate without it", async () => {
    expect(readNameConstraints(await certificateWith())).toBeUndefined();
  });
});
