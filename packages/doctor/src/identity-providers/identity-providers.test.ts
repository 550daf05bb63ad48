import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";

import { beforeAll, describe, expect, it } from "vitest";

import { encryptAssertion } from "../set-ups/encrypt-assertion.test.fixture.js";
import { goodSetUp, type SetUp } from "../set-ups/good-set-up.test.fixture.js";
import type { ResponseFields } from "../set-ups/response-xml.test.fixture.js";
import { runForVerdict } from "../set-ups/run-doctor.test.fixture.js";
import { testFolder } from "../set-ups/test-folder.test.fixture.js";
import { createTestKeys, writeSetUp, type TestKeys } from "../set-ups/write-set-up.test.fixture.js";
import { adfs } from "./adfs.test.fixture.js";
import { authentik } from "./authentik.test.fixture.js";
import { entra } from "./entra.test.fixture.js";
import { keycloak } from "./keycloak.test.fixture.js";
import { okta } from "./okta.test.fixture.js";

const newFolder = testFolder();
let keys: TestKeys;
beforeAll(async () => {
  keys = await createTestKeys();
});

/** Every fault that is found, in its order. */
async function faultsOf(provider: Partial<SetUp>, said: Partial<ResponseFields>, changes: Partial<SetUp>) {
  const response = { ...goodSetUp.response, ...provider.response, ...said };
  const setUp = { ...goodSetUp, ...provider, ...changes, response };
  const { steps } = await runForVerdict(await writeSetUp(setUp, keys, await newFolder()));
  return steps.flatMap(({ code }) => code ?? []);
}

const unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
const emailAddress = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const { attributes } = goodSetUp.response;
const rolePair = "arn:aws:iam::111122223333:saml-provider/idp,arn:aws:iam::111122223333:role/WorkSpaces";

describe.concurrent.each([
  ["Okta", okta],
  ["Microsoft Entra ID", entra],
  ["AD FS", adfs],
  ["authentik", authentik],
  [
    "Keycloak with «Sign assertions»",
    { ...keycloak, signing: { ...keycloak.signing, elements: ["Assertion", "Response"] } },
  ],
] as const)("%s, set up well", (_, provider) => {
  it("passes every step", async () => {
    expect(await faultsOf(provider, {}, {})).toEqual([]);
  });
});

it.concurrent.each([
  ["Keycloak signs the document alone", keycloak, {}, {}, ["assertion-not-signed-itself"]],
  [
    "Keycloak's client is named workspaces",
    { ...keycloak, signing: { ...keycloak.signing, elements: ["Assertion"] } },
    { audience: "workspaces" },
    {},
    ["audience-mismatch"],
  ],
  [
    "Keycloak's name is that of another realm",
    { ...keycloak, signing: { ...keycloak.signing, elements: ["Assertion"] } },
    {},
    { metadataEntityId: "https://sso.example.com/realms/master" },
    ["issuer-mismatch"],
  ],
  [
    "Okta sends the user's login, an address",
    okta,
    { nameId: "alice.liddell@example.com" },
    {},
    ["user-name-has-domain", "logon-client-unknown"],
  ],
  [
    "Okta's Name ID format was left as it was",
    okta,
    { nameIdFormat: unspecified },
    {},
    ["name-id-format", "trust-policy-denies-subject-type"],
  ],
  [
    "Entra's Name ID format is that of an address",
    entra,
    { nameIdFormat: emailAddress },
    {},
    ["name-id-format", "trust-policy-denies-subject-type"],
  ],
  [
    "Entra sends the UPN without ExtractMailPrefix",
    entra,
    { nameId: "alice@corp.example.com" },
    {},
    ["user-name-has-domain", "logon-client-unknown"],
  ],
  [
    "Entra's identifier is the endpoint",
    entra,
    { audience: "https://signin.aws.amazon.com/saml" },
    {},
    ["audience-is-endpoint"],
  ],
  [
    "AD FS's rule puts the provider first",
    adfs,
    { attributes: { ...attributes, Role: [rolePair] } },
    {},
    ["role-pair-reversed"],
  ],
  [
    "AD FS's rule makes a role of every group",
    adfs,
    {
      attributes: {
        ...attributes,
        Role: [...(attributes["Role"] ?? []), rolePair.replace("role/WorkSpaces", "role/Admin")],
      },
    },
    {},
    ["role-not-alone"],
  ],
  [
    "AD FS sends the Windows account name",
    adfs,
    { nameId: String.raw`CORP\alice` },
    {},
    ["user-name-has-domain", "logon-client-unknown"],
  ],
  [
    "authentik has a default relay state",
    authentik,
    {},
    { relayState: "https://console.aws.amazon.com/workspaces/v2/home" },
    ["relay-state-foreign"],
  ],
  [
    "authentik sends the uid that it makes itself",
    authentik,
    { nameId: "9c1d6d3a4b8a0e1f5e6f" },
    {},
    ["user-unknown", "logon-client-unknown"],
  ],
] as const)("%s", async (_, provider, said, changes, expected) => {
  expect(await faultsOf(provider, said, changes)).toEqual(expected);
});

it("Entra ID encrypts: with IAM's key all is well, without it the doctor asks for it", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const afterSigning = (xml: string) => encryptAssertion(xml, publicKey, /<Assertion [^]*<\/Assertion>/);
  const args = await writeSetUp({ ...goodSetUp, ...entra, afterSigning }, keys, await newFolder());
  const keyFile = `${args.at(-1) ?? ""}.pem`;
  await writeFile(keyFile, privateKey.export({ type: "pkcs8", format: "pem" }));

  const { steps } = await runForVerdict(["--decryption-key", keyFile, ...args]);
  expect(steps.flatMap(({ code }) => code ?? [])).toEqual([]);
  expect((await runForVerdict(args)).verdict?.code).toBe("assertion-encrypted");
});
