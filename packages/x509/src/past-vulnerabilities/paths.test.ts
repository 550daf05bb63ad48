import { describe, expect, it } from "vitest";

import { basicConstraints } from "../extensions/basic-constraints.js";
import { anyPolicy, certificatePolicies } from "../extensions/certificate-policies.js";
import { authority, createHierarchy, issue, verifying } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";

const noAuthority = refusal("not-a-certification-authority", { position: 1 });
const unlimited = { extensions: authority() };

describe("a leaf that signs another", () => {
  it.each([
    ["CVE-2026-33896: it says nothing of basicConstraints and keyUsage", []],
    ["CVE-2002-0862, CVE-2026-5501: its cA is false", [basicConstraints({ ca: false })]],
  ])("is no authority: %s", async (_, extensions) => {
    const { root, issuing, leaf } = await createHierarchy({
      root: unlimited,
      issuing: unlimited,
      leaf: { extensions },
    });
    const forged = await issue("Forged", { issuer: leaf });
    expect(verifying(forged, [root], [issuing, leaf])).toThrow(noAuthority);
    expect(verifying(forged, [leaf, root], [issuing])).toThrow(noAuthority);
  });

  it("is no authority by another way to the root: CVE-2015-1793", async () => {
    const { root, issuing, leaf } = await createHierarchy({ root: unlimited, issuing: unlimited });
    const other = await issue("Other root", unlimited);
    const cross = await issue("Issuing", { issuer: other, keys: issuing.keys, ...unlimited });
    const forged = await issue("Forged", { issuer: leaf });
    for (const intermediates of [
      [leaf, cross, other, issuing],
      [issuing, leaf, cross, other],
    ]) {
      expect(verifying(forged, [root], intermediates)).toThrow(noAuthority);
    }
  });

  it("is not looked over where the signature of the next one was made by nobody: CVE-2026-5501", async () => {
    const { root, issuing, leaf } = await createHierarchy({ root: unlimited, issuing: unlimited });
    const nobody = await issue("Leaf");
    const forged = await issue("Forged", { issuer: nobody });
    expect(verifying(forged, [root], [issuing, leaf])).toThrow(refusal("signature-invalid", { position: 0 }));
  });
});

describe("a way to a stranger's root", () => {
  it.each([
    ["CVE-2026-11310: which is handed over as intermediate", 1],
    ["CVE-2026-11999: and is longer than is looked at", 12],
  ])("leads nowhere: %s", async (_, length) => {
    const { root } = await createHierarchy();
    const strangers = [await issue("Stranger 0", unlimited)];
    while (strangers.length < length) {
      const [issuer] = strangers.slice(-1);
      strangers.push(await issue(`Stranger ${String(strangers.length)}`, { ...(issuer && { issuer }), ...unlimited }));
    }
    const [issuer] = strangers.slice(-1);
    const leaf = await issue("Leaf", { ...(issuer && { issuer }) });
    expect(verifying(leaf, [root], strangers)).toThrow(refusal("trust-anchor-not-found"));
  });

  it("CVE-2026-93302: leads nowhere, although all of it but the key is a trusted root's", async () => {
    const { root, issuing } = await createHierarchy();
    const rootClone = await issue("Root", { extensions: root.certificate.extensions });
    const { extensions } = issuing.certificate;
    const issuingClone = await issue("Issuing", { issuer: rootClone, extensions });
    const leaf = await issue("Leaf", { issuer: issuingClone });
    expect(verifying(leaf, [root], [rootClone, issuingClone])).toThrow(refusal("signature-invalid"));
  });
});

describe("policies that are asked for", () => {
  const [gold, silver] = ["1.3.6.1.4.1.32473.2.1", "1.3.6.1.4.1.32473.2.2"];
  const policies = { initialExplicitPolicy: true, userInitialPolicySet: [gold] };

  it.each([
    ["CVE-2023-0465: of a leaf that names one twice", "extension-malformed", [gold], [gold, gold]],
    ["CVE-2023-0466: of a leaf that names another", "policy-required", [gold], [silver]],
    ["CVE-2023-0466: of a leaf that names any, below another", "policy-required", [silver], [anyPolicy]],
  ] as const)("are looked for: %s", async (_, code, ofIssuer, ofLeaf) => {
    const { root, issuing, leaf } = await createHierarchy({
      issuing: { extensions: [...authority(0), certificatePolicies(ofIssuer)] },
      leaf: { extensions: [certificatePolicies(ofLeaf)] },
    });
    expect(verifying(leaf, [root], [issuing], { policies })).toThrow(refusal(code, { position: 0 }));
  });
});
