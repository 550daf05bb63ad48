import { chooseEncryption } from "../encryption/choose-encryption.js";
import { SamlError } from "../errors.js";
import type { VerificationKey } from "../signature/verification-key.js";
import type { EncryptionKey, ServiceProvider } from "./service-provider.js";
import type { VerifiedServiceProviderMetadata } from "./verify-service-provider-metadata.js";

/**
 * What would be weaker after a refresh. Codes are API.
 *
 * - `entity-id-changed`: it is another service provider.
 * - `signature-removed`: a pinned key vouched for the metadata in use, none does for the next.
 * - `valid-until-removed`: the next one never expires.
 * - `valid-until-went-back`: the next one expires earlier, so it is older: somebody plays back a copy.
 * - `authn-requests-signed-removed`: unsigned requests would be taken.
 * - `want-assertions-signed-removed`: unsigned assertions would be sent.
 * - `signing-keys-removed`: no key is left to verify requests with.
 * - `encryption-keys-removed`: assertions could not be encrypted any more.
 * - `encryption-weakened`: they could only be encrypted in a way that is insecure.
 */
export type MetadataRefreshDenial =
  | "entity-id-changed"
  | "signature-removed"
  | "valid-until-removed"
  | "valid-until-went-back"
  | "authn-requests-signed-removed"
  | "want-assertions-signed-removed"
  | "signing-keys-removed"
  | "encryption-keys-removed"
  | "encryption-weakened";

/** What an operator may want to know of a refresh, allowed or not. */
export interface MetadataRefreshChanges {
  /** Hosts, with their ports, that would receive assertions or logout messages and do not yet. */
  readonly newHosts: readonly string[];
  /** No signing key is in both. A roll-over has a time in which old and new key are published. */
  readonly signingKeysReplaced: boolean;
}

/** Whether metadata may take the place of that which is in use. */
export type MetadataRefreshDecision =
  | { readonly outcome: "allow"; readonly changes: MetadataRefreshChanges }
  | {
      readonly outcome: "deny";
      /** All that apply, in the order of {@link MetadataRefreshDenial}. */
      readonly reasons: readonly [MetadataRefreshDenial, ...MetadataRefreshDenial[]];
      readonly changes: MetadataRefreshChanges;
    };

/**
 * Decides whether metadata that was fetched again may take the place of that which is in use, without anybody looking.
 *
 * It may only tighten what is demanded: a refresh that asks for less is what an attacker would send, or what a slip in the
 * service provider's configuration looks like. After a «no» keep what is in use, until it expires, and tell the operator;
 * if they want the change all the same, they put the next metadata in use without this decision.
 *
 * @param current - after a restart, verify the stored document again with the `now` at which it was accepted: to compare it,
 * it does not matter whether it has expired since.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1.1, §2.4.4, §4.3}
 */
export function decideMetadataRefresh(
  current: VerifiedServiceProviderMetadata,
  next: VerifiedServiceProviderMetadata,
): MetadataRefreshDecision {
  const changes = findChanges(current.serviceProvider, next.serviceProvider);
  const [reason, ...others] = denials.filter(([, applies]) => applies(current, next)).map(([code]) => code);
  return reason === undefined
    ? { outcome: "allow", changes }
    : { outcome: "deny", reasons: [reason, ...others], changes };
}

type Metadata = VerifiedServiceProviderMetadata;

const denials: readonly (readonly [MetadataRefreshDenial, (current: Metadata, next: Metadata) => boolean])[] = [
  ["entity-id-changed", (current, next) => current.serviceProvider.entityId !== next.serviceProvider.entityId],
  ["signature-removed", (current, next) => current.signature === "verified" && next.signature !== "verified"],
  ["valid-until-removed", (current, next) => current.validUntil !== undefined && next.validUntil === undefined],
  ["valid-until-went-back", validUntilWentBack],
  ["authn-requests-signed-removed", (...both) => isRemoved(...both, (it) => it.authnRequestsSigned)],
  ["want-assertions-signed-removed", (...both) => isRemoved(...both, (it) => it.wantAssertionsSigned)],
  ["signing-keys-removed", (...both) => isRemoved(...both, (it) => it.signingKeys.length > 0)],
  ["encryption-keys-removed", (...both) => isRemoved(...both, (it) => it.encryptionKeys.length > 0)],
  ["encryption-weakened", encryptionWeakened],
];

function isRemoved(current: Metadata, next: Metadata, has: (serviceProvider: ServiceProvider) => boolean): boolean {
  return has(current.serviceProvider) && !has(next.serviceProvider);
}

function validUntilWentBack({ validUntil: current }: Metadata, { validUntil: next }: Metadata): boolean {
  return current !== undefined && next !== undefined && next < current;
}

/** The first key is the one that is used. */
function encryptionWeakened(current: Metadata, next: Metadata): boolean {
  const [before] = current.serviceProvider.encryptionKeys;
  const [after] = next.serviceProvider.encryptionKeys;
  return before !== undefined && after !== undefined && isSecure(before) && !isSecure(after);
}

function isSecure({ methods }: EncryptionKey): boolean {
  try {
    chooseEncryption(methods);
    return true;
  } catch (error) {
    if (error instanceof SamlError) return false;
    throw error;
  }
}

function findChanges(current: ServiceProvider, next: ServiceProvider): MetadataRefreshChanges {
  const known = hosts(current);
  return {
    newHosts: [...hosts(next)].filter((host) => !known.has(host)),
    signingKeysReplaced:
      current.signingKeys.length > 0 &&
      !current.signingKeys.some((key) => next.signingKeys.some((it) => isSame(key, it))),
  };
}

function hosts({ assertionConsumerServices, singleLogoutServices }: ServiceProvider): Set<string> {
  const addresses = [
    ...assertionConsumerServices.map(({ location }) => location),
    ...singleLogoutServices.flatMap(({ location, responseLocation = location }) => [location, responseLocation]),
  ];
  return new Set(addresses.map((address) => new URL(address).host));
}

function isSame(a: VerificationKey, b: VerificationKey): boolean {
  return a.publicKey.equals(b.publicKey);
}
