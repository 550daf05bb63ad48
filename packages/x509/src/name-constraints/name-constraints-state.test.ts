import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { certificateWith } from "../certificate/certificate.test.fixture.js";
import { serializeDer } from "../der/serialize-der.js";
import { parseDer } from "../der/parse-der.js";
import { derTag } from "../der/tag.js";
import { nameConstraints, type NameConstraints } from "../extensions/name-constraints.js";
import { distinguishedName, readDistinguishedName } from "../name/distinguished-name.js";
import type { AttributeTypeName } from "../name/attribute-types.js";
import type { GeneralName } from "../name/general-name.js";
import { refusal } from "../refusal.test.fixture.js";
import { checkNames, narrowNames } from "./name-constraints-state.js";

const dns = (value: string): GeneralName => ({ type: "dNSName", value });
const mail = (value: string): GeneralName => ({ type: "rfc822Name", value });
const uri = (value: string): GeneralName => ({ type: "uniformResourceIdentifier", value });
const ip = (hex: string): GeneralName => ({ type: "iPAddress", value: Buffer.from(hex, "hex") });
const upn = (text: string): GeneralName => other("1.3.6.1.4.1.311.20.2.3", text);
const directory = (...attributes: readonly (readonly [AttributeTypeName, string])[]): GeneralName => ({
  type: "directoryName",
  value: readDistinguishedName(parseDer(distinguishedName(attributes))),
});

function other(typeId: string, text: string): GeneralName {
  return { type: "otherName", typeId, value: serializeDer(derTag.utf8String, new TextEncoder().encode(text)) };
}

/** Checks names against the constraints of authorities, the topmost first. */
async function checking(
  constraints: readonly NameConstraints[],
  names: readonly GeneralName[],
  nameComparisons = 1000,
) {
  let state: ReturnType<typeof narrowNames> = [];
  for (const each of constraints) state = narrowNames(state, await certificateWith(nameConstraints(each)));
  return () => {
    checkNames(state, names, { nameComparisons });
  };
}

const corp = directory(["C", "DE"], ["O", "Corp"]);

describe("a subtree", () => {
  it.each<[base: GeneralName, name: GeneralName]>([
    [dns("corp.example"), dns("corp.example")],
    [dns("corp.example"), dns("a.b.corp.example")],
    [dns("corp.example"), dns("A.Corp.Example")],
    [dns("corp.example"), dns("*.corp.example")],
    [dns(""), dns("anything.example")],
    [mail("alice@corp.example"), mail("alice@CORP.example")],
    [mail("corp.example"), mail("alice@corp.example")],
    [mail(".corp.example"), mail("alice@a.b.corp.example")],
    [mail(""), mail("alice@corp.example")],
    [uri("corp.example"), uri("https://corp.example/path")],
    [uri("corp.example"), uri("https://user@Corp.Example:8443?query@x")],
    [uri(".corp.example"), uri("ldap://a.b.corp.example")],
    [uri(""), uri("https://corp.example")],
    [ip("0a000000ff000000"), ip("0a010203")],
    [ip("0a0a0a0aff800000"), ip("0a7fffff")],
    [ip("0000000000000000"), ip("0a010203")],
    [ip(`20010db8${"00".repeat(12)}ffffffff${"00".repeat(12)}`), ip(`20010db8${"ff".repeat(12)}`)],
    [corp, corp],
    [corp, directory(["C", "de"], ["O", "CORP"], ["CN", "Alice"])],
    [upn("@corp.example"), upn("alice@Corp.Example")],
    [upn(".corp.example"), upn("alice@a.corp.example")],
    [upn("alice@corp.example"), upn("Alice@corp.example")],
  ])("%j contains %j", async (base, name) => {
    expect(await checking([{ permittedSubtrees: [base] }], [name])).not.toThrow();
    expect(await checking([{ excludedSubtrees: [base] }], [name])).toThrow(refusal("name-excluded"));
  });

  it.each<[base: GeneralName, name: GeneralName]>([
    [dns("corp.example"), dns("example")],
    [dns("corp.example"), dns("notcorp.example")],
    [dns("a.corp.example"), dns("*.a.b.example")],
    [dns("b.a.corp.example"), dns("*.corp.example")],
    [mail("alice@corp.example"), mail("Alice@corp.example")],
    [mail("alice@corp.example"), mail("malice@corp.example")],
    [mail("corp.example"), mail("alice@a.corp.example")],
    [mail("corp.example"), mail("alice@notcorp.example")],
    [mail(".corp.example"), mail("alice@corp.example")],
    [uri("corp.example"), uri("https://a.corp.example")],
    [uri("corp.example"), uri("https://elsewhere.example/corp.example")],
    [uri("corp.example"), uri("https://corp.example@elsewhere.example")],
    [uri(".corp.example"), uri("https://corp.example")],
    [ip("0a000000ff000000"), ip("0b010203")],
    [ip("0a0a0a0aff800000"), ip("0a800000")],
    [ip("0a000000ff000000"), ip(`0a000000${"00".repeat(12)}`)],
    [corp, directory(["C", "DE"])],
    [corp, directory(["C", "DE"], ["O", "Other"])],
    [corp, directory(["O", "Corp"], ["C", "DE"])],
    [upn("@corp.example"), upn("alice@a.corp.example")],
    [upn(".corp.example"), upn("alice@corp.example")],
    [upn("alice@corp.example"), upn("bob@corp.example")],
    [upn("alice@corp.example"), upn("alice@other.example")],
  ])("%j does not contain %j", async (base, name) => {
    expect(await checking([{ permittedSubtrees: [base] }], [name])).toThrow(refusal("name-not-permitted"));
    expect(await checking([{ excludedSubtrees: [base] }], [name])).not.toThrow();
  });

  it("is touched by a wildcard that stands for a name in it, which is enough to be excluded", async () => {
    const name = dns("*.corp.example");
    expect(await checking([{ excludedSubtrees: [dns("a.corp.example")] }], [name])).toThrow(refusal("name-excluded"));
    const refused = refusal("name-not-permitted");
    expect(await checking([{ permittedSubtrees: [dns("a.corp.example")] }], [name])).toThrow(refused);
  });

  it.each([
    dns(".corp.example"),
    dns("*.corp.example"),
    dns("corp.example."),
    dns("corp..example"),
    dns(`${"a".repeat(64)}.example`),
    dns(`${"a.".repeat(127)}example`),
    mail("alice@bob@corp.example"),
    mail("@corp.example"),
    mail("*.corp.example"),
    uri("https://corp.example"),
    uri("corp.example:443"),
    ip("0a000000"),
    ip("0a000000ff00ff00"),
    ip("0a000000ff00"),
    ip("00".repeat(16)),
    upn("corp.example"),
    upn("a@b@corp.example"),
    upn("."),
    { ...upn(""), value: Uint8Array.of(0x05, 0) } as GeneralName,
  ])("is refused where its base is %j", async (base) => {
    const certificate = await certificateWith(nameConstraints({ permittedSubtrees: [base] }));
    expect(() => narrowNames([], certificate)).toThrow(refusal("extension-malformed"));
  });
});

describe("a name that cannot be compared", () => {
  it.each<[base: GeneralName, name: GeneralName]>([
    [dns("corp.example"), dns(".corp.example")],
    [dns("corp.example"), dns("a.*.corp.example")],
    [dns("corp.example"), dns("corp.example.")],
    [dns("corp.example"), dns("a corp.example")],
    [dns("corp.example"), dns("")],
    [mail("corp.example"), mail('"alice"@corp.example')],
    [mail("corp.example"), mail("alice@[10.0.0.1]")],
    [mail("corp.example"), mail("corp.example")],
    [mail("corp.example"), mail("alice@bob@corp.example")],
    [mail("corp.example"), mail("@corp.example")],
    [mail("corp.example"), other("1.3.6.1.5.5.7.8.9", "älice@corp.example")],
    [uri("corp.example"), uri("urn:corp.example")],
    [uri("corp.example"), uri("tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3-500")],
    [uri("corp.example"), uri("https://10.0.0.1/")],
    [uri("corp.example"), uri("https://[::1]/")],
    [uri("corp.example"), uri("https://elsewhere.example\\@corp.example/")],
    [uri("corp.example"), uri("//corp.example/")],
    [uri("corp.example"), uri("https://corp.example%2eelsewhere.example/")],
    [ip("0a000000ff000000"), ip("0a00000000")],
    [upn("@corp.example"), upn("alice")],
    [upn("@corp.example"), upn("@corp.example")],
    [upn("@corp.example"), upn("alice@bob@corp.example")],
    [other("1.2.3", "a"), other("1.2.3", "a")],
    [
      { type: "registeredID", value: Uint8Array.of(1) },
      { type: "registeredID", value: Uint8Array.of(1) },
    ],
  ])("below %j is refused: %j", async (base, name) => {
    const refused = refusal("name-constraints-unsupported");
    expect(await checking([{ permittedSubtrees: [base] }], [name])).toThrow(refused);
    expect(await checking([{ excludedSubtrees: [base] }], [name])).toThrow(refused);
  });

  it("is no matter where names of its form are not constrained", async () => {
    const names = [dns(".corp.example"), other("1.2.4", "a"), ip("00")];
    expect(await checking([{ permittedSubtrees: [mail(""), other("1.2.3", "a")] }], names)).not.toThrow();
  });
});

describe("the constraints of several authorities", () => {
  it("hold all, so that none can permit what one above does not", async () => {
    const narrow = { permittedSubtrees: [dns("a.corp.example")] } as const;
    const wide = { permittedSubtrees: [dns("corp.example"), dns("other.example")] } as const;
    const refused = refusal("name-not-permitted");
    for (const constraints of [
      [narrow, wide],
      [wide, narrow],
    ]) {
      expect(await checking(constraints, [dns("x.a.corp.example")])).not.toThrow();
      expect(await checking(constraints, [dns("b.corp.example")])).toThrow(refused);
      expect(await checking(constraints, [dns("other.example")])).toThrow(refused);
    }
  });

  it("exclude all that any of them excludes, even if it is permitted", async () => {
    const constraints = [
      { permittedSubtrees: [dns("corp.example")], excludedSubtrees: [dns("a.corp.example")] },
      { excludedSubtrees: [dns("b.corp.example")] },
    ] as const;
    expect(await checking(constraints, [dns("c.corp.example")])).not.toThrow();
    expect(await checking(constraints, [dns("c.corp.example"), dns("a.corp.example")])).toThrow(
      refusal("name-excluded"),
    );
    expect(await checking(constraints, [dns("x.b.corp.example")])).toThrow(refusal("name-excluded"));
  });

  it("never permit more than fewer of them do", async () => {
    const host = fc.array(fc.constantFrom("a", "b"), { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
    const bases = fc.tuple(host, host).map(([one, another]) => [dns(one), dns(another)] as const);
    const set = fc.record(
      { permittedSubtrees: bases, excludedSubtrees: bases },
      { requiredKeys: ["permittedSubtrees"] },
    );
    await fc.assert(
      fc.asyncProperty(set, set, host, async (above, below, name) => {
        const isTaken = async (constraints: readonly NameConstraints[]) =>
          isQuiet(await checking(constraints, [dns(name)]));
        expect(await isTaken([above, below])).toBe((await isTaken([above])) && (await isTaken([below])));
      }),
      { numRuns: 50 },
    );
  });
});

describe("very many names and subtrees", () => {
  it("are not compared (CVE-2024-12243, CVE-2025-14831)", async () => {
    const names = Array.from({ length: 40 }, (_, index) => dns(`a${String(index)}.example`));
    const permittedSubtrees = [dns("example"), ...names] as const;
    expect(await checking([{ permittedSubtrees }], names, 40 * 41)).not.toThrow();
    expect(await checking([{ permittedSubtrees }], names, 40 * 41 - 1)).toThrow(refusal("name-constraints-exhausted"));
  });
});

function isQuiet(run: () => void): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
