import {
  createCertificateIssuer,
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
  type CertificateAuthority,
} from "@idpkit/private-ca";
import { createCertificateSigner } from "@idpkit/x509";

import type { TwinAccount, TwinAccounts, TwinSetup } from "../set-up.js";
import { goodMessage } from "./message.test.fixture.js";
import type { TestProvider } from "./provider.test.fixture.js";

/** The moment at which the tests sign in: four seconds after {@link goodMessage} was issued. */
export const now = new Date("2026-11-22T08:00:04Z");

/** A relay state of the test directory. */
export const relayState = "https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSiad+ABC12D";

/** The account that {@link goodMessage} names. */
export const alice: TwinAccount = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice.liddell@example.com",
  objectSid: "S-1-5-21-1864522095-575585544-30601353-1102",
  displayName: "Alice Liddell",
  enabled: true,
};

/** A directory of those accounts, in memory. */
export function accountsOf(...accounts: readonly TwinAccount[]): TwinAccounts {
  const find = (key: "sAMAccountName" | "userPrincipalName", name: string) =>
    Promise.resolve(accounts.find((account) => account[key].toLowerCase() === name.toLowerCase()));
  return {
    findBySAMAccountName: (name) => find("sAMAccountName", name),
    findByUserPrincipalName: (name) => find("userPrincipalName", name),
  };
}

/** A root with an issuing authority below it, ten years from the day before. */
export async function createTestAuthority(): Promise<CertificateAuthority> {
  const request = async (commonName: string) => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(rsa2048, false, ["sign", "verify"]);
    const yesterday = new Date(now.getTime() - 86_400_000);
    const signer = createCertificateSigner(privateKey);
    return { commonName, publicKey, signer, store: createMemoryAuthorityStore(), now: yesterday, years: 10 };
  };
  const root = await createRootAuthority(await request("Test root"));
  return issueAuthority(root, await request("Test logon authority"));
}

/** A set-up in which {@link goodMessage}, signed by `provider`, opens alice's desktop. */
export function createTestSetup(provider: TestProvider, authority: CertificateAuthority): TwinSetup {
  return {
    acs: goodMessage.recipient,
    audience: goodMessage.audience,
    samlProvider: { arn: "arn:aws:iam::111122223333:saml-provider/idp", metadata: provider.metadata },
    role: {
      arn: "arn:aws:iam::111122223333:role/WorkSpaces",
      trustPolicy: trustPolicy(),
      permissionPolicies: [streamPolicy()],
      maximumSessionSeconds: 43_200,
    },
    directory: {
      id: "d-9067012345",
      region: "us-east-1",
      domainName: "corp.example.com",
      registrationCode: "WSiad+ABC12D",
      state: "REGISTERED",
      samlProperties: { Status: "ENABLED", UserAccessUrl: "https://idp.example.com/launch" },
      certificateBasedAuthProperties: { Status: "ENABLED", CertificateAuthorityArn: authorityArn },
      accounts: accountsOf(alice),
    },
    issuer: createCertificateIssuer(authority, { lifetimeSeconds: 3600 }),
    trust: { trustAnchors: authority.chain.slice(-1), ntAuth: [authority.certificate] },
  };
}

/** A trust policy as the WorkSpaces guide prints it in 2026, with one statement changed. */
export function trustPolicy(changes: object = {}): object {
  const statement = {
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/idp" },
    Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    Condition: {
      StringEquals: { "SAML:sub_type": "persistent" },
      StringLike: { "SAML:aud": "https://*signin.aws.amazon.com/saml*" },
    },
  };
  return { Version: "2012-10-17", Statement: [{ ...statement, ...changes }] };
}

/** A permission policy as the WorkSpaces guide prints it, with one statement changed. */
export function streamPolicy(changes: object = {}): object {
  const statement = {
    Effect: "Allow",
    Action: "workspaces:Stream",
    Resource: "arn:aws:workspaces:us-east-1:111122223333:directory/d-9067012345",
    Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
  };
  return { Version: "2012-10-17", Statement: [{ ...statement, ...changes }] };
}

/** A certificate authority of AWS Private CA, of the account and the Region of the test directory. */
export const authorityArn =
  "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566";

const rsa2048 = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
};
