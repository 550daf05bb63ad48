import { describe, expect, it } from "vitest";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { passwordSetUp, setUp } from "./set-up.test.fixture.js";
import { buildWorkspacesDocuments } from "./workspaces-documents.js";

const { provider, role, directory } = setUp;

describe("the documents of a set-up", () => {
  it("agree on the names of role, provider and directory", () => {
    const documents = buildWorkspacesDocuments(setUp);
    expect(documents).toMatchObject({
      samlProvider: { Name: "IDP" },
      role: { RoleName: "WorkSpaces", MaxSessionDuration: 28_800 },
      rolePolicy: { RoleName: "WorkSpaces" },
      samlProperties: { ResourceId: "d-926722edaf", SamlProperties: { Status: "ENABLED" } },
    });
    const [trust] = documents.role.AssumeRolePolicyDocument.Statement;
    expect(trust?.["Principal"]).toEqual({ Federated: "arn:aws:iam::111122223333:saml-provider/IDP" });
  });

  it("have a certificate authority only when it is wanted", () => {
    expect(buildWorkspacesDocuments(setUp)).toHaveProperty("certificateBasedAuth");
    expect(buildWorkspacesDocuments(passwordSetUp)).not.toHaveProperty("certificateBasedAuth");
  });

  it.each([
    [900, 3600],
    [3600, 3600],
    [3601, 3601],
    [43_200, 43_200],
  ])("let a role have sessions of %d seconds by a limit of %d", (sessionDurationSeconds, limit) => {
    const documents = buildWorkspacesDocuments({ ...setUp, role: { ...role, sessionDurationSeconds } });
    expect(documents.role.MaxSessionDuration).toBe(limit);
  });

  it.each([
    [undefined, "a provider's name of 128", { provider: { ...provider, name: "i".repeat(128) } }],
    ["provider-name-malformed", "a provider's name of 129", { provider: { ...provider, name: "i".repeat(129) } }],
    ["provider-name-malformed", "no provider's name", { provider: { ...provider, name: "" } }],
    ["provider-name-malformed", "a slash in a provider's name", { provider: { ...provider, name: "a/b" } }],
    [undefined, "a role's name of 64", { role: { ...role, name: "r".repeat(64) } }],
    ["role-name-malformed", "a role's name of 65", { role: { ...role, name: "r".repeat(65) } }],
    ["role-name-malformed", "a comma in a role's name", { role: { ...role, name: "a,b" } }],
    ["session-duration-out-of-range", "899 seconds", { role: { ...role, sessionDurationSeconds: 899 } }],
    ["session-duration-out-of-range", "43201 seconds", { role: { ...role, sessionDurationSeconds: 43_201 } }],
    ["session-duration-out-of-range", "half a second", { role: { ...role, sessionDurationSeconds: 900.5 } }],
    ["metadata-length", "no metadata", { provider: { ...provider, metadata: new Uint8Array() } }],
    ["recipient-malformed", "a foreign recipient", { role: { ...role, recipients: ["https://example.com/saml"] } }],
    ["directory-id-malformed", "no directory", { directory: { ...directory, id: "" } }],
    ["user-access-url-length", "no URL", { directory: { ...directory, userAccessUrl: "" } }],
    ["account-id-malformed", "no account", { accountId: "" }],
    ["region-malformed", "no Region", { region: "" }],
  ] as const)("are answered with %s: %s", (code, _, change) => {
    expect(thrownCode(() => buildWorkspacesDocuments({ ...setUp, ...change }))).toBe(code);
  });
});
