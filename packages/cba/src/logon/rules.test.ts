import { describe, expect, it } from "vitest";

import type { SambaDomainController, WindowsDomainController } from "./domain-controller.js";
import { rulesOf } from "./rules.js";

const windows = (settings: Partial<WindowsDomainController>) =>
  ({ profile: "windows", ntAuth: [], ...settings }) as const;
const samba = (settings: Partial<SambaDomainController>) => ({ profile: "samba", ...settings }) as const;

describe("the rules of Windows", () => {
  it.each([
    ["2022-05-09T23:59:59Z", [0, 0, 0, 0]],
    ["2022-05-10T00:00:00Z", [1, 0, 1, 2]],
    ["2023-04-11T00:00:00Z", [1, 1, 1, 2]],
    ["2025-02-11T00:00:00Z", [2, 1, 1, 2]],
    ["2025-09-09T00:00:00Z", [2, 2, 2, 2]],
  ])("enforce the binding at %s, unset and set to 0, 1 and 2, as %j", (date, bindings) => {
    const enforced = [undefined, 0, 1, 2].map((value) => {
      const set = value === undefined ? {} : { StrongCertificateBindingEnforcement: value as 0 | 1 | 2 };
      return rulesOf(windows(set), new Date(date)).binding;
    });
    expect(enforced).toEqual(bindings);
  });

  it.each([
    ["2025-04-07T23:59:59Z", ["unchecked", "unchecked", "unchecked", "unchecked"]],
    ["2025-04-08T00:00:00Z", ["audit", "unchecked", "audit", "enforced"]],
    ["2025-07-08T00:00:00Z", ["enforced", "audit", "audit", "enforced"]],
    ["2025-10-14T00:00:00Z", ["enforced", "enforced", "enforced", "enforced"]],
  ])("enforce NTAuth for explicit mappings at %s, unset and set to 0, 1 and 2, as %j", (date, expected) => {
    const enforced = [undefined, 0, 1, 2].map((value) => {
      const set = value === undefined ? {} : { AllowNtAuthPolicyBypass: value as 0 | 1 | 2 };
      return rulesOf(windows(set), new Date(date)).ntAuth.replace("-explicit", "");
    });
    expect(enforced).toEqual(expected);
  });

  it("depend on the day of the last update, not of the logon", () => {
    const updatedAt = new Date("2024-01-01T00:00:00Z");
    expect(rulesOf(windows({ updatedAt }), new Date("2027-01-01T00:00:00Z")).binding).toBe(1);
  });

  it.each([
    [2016, false],
    [2019, true],
  ] as const)("of Windows Server %i read the SID as URI: %s", (windowsServer, readsSidUri) => {
    expect(rulesOf(windows({ windowsServer }), new Date("2027-01-01T00:00:00Z")).readsSidUri).toBe(readsSidUri);
  });

  it.each([
    ["2022-05-09T00:00:00Z", undefined, { takesUnboundName: true, takesUnboundIssuerSubject: true }],
    ["2022-05-10T00:00:00Z", undefined, { takesUnboundName: false, takesUnboundIssuerSubject: false }],
    ["2027-01-01T00:00:00Z", 0x4, { takesUnboundName: true, readsNames: true, readsExplicitMappings: false }],
    ["2027-01-01T00:00:00Z", 0x8, { takesUnboundName: false, readsNames: true, readsExplicitMappings: false }],
    ["2027-01-01T00:00:00Z", 0x10, { readsNames: false, readsExplicitMappings: true }],
    ["2027-01-01T00:00:00Z", 0x1, { readsNames: false, takesUnboundIssuerSubject: true }],
  ])("of Schannel at %s with CertificateMappingMethods %s are %j", (date, CertificateMappingMethods, expected) => {
    const methods = CertificateMappingMethods === undefined ? {} : { CertificateMappingMethods };
    const rules = rulesOf(windows({ protocol: "schannel", ...methods }), new Date(date));
    expect(rules).toMatchObject(expected);
  });

  it("of Schannel ask for clientAuth, those of Kerberos for smart card logon", () => {
    const at = new Date("2027-01-01T00:00:00Z");
    expect(rulesOf(windows({ protocol: "schannel" }), at).purpose).toBe("1.3.6.1.5.5.7.3.2");
    expect(rulesOf(windows({}), at).purpose).toBe("1.3.6.1.4.1.311.20.2.2");
  });

  it("of Kerberos do not ask CertificateMappingMethods", () => {
    const at = new Date("2027-01-01T00:00:00Z");
    expect(rulesOf(windows({ CertificateMappingMethods: 0x1f }), at)).toEqual(rulesOf(windows({}), at));
  });
});

describe("the rules of Samba", () => {
  it.each([
    [undefined, 2],
    ["none", 0],
    ["compatibility", 1],
    ["full", 2],
  ] as const)("enforce the binding, set to %s, as %i, whatever the date", (value, binding) => {
    const set = value === undefined ? {} : { strongCertificateBindingEnforcement: value };
    expect(rulesOf(samba(set), new Date("2020-01-01T00:00:00Z")).binding).toBe(binding);
  });

  it("count the backdating compensation in minutes, those of Windows in seconds", () => {
    const at = new Date("2027-01-01T00:00:00Z");
    expect(rulesOf(samba({ certificateBackdatingCompensation: 2 }), at).backdatingMilliseconds).toBe(120_000);
    expect(rulesOf(windows({ CertificateBackdatingCompensation: 2 }), at).backdatingMilliseconds).toBe(2000);
  });
});
