import { generateKeyPairSync } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DoctorError } from "../errors.js";
import { goodSetUp, streamPolicy, trustPolicy } from "../set-ups/good-set-up.test.fixture.js";
import { chooseDirectory } from "./choose-directory.js";
import { parseDecryptionKey } from "./parse-decryption-key.js";
import { parseDirectories } from "./parse-directories.js";
import { parseProvider } from "./parse-provider.js";
import { parseRole, parseRolePolicy } from "./parse-role.js";
import { regionOf } from "./region-of.js";

describe("a role", () => {
  const { Arn: arn, MaxSessionDuration: maximumSessionSeconds } = goodSetUp.role.Role;
  const encoded = encodeURIComponent(JSON.stringify(trustPolicy({})));

  it.each([
    ["the output of get-role", goodSetUp.role, { arn, trustPolicy: trustPolicy({}), maximumSessionSeconds }],
    ["the role in it", goodSetUp.role.Role, { arn, trustPolicy: trustPolicy({}), maximumSessionSeconds }],
    ["the API's answer", { Role: { Arn: arn, AssumeRolePolicyDocument: encoded } }, { arn, trustPolicy: encoded }],
    ["a trust policy", trustPolicy({}), { trustPolicy: trustPolicy({}) }],
  ])("is read from %s", (_, document, expected) => {
    expect(parseRole(JSON.stringify(document))).toEqual(expected);
  });

  it.each([
    ["role-malformed", "null"],
    ["role-malformed", "[]"],
    ["role-malformed", "{}"],
    ["role-malformed", '{"Role":{"Arn":"arn:aws:iam::111122223333:role/x"}}'],
    ["role-malformed", '{"Role":{"AssumeRolePolicyDocument":"{}"}}'],
    ["json-malformed", JSON.stringify(goodSetUp.role).slice(0, -1)],
    ["json-malformed", ""],
  ])("is refused with %s", (code, text) => {
    expect(() => parseRole(text)).toThrow(refusal(code));
  });
});

describe("a permission policy", () => {
  const policy = streamPolicy({});

  it.each([
    ["the output of get-role-policy", { RoleName: "r", PolicyName: "p", PolicyDocument: policy }],
    ["the output of get-policy-version", { PolicyVersion: { Document: policy, VersionId: "v1" } }],
    ["the policy alone", policy],
  ])("is read from %s", (_, document) => {
    expect(parseRolePolicy(JSON.stringify(document))).toEqual(policy);
  });

  it.each([
    ["role-policy-malformed", "[]"],
    ["role-policy-malformed", '{"PolicyNames":["stream"]}'],
    ["json-malformed", "{"],
  ])("is refused with %s", (code, text) => {
    expect(() => parseRolePolicy(text)).toThrow(refusal(code));
  });
});

describe("a provider", () => {
  it.each([
    ["get-saml-provider", '{"SAMLMetadataDocument":"<md/>"}', { metadata: "<md/>" }],
    [
      "a provider that wants encryption",
      '{"SAMLMetadataDocument":"<md/>","AssertionEncryptionMode":"Required"}',
      { metadata: "<md/>", assertionEncryptionMode: "Required" },
    ],
    ["metadata, as it stands", "\n<md/>\n", { metadata: "\n<md/>\n" }],
  ])("is read from %s", (_, text, expected) => {
    expect(parseProvider(text)).toEqual(expected);
  });

  it.each([
    ["provider-malformed", "{}"],
    ["provider-malformed", "[]"],
    ["json-malformed", "EntityDescriptor"],
  ])("is refused with %s", (code, text) => {
    expect(() => parseProvider(text)).toThrow(refusal(code));
  });
});

describe("directories", () => {
  const expected = {
    id: "d-9067012345",
    registrationCode: "WSfra+ABC12D",
    state: "REGISTERED",
    samlProperties: goodSetUp.directory["SamlProperties"],
    certificateBasedAuthProperties: goodSetUp.directory["CertificateBasedAuthProperties"],
  };

  it.each([
    ["the output of describe-workspace-directories", { Directories: [goodSetUp.directory] }],
    ["one directory", goodSetUp.directory],
  ])("are read from %s", (_, document) => {
    expect(parseDirectories(JSON.stringify(document))).toEqual([expected]);
  });

  it("are read as off where nothing was ever set", () => {
    expect(parseDirectories('{"DirectoryId":"d-9067012345","SamlProperties":null}')).toEqual([
      {
        id: "d-9067012345",
        samlProperties: { Status: "DISABLED" },
        certificateBasedAuthProperties: { Status: "DISABLED" },
      },
    ]);
  });

  it.each([
    ["directories-malformed", '{"Directories":[]}'],
    ["directories-malformed", '{"Directories":{}}'],
    ["directories-malformed", '{"Directories":[null]}'],
    ["directories-malformed", "{}"],
    ["directories-malformed", '{"DirectoryId":"d-9067012345","SamlProperties":"ENABLED"}'],
    ["json-malformed", "Directories"],
  ])("are refused with %s", (code, text) => {
    expect(() => parseDirectories(text)).toThrow(refusal(code));
  });
});

describe("of several directories", () => {
  const first = { id: "d-1111111111", registrationCode: "WSfra+AAAAAA" };
  const second = { id: "d-2222222222", registrationCode: "WSfra+BBBBBB" };
  const both = [first, second];

  it.each([
    ["the only one", [first], { id: undefined, relayState: undefined }, first],
    ["the one that is named", both, { id: second.id, relayState: "…=WSfra+AAAAAA" }, second],
    ["the one of the relay state", both, { id: undefined, relayState: "…=WSfra+BBBBBB" }, second],
  ])("%s is chosen", (_, directories, wanted, expected) => {
    expect(chooseDirectory(directories, wanted)).toBe(expected);
  });

  it.each([
    ["directory-not-found", [first], { id: second.id, relayState: undefined }],
    ["directory-ambiguous", both, { id: undefined, relayState: undefined }],
    ["directory-ambiguous", both, { id: undefined, relayState: "…=WSfra+CCCCCC" }],
    ["directory-ambiguous", [first, { ...second, registrationCode: "" }], { id: undefined, relayState: "…" }],
  ])("none is chosen with %s", (code, directories, wanted) => {
    expect(() => chooseDirectory(directories, wanted)).toThrow(refusal(code));
  });
});

it.each([
  ["us-west-2", "--region", { told: "us-west-2" }],
  ["eu-central-1", "the CertificateAuthorityArn", { told: undefined }],
  ["us-east-1", "the relay state", { told: undefined, certificateAuthorityArn: "arn:aws:iam::111122223333:role/x" }],
])("the Region is %s, from %s", (region, from, changes) => {
  const sources = {
    certificateAuthorityArn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/x",
    relayState: "https://workspaces.euc-sso-fips.us-east-1.aws.amazon.com/sso-idp?registrationCode=x",
  };
  expect(regionOf({ ...sources, ...changes })).toEqual({ region, from });
});

it.each([[undefined], ["WSfra+ABC12D"], ["https://console.aws.amazon.com/"]])(
  "no Region is learnt from %s",
  (relayState) => {
    expect(regionOf({ told: undefined, certificateAuthorityArn: undefined, relayState })).toBeUndefined();
  },
);

describe("a decryption key", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

  it("is read from PEM", () => {
    expect(parseDecryptionKey(pem)).toBe(pem);
  });

  it.each([
    ["with a passphrase", privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })],
    ["of another kind", generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })],
    ["that was cut off", pem.slice(0, 300)],
    ["that is longer than IAM takes", pem + "\n".repeat(16_384)],
    ["that is none", "secret"],
  ])("is refused %s", (_, text) => {
    expect(() => parseDecryptionKey(text.toString())).toThrow(refusal("decryption-key-malformed"));
  });
});

it("every reader gives a value or a DoctorError, whatever the JSON is", () => {
  const names = fc.constantFrom(
    "Role",
    "Arn",
    "Statement",
    "PolicyVersion",
    "Directories",
    "DirectoryId",
    "SamlProperties",
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 1, "", "x"),
      fc.array(tie("json"), { maxLength: 3 }),
      fc.dictionary(names, tie("json"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(json, fc.constantFrom(parseRole, parseRolePolicy, parseProvider, parseDirectories), (value, parse) => {
      try {
        parse(JSON.stringify(value));
        return true;
      } catch (error) {
        return error instanceof DoctorError;
      }
    }),
  );
});

function refusal(code: string): unknown {
  return expect.objectContaining({ name: "DoctorError", code });
}
