import { describe, expect, it } from "vitest";

import type { CertificateExtension } from "../certificate/certificate.js";
import { anyPolicy, certificatePolicies } from "../extensions/certificate-policies.js";
import { inhibitAnyPolicy } from "../extensions/inhibit-any-policy.js";
import { policyConstraints } from "../extensions/policy-constraints.js";
import { policyMappings } from "../extensions/policy-mappings.js";
import { refusal } from "../refusal.test.fixture.js";
import { createChain, type Link } from "./chain.test.fixture.js";
import type { PolicyInputs } from "./policy-state.js";

const gold = "1.3.6.1.4.1.32473.2.1";
const silver = "1.3.6.1.4.1.32473.2.2";
const foreignGold = "1.3.6.1.4.1.32473.3.1";
const foreignSilver = "1.3.6.1.4.1.32473.3.2";

const explicit = { initialExplicitPolicy: true };
const link = (...extensions: readonly CertificateExtension[]): Link => ({ extensions });
const selfIssued = (...extensions: readonly CertificateExtension[]): Link => ({ extensions, isSelfIssued: true });
const policies = certificatePolicies;
const map = (issuerDomainPolicy: string, subjectDomainPolicy: string) =>
  policyMappings([{ issuerDomainPolicy, subjectDomainPolicy }]);
const plain = link(policies([gold]));

describe("the policies of a path", () => {
  it.each<[string, readonly Link[], PolicyInputs, readonly string[]]>([
    ["are those that all certificates have", [link(policies([gold, silver])), link(policies([gold]))], {}, [gold]],
    ["are none when a certificate has none", [link(policies([gold])), link(), link(policies([gold]))], {}, []],
    ["are none when they differ", [link(policies([gold])), link(policies([silver]))], {}, []],
    ["are those asked for", [link(policies([gold, silver]))], { userInitialPolicySet: [silver] }, [silver]],
    ["are all when any is asked for", [link(policies([gold]))], { userInitialPolicySet: [anyPolicy] }, [gold]],
    [
      "are any when all certificates have any",
      [link(policies([anyPolicy])), link(policies([anyPolicy]))],
      {},
      [anyPolicy],
    ],
    [
      "are those asked for when the path holds for any",
      [link(policies([anyPolicy]))],
      { userInitialPolicySet: [gold, silver] },
      [gold, silver],
    ],
    ["are narrowed below any", [link(policies([anyPolicy])), link(policies([gold]))], {}, [gold]],
    ["are kept by any below them", [link(policies([gold, silver])), link(policies([anyPolicy]))], {}, [gold, silver]],
    [
      "are named beside any",
      [link(policies([gold, silver])), link(policies([gold, anyPolicy])), link(policies([silver]))],
      {},
      [silver],
    ],
    [
      "are in the words of the trust anchor when they are mapped",
      [link(policies([gold]), map(gold, foreignGold)), link(policies([foreignGold]))],
      explicit,
      [gold],
    ],
    ["are none under a name that was mapped away", [link(policies([gold]), map(gold, foreignGold)), plain], {}, []],
    [
      "are mapped twice",
      [
        link(policies([gold]), map(gold, silver)),
        link(policies([silver]), map(silver, foreignSilver)),
        link(policies([foreignSilver])),
      ],
      explicit,
      [gold],
    ],
    [
      "are mapped from any that stands for them",
      [link(policies([anyPolicy]), map(gold, foreignGold)), link(policies([foreignGold]))],
      { ...explicit, userInitialPolicySet: [gold] },
      [gold],
    ],
    [
      "are what two policies are mapped to, under both names",
      [
        link(
          policies([gold, silver]),
          policyMappings([
            { issuerDomainPolicy: gold, subjectDomainPolicy: foreignGold },
            { issuerDomainPolicy: silver, subjectDomainPolicy: foreignGold },
          ]),
        ),
        link(policies([foreignGold])),
      ],
      explicit,
      [gold, silver],
    ],
  ])("%s", async (_, links, inputs, expected) => {
    const verify = await createChain(links);
    expect([...verify(inputs)().policies].sort()).toEqual(expected);
  });
});

it("need not be, where the caller says so beside those that will do", async () => {
  const verify = await createChain([plain]);
  const inputs = { userInitialPolicySet: [silver], initialExplicitPolicy: false };
  expect(verify(inputs)().policies).toEqual([]);
});

describe("a policy", () => {
  it.each<[string, readonly Link[], PolicyInputs]>([
    ["the caller asks for one, and there is none", [link()], explicit],
    ["the caller asks for another", [plain], { userInitialPolicySet: [silver] }],
    ["an authority asks for one at once", [link(policyConstraints({ requireExplicitPolicy: 0 })), link()], {}],
    ["an authority asks for one later", [link(policyConstraints({ requireExplicitPolicy: 1 })), link(), link()], {}],
    [
      "one further down asks for it later",
      [
        link(policyConstraints({ requireExplicitPolicy: 0 })),
        link(policyConstraints({ requireExplicitPolicy: 5 })),
        link(),
      ],
      {},
    ],
    [
      "an authority asks for one much later",
      [link(policyConstraints({ requireExplicitPolicy: 2 })), link(), link(), link()],
      {},
    ],
    [
      "anyPolicy counts no longer",
      [link(policies([gold]), inhibitAnyPolicy(1)), plain, link(policies([anyPolicy]))],
      explicit,
    ],
    [
      "mapping is allowed no longer",
      [
        link(policies([gold]), policyConstraints({ inhibitPolicyMapping: 1 })),
        plain,
        link(policies([gold]), map(gold, foreignGold)),
        link(policies([foreignGold])),
      ],
      explicit,
    ],
    ["the leaf asks for one", [link(policyConstraints({ requireExplicitPolicy: 0 }))], {}],
    ["the last count of the leaf makes it needed", [link(policyConstraints({ requireExplicitPolicy: 1 })), link()], {}],
    [
      "anyPolicy does not count for the caller",
      [link(policies([anyPolicy]))],
      { ...explicit, initialAnyPolicyInhibit: true },
    ],
    [
      "anyPolicy does not count any more",
      [link(policies([gold]), inhibitAnyPolicy(0)), link(policies([anyPolicy]))],
      explicit,
    ],
    [
      "anyPolicy counts longer further down only",
      [
        link(policies([gold]), inhibitAnyPolicy(0)),
        link(policies([gold]), inhibitAnyPolicy(5)),
        link(policies([anyPolicy])),
      ],
      explicit,
    ],
    [
      "mapping is forbidden by the caller",
      [link(policies([gold]), map(gold, foreignGold)), link(policies([foreignGold]))],
      { ...explicit, initialPolicyMappingInhibit: true },
    ],
    [
      "mapping is forbidden by an authority",
      [
        link(policies([gold]), policyConstraints({ inhibitPolicyMapping: 0 })),
        link(policies([gold]), map(gold, foreignGold)),
        link(policies([foreignGold])),
      ],
      explicit,
    ],
    [
      "a mapped policy is lost where mapping is forbidden",
      [link(policies([gold]), map(gold, foreignGold)), plain],
      { ...explicit, initialPolicyMappingInhibit: true },
    ],
  ])("is missed when %s", async (_, links, inputs) => {
    const verify = await createChain(links);
    expect(verify(inputs)).toThrow(refusal("policy-required"));
  });

  it.each<[string, readonly Link[], PolicyInputs]>([
    ["later than the path is long", [link(policyConstraints({ requireExplicitPolicy: 2 })), link()], {}],
    [
      "not counting what is self-issued",
      [link(policyConstraints({ requireExplicitPolicy: 2 })), selfIssued(), link()],
      {},
    ],
    [
      "any, in what is self-issued",
      [link(policies([gold]), inhibitAnyPolicy(0)), selfIssued(policies([anyPolicy])), plain],
      explicit,
    ],
    [
      "any, as long as it counts",
      [link(policies([gold]), inhibitAnyPolicy(1)), link(policies([anyPolicy])), plain],
      explicit,
    ],
    [
      "mapped, as long as it may be",
      [
        link(policies([gold]), policyConstraints({ inhibitPolicyMapping: 1 })),
        link(policies([gold]), map(gold, foreignGold)),
        link(policies([foreignGold])),
      ],
      explicit,
    ],
  ])("is not missed: %s", async (_, links, inputs) => {
    const verify = await createChain(links);
    expect(verify(inputs)).not.toThrow();
  });

  it("is missed when a leaf that is self-issued has any, which does not count", async () => {
    const verify = await createChain([link(policies([gold]), inhibitAnyPolicy(0)), selfIssued(policies([anyPolicy]))]);
    expect(verify(explicit)).toThrow(refusal("policy-required"));
  });

  it("is missed when the trust anchor limits mapping or any", async () => {
    const mapped = [link(policies([gold]), map(gold, foreignGold)), link(policies([foreignGold]))];
    const noMapping = await createChain(mapped, [policyConstraints({ inhibitPolicyMapping: 0 })]);
    expect(noMapping(explicit)).toThrow(refusal("policy-required"));
    const noAny = await createChain([link(policies([anyPolicy]))], [inhibitAnyPolicy(0)]);
    expect(noAny(explicit)).toThrow(refusal("policy-required"));
  });

  it.each([
    ["from", anyPolicy, gold],
    ["to", gold, anyPolicy],
  ])("may not be mapped %s anyPolicy", async (_, from, to) => {
    const verify = await createChain([link(policies([gold]), map(from, to)), plain]);
    expect(verify()).toThrow(refusal("policy-mapping-invalid", { position: 1 }));
  });
});

describe("the policy graph", () => {
  it("has no more nodes than certificates name policies, where a tree would have billions (CVE-2023-0464, CVE-2026-32281)", async () => {
    const named = Array.from({ length: 20 }, (_, index) => `1.3.6.1.4.1.32473.4.${String(index)}`);
    const all = policies([gold, ...named]);
    const crossed = named.flatMap((issuerDomainPolicy) =>
      named.map((subjectDomainPolicy) => ({ issuerDomainPolicy, subjectDomainPolicy })),
    );
    const mappings = policyMappings([{ issuerDomainPolicy: gold, subjectDomainPolicy: gold }, ...crossed]);
    const levels = Array.from({ length: 7 }, () => link(all, mappings));
    const verify = await createChain([...levels, link(all)]);
    expect(verify(explicit)().policies).toHaveLength(21);
  });
});
