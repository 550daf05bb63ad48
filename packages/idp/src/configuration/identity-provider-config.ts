import type { AllowedModel, AttestationPolicy, CoseAlgorithm, CredentialPreset } from "@idpkit/webauthn";
import type { WorkspacesRegion, WorkspacesRole } from "@idpkit/workspaces";

/** Where and as whom the identity provider sends people to Amazon WorkSpaces. */
export interface WorkspacesConfig {
  /** AWS's assertion consumer service, e.g. `https://signin.aws.amazon.com/saml`: Destination and Recipient. */
  readonly acs: string;
  /** `urn:amazon:webservices` outside GovCloud and China. */
  readonly audience: string;
  readonly role: WorkspacesRole;
  /** Regions whose relay states are accepted. All that AWS documents unless given. */
  readonly regions?: readonly WorkspacesRegion[];
  /** The relay state of «Open my WorkSpace» and of a launch that brings none. Without it such a launch is refused. */
  readonly relayState?: string;
}

/** How one identity provider is set up. */
export interface IdentityProviderConfig {
  /** What people see: the organisation's or the service's name, 1 to 64 characters. */
  readonly name: string;
  /** Where browsers reach us, e.g. `https://id.example.com`: no path, https (http on a loopback host only). */
  readonly origin: string;
  /** The host of `origin` or a registrable parent domain of it. Passkeys are bound to it for ever. */
  readonly rpId: string;
  /** SAML entity ID, as in the metadata that AWS IAM was given. `origin` + `/saml/metadata` unless given. */
  readonly entityId?: string;
  /**
   * Which passkeys are taken, at enrolment and at every sign-in. `deviceBound` refuses those that say that they can be copied to
   * other devices; `attestedDeviceBound` takes those of attested models in `allowedModels` only.
   */
  readonly policy: CredentialPreset;
  /** The models that `attestedDeviceBound` takes. */
  readonly allowedModels?: readonly [AllowedModel, ...AllowedModel[]];
  /**
   * Which attestation an enrolment must bring. Unless given: `none` or `packed`, trusted or not, as on unmanaged Macs and
   * PCs no authenticator can bring more. Then `deviceBound` rests on what authenticators say of themselves.
   */
  readonly attestation?: AttestationPolicy;
  /** Algorithms of new passkeys, best first. ES256, EdDSA and RS256 unless given: what authenticators in use offer. */
  readonly algorithms?: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  readonly workspaces: WorkspacesConfig;
  /**
   * The address that ceremonies are counted under, as the application's proxy vouches for it.
   *
   * Return the /64 of an IPv6 address: its owner has all of it. Never a header that a stranger can set.
   */
  clientAddress(request: Request): string;
  /** Absolute lifetime of a session, 300 to 86400. 8 hours unless given: a working day. */
  readonly sessionLifetimeSeconds?: number;
  /** Lifetime of an enrolment link, 300 to 604800. 24 hours unless given: long enough for a mail to be read. */
  readonly enrolmentLifetimeSeconds?: number;
}
