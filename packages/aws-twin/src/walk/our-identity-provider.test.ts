import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

import {
  authnContextClass,
  binding,
  createEncryptionRecipient,
  createSigner,
  encodePostBinding,
  nameIdFormat,
  serializeIdentityProviderMetadata,
  signResponse,
  type EncryptionRecipientOptions,
  type ResponseProtection,
  type SignatureAlgorithm,
} from "@idpkit/saml";
import {
  buildModifyCertificateBasedAuthProperties,
  buildModifySamlProperties,
  buildPersonalProfile,
  buildTrustPolicy,
  buildWorkspacesStreamPolicy,
  findRegion,
} from "@idpkit/workspaces";
import { describe, expect, it } from "vitest";

import type { TwinAccount, TwinSetup } from "../set-up.js";
import { createTestProvider } from "../testing/provider.test.fixture.js";
import {
  accountsOf,
  alice,
  authorityArn,
  createTestAuthority,
  createTestSetup,
  now,
  relayState,
} from "../testing/set-up.test.fixture.js";
import type { Walk } from "./walk.js";
import { walkSignIn } from "./walk-sign-in.js";

const issuer = "https://idp.example.com/saml/metadata";
const { acs = "", audience = "" } = findRegion("us-east-1")?.signIn ?? {};
const provider = await createTestProvider(issuer);
const setup = setUpFromDocuments(createTestSetup(provider, await createTestAuthority()));
const iamKey = rsaKey();
const strangeKey = rsaKey();

/** The set-up as `@idpkit/saml` and `@idpkit/workspaces` write its documents. */
function setUpFromDocuments(base: TwinSetup): TwinSetup {
  const { id: directoryId, region } = base.directory;
  const metadata = serializeIdentityProviderMetadata({
    entityId: issuer,
    signingCertificates: [provider.certificate],
    nameIdFormats: [nameIdFormat.persistent],
    singleSignOnServices: [{ binding: binding.httpRedirect, location: "https://idp.example.com/launch" }],
  });
  const launch = { directoryId, status: "ENABLED", userAccessUrl: "https://idp.example.com/launch" } as const;
  const certificates = buildModifyCertificateBasedAuthProperties(directoryId, authorityArn);
  return {
    ...base,
    samlProvider: { ...base.samlProvider, metadata },
    role: {
      ...base.role,
      trustPolicy: buildTrustPolicy({ providerArn: base.samlProvider.arn, recipients: [acs] }),
      permissionPolicies: [buildWorkspacesStreamPolicy({ region, accountId: "111122223333" }, directoryId)],
    },
    directory: {
      ...base.directory,
      samlProperties: buildModifySamlProperties(launch).SamlProperties,
      certificateBasedAuthProperties: certificates.CertificateBasedAuthProperties,
    },
  };
}

function rsaKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** What a sign-in is made with. */
interface SignIn {
  readonly account?: TwinAccount;
  readonly algorithm?: SignatureAlgorithm;
  readonly protection?: ResponseProtection;
  readonly samlProvider?: Partial<TwinSetup["samlProvider"]>;
}

async function walk({ account = alice, algorithm, protection, samlProvider }: SignIn): Promise<Walk> {
  const profile = buildPersonalProfile(account, {
    roleArn: setup.role.arn,
    providerArn: setup.samlProvider.arn,
    sessionDurationSeconds: 28_800,
    domain: "corp.example.com",
  });
  const response = await signResponse(
    {
      id: "_0123456789abcdef",
      assertionId: "_fedcba9876543210",
      issueInstant: now,
      issuer,
      destination: acs,
      audiences: [audience],
      ...profile,
      notBefore: new Date(now.getTime() - 60_000),
      notOnOrAfter: new Date(now.getTime() + 240_000),
      authnInstant: now,
      sessionIndex: "_session",
      sessionNotOnOrAfter: new Date(now.getTime() + 28_800_000),
      authnContextClassRef: authnContextClass.refedsMfa,
    },
    createSigner(createPrivateKey(provider.privateKeyPem), provider.certificate, { ...(algorithm && { algorithm }) }),
    protection,
  );
  return walkSignIn(
    { SAMLResponse: encodePostBinding(response), RelayState: relayState },
    {
      ...setup,
      samlProvider: { ...setup.samlProvider, ...samlProvider },
      directory: { ...setup.directory, accounts: accountsOf(account) },
    },
    now,
  );
}

const remarks = ({ steps }: Walk) => steps.filter(({ outcome }) => outcome !== "pass").map(({ code }) => code);

describe("what @idpkit/saml signs of a profile of @idpkit/workspaces opens the desktop", () => {
  it.each([
    ["alice", alice],
    ["a name beyond ASCII", { ...alice, sAMAccountName: "søren", userPrincipalName: "søren@corp.example.com" }],
    ["a blank and an apostrophe in the account name", { ...alice, sAMAccountName: "Mary O'Brien" }],
  ])("of %s", async (_, account) => {
    const result = await walk({ account });
    expect(remarks(result)).toEqual([]);
    expect(result.desktop?.user).toBe(account.sAMAccountName);
  });

  it.each<[SignatureAlgorithm, ResponseProtection["sign"], readonly string[]]>([
    ["RSA-SHA256", "assertion", []],
    ["RSA-SHA384", "assertion", []],
    ["RSA-SHA512", "assertion", []],
    ["RSA-SHA256", "both", []],
    ["RSA-SHA384", "both", []],
    ["RSA-SHA512", "both", []],
    ["RSA-SHA256", "response", ["assertion-not-signed-itself"]],
    ["RSA-PSS-SHA256", "assertion", ["signature-algorithm-undocumented"]],
    ["RSA-PSS-SHA384", "assertion", ["signature-algorithm-undocumented"]],
    ["RSA-PSS-SHA512", "assertion", ["signature-algorithm-undocumented"]],
  ])("with %s over %s", async (algorithm, sign = "assertion", warnings) => {
    const result = await walk({ algorithm, protection: { sign } });
    expect(result.outcome).toBe("desktop");
    expect(remarks(result)).toEqual(warnings);
  });
});

describe("an encrypted assertion", () => {
  const encryptFor = (options: EncryptionRecipientOptions = {}, key = iamKey): ResponseProtection => ({
    encryptFor: createEncryptionRecipient(createPublicKey(key), options),
  });

  it.each<[string, EncryptionRecipientOptions]>([
    ["AES-256-GCM and RSA-OAEP", {}],
    ["AES-128-GCM", { dataEncryption: "AES-128-GCM" }],
    ["AES-256-CBC", { dataEncryption: "insecure-AES-256-CBC" }],
    ["AES-128-CBC", { dataEncryption: "insecure-AES-128-CBC" }],
    ["RSA-OAEP of SHA-256", { keyTransport: { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-256" } }],
  ])("opens the desktop with %s", async (_, options) => {
    const samlProvider = { decryptionKeys: [iamKey], assertionEncryptionMode: "Required" } as const;
    expect(remarks(await walk({ protection: encryptFor(options), samlProvider }))).toEqual([]);
  });

  it("may be decrypted with the older of two keys, and the Response be signed as well", async () => {
    const protection: ResponseProtection = { ...encryptFor(), sign: "both" };
    const result = await walk({ protection, samlProvider: { decryptionKeys: [strangeKey, iamKey] } });
    expect(remarks(result)).toEqual([]);
  });

  it.each<[string, string, ResponseProtection, Partial<TwinSetup["samlProvider"]>]>([
    ["assertion-encrypted", "without a key", encryptFor(), {}],
    ["assertion-not-decrypted", "with another key", encryptFor(), { decryptionKeys: [strangeKey] }],
    ["assertion-not-encrypted", "in plain, where it must be encrypted", {}, { assertionEncryptionMode: "Required" }],
    [
      "encryption-algorithm-unknown",
      "with two hashes in RSA-OAEP",
      encryptFor({ keyTransport: { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-1" } }),
      { decryptionKeys: [iamKey] },
    ],
  ])("is refused as %s: %s", async (code, _, protection, samlProvider) => {
    const failed = (await walk({ protection, samlProvider })).steps.find(({ outcome }) => outcome === "fail");
    expect([failed?.name, failed?.code]).toEqual(["xml", code]);
  });
});
