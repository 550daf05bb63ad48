import { buildPostPage } from "@idpkit/saml";
import {
  checkAttestationPolicy,
  decideCredential,
  type AssuranceSubject,
  type AttestationPolicy,
  type CoseAlgorithm,
  type CredentialDemand,
} from "@idpkit/webauthn";
import {
  buildPersonalProfile,
  checkUserAccessUrl,
  parseRelayState,
  workspacesRegions,
  type RelayState,
  type WorkspacesRegion,
  type WorkspacesRole,
} from "@idpkit/workspaces";

import { IdpError, type ConfigurationErrorCode } from "../errors.js";
import { checkOrigin, checkRpId } from "./check-origin.js";
import type { IdentityProviderConfig } from "./identity-provider-config.js";

/** The configuration, checked, with every default in its place. */
export interface Settings {
  readonly name: string;
  readonly origin: string;
  readonly rpId: string;
  readonly entityId: string;
  readonly demand: CredentialDemand;
  readonly attestation: AttestationPolicy;
  readonly algorithms: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  readonly acs: string;
  readonly audience: string;
  readonly role: WorkspacesRole;
  readonly regions: readonly WorkspacesRegion[];
  readonly relayState: RelayState | undefined;
  readonly userAccessUrl: string;
  readonly sessionLifetimeSeconds: number;
  readonly enrolmentLifetimeSeconds: number;
  clientAddress(request: Request): string;
}

/**
 * Checks a configuration before anything is served.
 *
 * @param hasMetadata - whether FIDO metadata tell whom to trust, besides the configuration. @throws IdpError with a configuration code at the first part that is wrong.
 */
export function parseConfig(config: IdentityProviderConfig, hasMetadata = false): Settings {
  const { origin, rpId, workspaces } = config;
  const regions = workspaces.regions ?? workspacesRegions;

  checkName(config.name);
  checkOrigin(origin);
  checkRpId(rpId, origin);
  checkAcs(workspaces.acs);
  checkRole(workspaces.role);

  return {
    name: config.name,
    origin,
    rpId,
    entityId: checkedEntityId(config.entityId ?? `${origin}/saml/metadata`),
    demand: checkedDemand(config, hasMetadata),
    attestation: checkedAttestation(config.attestation),
    algorithms: config.algorithms ?? [-7, -8, -257],
    acs: workspaces.acs,
    audience: workspaces.audience,
    role: workspaces.role,
    regions,
    relayState: checkedRelayState(workspaces.relayState, regions),
    userAccessUrl: checkedUserAccessUrl(`${origin}/launch`),
    sessionLifetimeSeconds: checkedLifetime(config.sessionLifetimeSeconds ?? 8 * hour, 24 * hour),
    enrolmentLifetimeSeconds: checkedLifetime(config.enrolmentLifetimeSeconds ?? 24 * hour, 7 * 24 * hour),
    clientAddress: (request) => config.clientAddress(request),
  };
}

const hour = 3600;

function checkName(name: string): void {
  if (!/^\P{Cc}{1,64}$/u.test(name) || name.trim() !== name)
    throw new IdpError("name-invalid", "name has 1 to 64 characters, none of them a control character");
}

/** Builds a page that posts there, so that what a launch would refuse is refused now. */
function checkAcs(acs: string): void {
  orConfigurationError("acs-invalid", () =>
    buildPostPage({ destination: acs, control: "SAMLResponse", message: "AAAA", nonce: "A".repeat(22) }),
  );
}

/** Decides about a passkey, so that a policy which would fail each ceremony is refused now. */
function checkedDemand(
  { policy, allowedModels, attestation }: IdentityProviderConfig,
  hasMetadata: boolean,
): CredentialDemand {
  const isAttested = policy === "attestedDeviceBound";
  if (isAttested !== (allowedModels !== undefined))
    throw new IdpError("policy-invalid", "attestedDeviceBound needs allowedModels, and the others take none");
  const { trustAnchors = [], managedApple } = attestation ?? {};
  if (isAttested && trustAnchors.length === 0 && managedApple === undefined && !hasMetadata)
    throw new IdpError(
      "policy-invalid",
      "attestedDeviceBound needs trust anchors in attestation, or the role metadata",
    );
  const demand = { policy, allowedModels } as CredentialDemand;
  orConfigurationError("policy-invalid", () => decideCredential(somePasskey, { userVerified: true }, demand));
  return demand;
}

function checkedAttestation(attestation: AttestationPolicy = defaultAttestation): AttestationPolicy {
  orConfigurationError("policy-invalid", () => {
    checkAttestationPolicy(attestation);
  });
  return attestation;
}

const defaultAttestation: AttestationPolicy = { formats: ["none", "packed"], trustAnchors: [], trust: "optional" };

const somePasskey: AssuranceSubject = {
  id: "AA",
  attestation: { trusted: false, format: "none", type: "none", claimedAaguid: "00000000-0000-0000-0000-000000000000" },
};

/** Builds a profile of somebody who fits, so that what is left to be refused is the role. */
function checkRole(role: WorkspacesRole): void {
  const userPrincipalName = "ann@example.com";
  const account = { sAMAccountName: "ann", userPrincipalName, mail: userPrincipalName, objectSid: "S-1-5-21-1-2-3-4" };
  orConfigurationError("role-invalid", () => buildPersonalProfile(account, role));
}

/** [SAMLCore] §8.3.6: an entity identifier is a URI of at most 1024 characters. */
function checkedEntityId(entityId: string): string {
  if (!/^\S{1,1024}$/.test(entityId) || !URL.canParse(entityId))
    throw new IdpError("entity-id-invalid", "entityId is an absolute URI of at most 1024 characters");
  return entityId;
}

function checkedRelayState(value: string | undefined, regions: readonly WorkspacesRegion[]): RelayState | undefined {
  if (value === undefined) return undefined;
  return orConfigurationError("relay-state-invalid", () => parseRelayState(value, regions));
}

function checkedUserAccessUrl(url: string): string {
  orConfigurationError("user-access-url-invalid", () => {
    checkUserAccessUrl(url);
  });
  return url;
}

function checkedLifetime(seconds: number, maximum: number): number {
  if (!Number.isInteger(seconds) || seconds < 300 || seconds > maximum)
    throw new IdpError("lifetime-invalid", `a lifetime is between 300 and ${maximum} whole seconds`);
  return seconds;
}

function orConfigurationError<Value>(code: ConfigurationErrorCode, check: () => Value): Value {
  try {
    return check();
  } catch (cause) {
    throw new IdpError(code, "the configuration was refused, see the cause", { cause });
  }
}
