import {
  authnContextClass,
  binding,
  createSigner,
  encodePostBinding,
  nameIdFormat,
  serializeIdentityProviderMetadata,
  signResponse,
} from "@idpkit/saml";
import { buildPersonalProfile, findRegion } from "@idpkit/workspaces";
import { expect, it } from "vitest";

import { createTestProvider } from "../testing/provider.test.fixture.js";
import {
  accountsOf,
  alice,
  createTestAuthority,
  createTestSetup,
  now,
  relayState,
} from "../testing/set-up.test.fixture.js";
import { walkSignIn } from "./walk-sign-in.js";

const issuer = "https://idp.example.com/saml/metadata";

it.each([
  ["alice", alice],
  ["a name beyond ASCII", { ...alice, sAMAccountName: "søren", userPrincipalName: "søren@corp.example.com" }],
  ["a blank and an apostrophe in the account name", { ...alice, sAMAccountName: "Mary O'Brien" }],
])("what @idpkit/saml signs of a profile of @idpkit/workspaces opens the desktop: %s", async (_, account) => {
  const provider = await createTestProvider(issuer);
  const setup = createTestSetup(provider, await createTestAuthority());
  const region = findRegion("us-east-1");
  const metadata = serializeIdentityProviderMetadata({
    entityId: issuer,
    signingCertificates: [provider.certificate],
    nameIdFormats: [nameIdFormat.persistent],
    singleSignOnServices: [{ binding: binding.httpRedirect, location: "https://idp.example.com/launch" }],
  });
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
      destination: region?.signIn.acs ?? "",
      audiences: [region?.signIn.audience ?? ""],
      ...profile,
      notBefore: new Date(now.getTime() - 60_000),
      notOnOrAfter: new Date(now.getTime() + 240_000),
      authnInstant: now,
      sessionIndex: "_session",
      sessionNotOnOrAfter: new Date(now.getTime() + 28_800_000),
      authnContextClassRef: authnContextClass.refedsMfa,
    },
    createSigner(provider.privateKey, provider.certificate),
  );

  const walk = await walkSignIn(
    { SAMLResponse: encodePostBinding(response), RelayState: relayState },
    {
      ...setup,
      samlProvider: { ...setup.samlProvider, metadata },
      directory: { ...setup.directory, accounts: accountsOf(account) },
    },
    now,
  );
  expect(walk.steps.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
  expect(walk.desktop?.user).toBe(account.sAMAccountName);
});
