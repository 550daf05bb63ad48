import { describe, expect, it } from "vitest";

import {
  encodeMessage,
  messageXml,
  signXml,
  withAttribute,
  type MessageFields,
} from "../testing/message.test.fixture.js";
import { accountsOf, alice, now, relayState, trustPolicy } from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import { diagnoseSignIn, type Diagnosis } from "./diagnose-sign-in.js";
import type { SignInEvidence } from "./evidence.js";
import type { StepName } from "./walk.js";
import { walkSignIn } from "./walk-sign-in.js";

const { provider, setup } = await createTestWalks();

const formOf = (changes: Partial<MessageFields> = {}) => ({
  SAMLResponse: encodeMessage(signXml(messageXml(changes), provider)),
  RelayState: relayState,
});
const diagnose = (changes: Partial<MessageFields>, evidence: SignInEvidence) =>
  diagnoseSignIn(formOf(changes), evidence, now);
const stepsWith = (diagnosis: Diagnosis, outcome: string) =>
  diagnosis.steps.filter((step) => step.outcome === outcome).map(({ name }) => name);

describe("a diagnosis with all evidence", () => {
  it("finds nothing where the walk opens the desktop, with the same words", async () => {
    const diagnosis = await diagnose({}, setup);
    expect(diagnosis.outcome).toBe("pass");
    expect(diagnosis.verdict).toBeUndefined();
    const walk = await walkSignIn(formOf(), setup, now);
    const words = ({ name, says, outcome }: Diagnosis["steps"][number]) => [name, says, outcome];
    expect(diagnosis.steps.map(words)).toEqual(walk.steps.map(words));
  });

  it("goes on behind a failed step, and gives the first as its verdict", async () => {
    const changes = { ...withAttribute("PrincipalTag:Email", "o'brien@example.com"), audience: "urn:x" };
    const diagnosis = await diagnose(changes, {
      ...setup,
      role: { ...setup.role, trustPolicy: trustPolicy({ Action: [] }) },
    });
    expect(diagnosis.outcome).toBe("fail");
    expect(diagnosis.verdict?.code).toBe("audience-mismatch");
    expect(stepsWith(diagnosis, "fail")).toEqual(["audience", "trust-policy", "session-tags", "user"]);
    expect(stepsWith(diagnosis, "not-reached")).toEqual([]);
  });

  it("reads a message whose signature does not verify, and says so first", async () => {
    const SAMLResponse = encodeMessage(signXml(messageXml(), provider).replace(">alice<", ">mallory<"));
    const diagnosis = await diagnoseSignIn({ SAMLResponse, RelayState: relayState }, setup, now);
    expect(diagnosis.verdict?.code).toBe("signed-content-changed");
    expect(stepsWith(diagnosis, "fail")).toEqual(["signature", "user", "logon"]);
  });

  it("warns where nothing fails", async () => {
    const diagnosis = await diagnose(withAttribute("SessionDuration"), setup);
    expect([diagnosis.outcome, diagnosis.verdict]).toEqual(["warn", undefined]);
    expect(stepsWith(diagnosis, "warn")).toEqual(["session-name"]);
  });

  it("takes role and provider of the evidence where the message names none", async () => {
    const diagnosis = await diagnose(withAttribute("Role"), setup);
    expect(stepsWith(diagnosis, "fail")).toEqual(["role"]);
    expect(stepsWith(diagnosis, "not-reached")).toEqual([]);
  });

  it("asks no domain controller where there is no certificate", async () => {
    const diagnosis = await diagnose(withAttribute("PrincipalTag:ObjectSid", "x"), setup);
    expect(stepsWith(diagnosis, "fail")).toEqual(["certificate"]);
    expect(stepsWith(diagnosis, "not-reached")).toEqual(["logon"]);
  });

  it("looks at directory and relay state even when there is no message", async () => {
    const evidence = { ...setup, directory: { ...setup.directory, state: "ERROR" } };
    const diagnosis = await diagnoseSignIn({ SAMLResponse: "", RelayState: "" }, evidence, now);
    expect(stepsWith(diagnosis, "fail")).toEqual(["form", "directory", "relay-state"]);
    expect(stepsWith(diagnosis, "pass")).toEqual([]);
  });
});

describe("a diagnosis without", () => {
  it("any evidence judges the message alone, and says what to bring for the rest", async () => {
    const diagnosis = await diagnose({}, {});
    expect(diagnosis.outcome).toBe("pass");
    const skipped = ["signature", "issuer", "trust-policy", "stream-permission", "directory", "user", "logon"];
    expect(stepsWith(diagnosis, "skipped")).toEqual(skipped);
    for (const { says } of diagnosis.steps.filter(({ outcome }) => outcome === "skipped"))
      expect(says).toMatch(/^Bring /);
    expect(stepsWith(diagnosis, "not-reached")).toEqual([]);
  });

  it.each<[string, SignInEvidence, readonly StepName[]]>([
    ["the metadata", { samlProvider: { arn: setup.samlProvider.arn } }, ["signature", "issuer"]],
    [
      "the trust policy",
      { role: { arn: setup.role.arn, permissionPolicies: setup.role.permissionPolicies } },
      ["trust-policy"],
    ],
    [
      "permission policies",
      { role: { arn: setup.role.arn, trustPolicy: setup.role.trustPolicy } },
      ["stream-permission"],
    ],
  ])("%s skips what needs it", async (_, evidence, steps) => {
    const diagnosis = await diagnose({}, { ...setup, ...evidence });
    expect(stepsWith(diagnosis, "skipped")).toEqual(steps);
    expect(stepsWith(diagnosis, "fail")).toEqual([]);
  });

  it("an authority has a stand-in issue the certificate, and finds what is wrong with SID and account", async () => {
    const { acs, audience, samlProvider, role, directory } = setup;
    const evidence = { acs, audience, samlProvider, role, directory };
    const passed = await diagnose({}, evidence);
    expect(passed.outcome).toBe("pass");
    expect(passed.steps.at(-1)?.says).toMatch(/the authority that would issue it was not given/);
    const accounts = accountsOf({ ...alice, objectSid: "S-1-5-21-1-2-3-1104" });
    const diagnosis = await diagnose({}, { ...evidence, directory: { ...setup.directory, accounts } });
    expect(diagnosis.verdict?.code).toBe("logon-object-sid-mismatch");
  });

  it("an account still wants the tags that a certificate is made of", async () => {
    expect((await diagnose(withAttribute("PrincipalTag:ObjectSid"), {})).verdict?.code).toBe("object-sid-tag-missing");
  });

  it.each([
    ["urn:amazon:webservices:govcloud", "https://signin.amazonaws-us-gov.com/saml", undefined],
    ["urn:amazon:webservices", "https://signin.amazonaws-us-gov.com/saml", "audience-mismatch"],
    ["urn:amazon:webservices", "https://eu-central-1.signin.aws.amazon.com/saml", undefined],
    ["urn:amazon:webservices", "https://eu-central-1.signin.aws.amazon.com/saml/acs/SAMLSPABC", undefined],
    ["urn:amazon:webservices", "https://signin.evil.example/saml", "recipient-not-aws"],
  ])("the endpoint takes the audience %s at %s: %s", async (audience, recipient, code) => {
    const diagnosis = await diagnose({ audience, recipient, destination: recipient }, {});
    expect(diagnosis.verdict?.code).toBe(code);
  });
});

it("a diagnosis rejects when the directory cannot answer", async () => {
  const accounts = {
    ...setup.directory.accounts,
    findBySAMAccountName: () => Promise.reject(new Error("LDAP is down")),
  };
  await expect(diagnose({}, { directory: { accounts } })).rejects.toThrow("LDAP");
});

it.each<[string, SignInEvidence["directory"]]>([
  ["The directory is registered.", { state: "REGISTERED" }],
  ["The directory opens the identity provider.", { samlProperties: setup.directory.samlProperties ?? {} }],
  [
    "The directory is registered, has logon certificates issued.",
    { state: "REGISTERED", certificateBasedAuthProperties: setup.directory.certificateBasedAuthProperties ?? {} },
  ],
])("a diagnosis says of the directory no more than it saw: %s", async (says, directory = {}) => {
  const step = (await diagnose({}, { directory })).steps.find(({ name }) => name === "directory");
  expect([step?.outcome, step?.says]).toEqual(["pass", says]);
});
