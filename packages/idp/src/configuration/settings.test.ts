import { findRegion } from "@idpkit/workspaces";
import { describe, expect, it } from "vitest";

import { config, relayState } from "../testing/world.test.fixture.js";
import type { IdentityProviderConfig, WorkspacesConfig } from "./identity-provider-config.js";
import { parseConfig } from "./settings.js";

const { workspaces } = config;

const model = { aaguid: "08987058-cadc-4b81-b6e1-30de50dcbe96", metadata: "required" } as const;
const allowedModels = [model] as const;
const attestation = { formats: ["tpm"], trustAnchors: [Uint8Array.of(0x30)], trust: "required" } as const;

function withWorkspaces(changes: Partial<WorkspacesConfig>): Partial<IdentityProviderConfig> {
  return { workspaces: { ...workspaces, ...changes } };
}

describe("a configuration is refused", () => {
  const longHost = `https://${["a".repeat(63), "b".repeat(63), "c".repeat(63), "example.com"].join(".")}`;
  const refused: [code: string, changes: Partial<IdentityProviderConfig>][] = [
    ["name-invalid", { name: "" }],
    ["name-invalid", { name: " Example" }],
    ["name-invalid", { name: "x".repeat(65) }],
    ["name-invalid", { name: "a\nb" }],
    ["origin-invalid", { origin: "id.example.com" }],
    ["origin-invalid", { origin: "http://id.example.com" }],
    ["origin-invalid", { origin: "https://id.example.com/" }],
    ["origin-invalid", { origin: "https://id.example.com/idp" }],
    ["origin-invalid", { origin: "https://id.example.com:443" }],
    ["origin-invalid", { origin: "https://ID.example.com" }],
    ["origin-invalid", { origin: "https://user@id.example.com" }],
    ["origin-invalid", { origin: "javascript:alert(1)" }],
    ["origin-invalid", { origin: "http://localhost.evil.example" }],
    ["rp-id-invalid", { rpId: "" }],
    ["rp-id-invalid", { rpId: "com" }],
    ["rp-id-invalid", { rpId: "other.com" }],
    ["rp-id-invalid", { rpId: "ample.com" }],
    ["rp-id-invalid", { rpId: ".example.com" }],
    ["rp-id-invalid", { rpId: "www.id.example.com" }],
    ["rp-id-invalid", { rpId: "https://example.com" }],
    ["rp-id-invalid", { origin: "http://127.0.0.1:8080", rpId: "127.0.0.1" }],
    ["rp-id-invalid", { origin: "https://[2001:db8::1]", rpId: "[2001:db8::1]" }],
    ["entity-id-invalid", { entityId: "" }],
    ["entity-id-invalid", { entityId: "not a uri" }],
    ["entity-id-invalid", { entityId: "/saml/metadata" }],
    ["entity-id-invalid", { entityId: `urn:${"x".repeat(1021)}` }],
    ["policy-invalid", { policy: "devicebound" as "deviceBound" }],
    ["policy-invalid", { policy: "attestedDeviceBound", attestation }],
    [
      "policy-invalid",
      { policy: "attestedDeviceBound", attestation: { ...attestation, trustAnchors: [] }, allowedModels },
    ],
    ["policy-invalid", { attestation: { ...attestation, formats: [] as never } }],
    ["policy-invalid", { policy: "attestedDeviceBound", allowedModels }],
    ["policy-invalid", { policy: "attestedDeviceBound", attestation, allowedModels: [] as never }],
    [
      "policy-invalid",
      { policy: "attestedDeviceBound", attestation, allowedModels: [{ ...model, aaguid: "YubiKey" }] },
    ],
    ["policy-invalid", { policy: "deviceBound", allowedModels }],
    ["acs-invalid", withWorkspaces({ acs: "http://signin.aws.amazon.com/saml" })],
    ["acs-invalid", withWorkspaces({ acs: "signin.aws.amazon.com" })],
    ["acs-invalid", withWorkspaces({ acs: "https://user:secret@signin.aws.amazon.com/saml" })],
    ["acs-invalid", withWorkspaces({ acs: " https://signin.aws.amazon.com/saml" })],
    ["role-invalid", withWorkspaces({ role: { ...workspaces.role, roleArn: "WorkSpaces" } })],
    ["role-invalid", withWorkspaces({ role: { ...workspaces.role, sessionDurationSeconds: 60 } })],
    ["relay-state-invalid", withWorkspaces({ relayState: "https://evil.example/sso-idp?registrationCode=x" })],
    ["relay-state-invalid", withWorkspaces({ relayState, regions: [] })],
    ["user-access-url-invalid", { origin: longHost, rpId: "example.com" }],
    ["lifetime-invalid", { sessionLifetimeSeconds: 299 }],
    ["lifetime-invalid", { sessionLifetimeSeconds: 24 * 3600 + 1 }],
    ["lifetime-invalid", { sessionLifetimeSeconds: 600.5 }],
    ["lifetime-invalid", { enrolmentLifetimeSeconds: 299 }],
    ["lifetime-invalid", { enrolmentLifetimeSeconds: 7 * 24 * 3600 + 1 }],
  ];

  it.each(refused)("with %s: %j", (code, changes) => {
    expect(() => parseConfig({ ...config, ...changes })).toThrow(expect.objectContaining({ name: "IdpError", code }));
  });
});

describe("a configuration is taken", () => {
  const taken: Partial<IdentityProviderConfig>[] = [
    { rpId: "id.example.com" },
    { policy: "passkey" },
    { policy: "attestedDeviceBound", attestation, allowedModels },
    { rpId: "example.com" },
    { origin: "https://id.example.com:8443" },
    { origin: "http://localhost:8080", rpId: "localhost" },
    { origin: "http://login.localhost:8080", rpId: "login.localhost" },
    { entityId: "urn:example:idp" },
    { sessionLifetimeSeconds: 300, enrolmentLifetimeSeconds: 7 * 24 * 3600 },
    withWorkspaces({ acs: "http://localhost:4003/saml" }),
  ];

  it.each(taken)("%j", (changes) => {
    expect(parseConfig({ ...config, ...changes })).toMatchObject({ origin: changes.origin ?? config.origin });
  });
});

it("what is left out is filled in", () => {
  expect(parseConfig(config)).toMatchObject({
    entityId: "https://id.example.com/saml/metadata",
    attestation: { formats: ["none", "packed"], trust: "optional" },
    algorithms: [-7, -8, -257],
    relayState: undefined,
    userAccessUrl: "https://id.example.com/launch",
    sessionLifetimeSeconds: 28_800,
    enrolmentLifetimeSeconds: 86_400,
  });
});

it("relay states of the Regions that are given are taken, and no others", () => {
  const frankfurt = findRegion("eu-central-1");
  const regions = frankfurt === undefined ? [] : [frankfurt];
  expect(parseConfig({ ...config, ...withWorkspaces({ regions, relayState }) }).relayState?.region).toBe(
    "eu-central-1",
  );
  const foreign = relayState.replace("eu-central-1", "us-west-2");
  expect(() => parseConfig({ ...config, ...withWorkspaces({ regions, relayState: foreign }) })).toThrow(
    expect.objectContaining({ code: "relay-state-invalid" }),
  );
});
