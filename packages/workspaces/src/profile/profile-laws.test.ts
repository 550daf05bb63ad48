import fc from "fast-check";
import { expect, it } from "vitest";

import { WorkspacesError } from "../errors.js";
import { buildApplicationsProfile } from "./applications-profile.js";
import { attributeNames } from "./attribute-names.js";
import type { AttributeProfile } from "./attribute-profile.js";
import { checkAttributeProfile, type ReceivedProfile } from "./check-attribute-profile.js";
import { buildPersonalProfile } from "./personal-profile.js";
import { buildPoolsProfile } from "./pools-profile.js";
import { role } from "./received-profiles.test.fixture.js";

const builders = {
  personal: buildPersonalProfile,
  pools: buildPoolsProfile,
  applications: buildApplicationsProfile,
};
const product = fc.constantFrom("personal", "pools", "applications");
const letters = fc.string({ unit: fc.constantFrom(...Array.from("abcxyzABC019.-_ßøŁ")), minLength: 1, maxLength: 30 });
const subAuthority = fc.nat(0xffff_ffff);
const account = fc.record({
  sAMAccountName: letters.map((name) => `${name}x`),
  userPrincipalName: fc.tuple(letters, letters).map(([user, domain]) => `${user}@${domain}`),
  mail: fc.tuple(letters, letters).map(([user, domain]) => `${user}@${domain}`),
  objectSid: fc
    .tuple(subAuthority, subAuthority, subAuthority, subAuthority)
    .map((rest) => `S-1-5-21-${rest.join("-")}`),
});
const anyAccount = fc.record({
  sAMAccountName: fc.oneof(letters, fc.string({ unit: "binary" })),
  userPrincipalName: fc.oneof(letters, fc.string({ unit: "binary" })),
  mail: fc.oneof(letters, fc.string({ unit: "binary" })),
  objectSid: fc.oneof(fc.string(), fc.constant("S-1-5-21-1-2-3-4")),
});

it("whatever a builder gives passes the check", () => {
  fc.assert(
    fc.property(product, account, (name, person) => {
      const profile = builders[name](person, role);
      expect(checkAttributeProfile(name, profile)).toEqual(profile.warnings);
      expect(profile.warnings.filter(({ code }) => code !== "name-id-length-undocumented")).toEqual([]);
    }),
  );
});

it("a builder gives a profile or a WorkspacesError for any account, and never a fault", () => {
  fc.assert(
    fc.property(product, anyAccount, (name, person) => {
      const profile = attempt(() => builders[name](person, role));
      const findings = profile ? checkAttributeProfile(name, profile) : [];
      expect(findings.filter(({ severity }) => severity === "fault")).toEqual([]);
    }),
  );
});

/** One change of a good profile, with what is found of it. */
const changes: readonly (readonly [string, (profile: AttributeProfile) => ReceivedProfile])[] = [
  ["name-id-missing", (profile) => ({ ...profile, nameId: { ...profile.nameId, value: "" } })],
  ["name-id-format-mismatch", (profile) => ({ ...profile, nameId: { value: profile.nameId.value } })],
  ["role-missing", without(attributeNames.role)],
  ["role-pair-malformed", change(attributeNames.role, () => [role.roleArn])],
  ["role-multiple", change(attributeNames.role, (pair) => [pair, pair])],
  ["role-session-name-missing", without(attributeNames.roleSessionName)],
  ["role-session-name-malformed", change(attributeNames.roleSessionName, (name) => [`${name}/`])],
  ["session-duration-missing", without(attributeNames.sessionDuration)],
  ["session-duration-out-of-range", change(attributeNames.sessionDuration, (seconds) => [`-${seconds}`])],
  ["object-sid-missing", without(attributeNames.objectSid)],
  ["object-sid-malformed", change(attributeNames.objectSid, (sid) => [`${sid}-1`])],
  ["tag-value-malformed", change(attributeNames.objectSid, (sid) => [`'${sid}'`])],
  ["attribute-multiple-values", change(attributeNames.objectSid, (sid) => [sid, sid])],
  ["surrounding-whitespace", change(attributeNames.objectSid, (sid) => [`${sid} `])],
  ["attribute-not-read", add("https://aws.amazon.com/SAML/Attributes/Team")],
  ["tag-key-duplicate", add("https://aws.amazon.com/SAML/Attributes/PrincipalTag:OBJECTSID")],
];

it.each(changes)("one change of what a builder gives is found as %s, and as nothing else", (code, alter) => {
  fc.assert(
    fc.property(product, account, (name, person) => {
      const profile = builders[name](person, role);
      const codes = checkAttributeProfile(name, alter(profile)).map((finding) => finding.code);
      expect(codes.filter((each) => each !== "name-id-length-undocumented")).toEqual([code]);
    }),
    { numRuns: 25 },
  );
});

function change(name: string, alter: (value: string) => readonly string[]) {
  return ({ nameId, attributes }: AttributeProfile): ReceivedProfile => ({
    nameId,
    attributes: attributes.map((each) => (each.name === name ? { name, values: each.values.flatMap(alter) } : each)),
  });
}

function without(name: string) {
  return ({ nameId, attributes }: AttributeProfile): ReceivedProfile => ({
    nameId,
    attributes: attributes.filter((each) => each.name !== name),
  });
}

function add(name: string) {
  return ({ nameId, attributes }: AttributeProfile): ReceivedProfile => ({
    nameId,
    attributes: [...attributes, { name, values: ["x"] }],
  });
}

function attempt(build: () => AttributeProfile): AttributeProfile | undefined {
  try {
    return build();
  } catch (error) {
    expect(error).toBeInstanceOf(WorkspacesError);
    return undefined;
  }
}
