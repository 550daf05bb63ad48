import { describe, expect, it } from "vitest";

import { parseCertificate } from "../certificate/parse-certificate.js";
import { authority, createHierarchy, expectedPath, issue } from "./hierarchy.test.fixture.js";
import { createIssuerCandidates } from "./issuer-candidates.js";

describe("candidates to be an issuer", () => {
  it("have a trust anchor itself and no copy of it that came along", async () => {
    const { root, issuing } = await createHierarchy();
    const copy = { ...root, certificate: parseCertificate(root.certificate.der) };
    const [candidate, ...others] = createIssuerCandidates(expectedPath([root], [copy, issuing]))(issuing.certificate);
    expect(candidate).toBe(root.certificate);
    expect(others).toEqual([]);
  });

  it.each([
    ["the same serial number", 1],
    ["serial numbers of their own", 2],
  ])("are all that have the name, with %s", async (_, serialNumber) => {
    const root = await issue("Root", { extensions: authority(), serialNumber: Uint8Array.of(1) });
    const other = await issue("Root", { extensions: authority(), serialNumber: Uint8Array.of(serialNumber) });
    const leaf = await issue("Leaf", { issuer: other });
    const candidates = createIssuerCandidates(expectedPath([root], [other]))(leaf.certificate);
    expect(candidates).toEqual([other.certificate, root.certificate]);
  });
});
