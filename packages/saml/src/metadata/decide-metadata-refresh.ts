import {
  findMetadataRefreshChanges,
  secureEncryption,
  type MetadataRefreshChanges,
} from "./metadata-refresh-changes.js";
import type { ServiceProvider } from "./service-provider.js";
import type { VerifiedServiceProviderMetadata } from "./verify-service-provider-metadata.js";

/**
 * What would be weaker after a refresh, or is not for metadata to change that nobody vouches for. Codes are API.
 *
 * - `entity-id-changed`: it is another service provider.
 * - `signature-removed`: a pinned key vouched for the metadata in use, none does for the next.
 * - `valid-until-removed`: the next one never expires.
 * - `valid-until-went-back`: the next one expires earlier, so it is older: somebody plays back a copy.
 * - `authn-requests-signed-removed`: unsigned requests would be taken.
 * - `want-assertions-signed-removed`: unsigned assertions would be sent.
 * - `signing-keys-removed`: no key is left to verify requests with.
 * - `unsigned-signing-key-added`: a key that was not known would sign requests, and no pinned key vouches for it.
 * - `unsigned-signing-keys-replaced`: none of the known keys is left, and no pinned key vouches for the others.
 * - `unsigned-endpoint-added`: messages would go where none went before, and no pinned key vouches for that.
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
  | "unsigned-signing-key-added"
  | "unsigned-signing-keys-replaced"
  | "unsigned-endpoint-added"
  | "encryption-keys-removed"
  | "encryption-weakened";

/** What a refresh may do beyond tightening. Unset means: nothing. */
export interface MetadataRefreshPolicy {
  /**
   * Takes signing keys beside the known ones from metadata that no pinned key vouches for, so that keys roll over without
   * anybody looking. Whoever can change the file or the connection then signs as the service provider; to exchange all keys
   * at once is denied all the same.
   */
  readonly insecureAllowUnsignedSigningKeys?: boolean;
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
 * service provider's configuration looks like. What no pinned key vouches for may add neither endpoints nor signing keys:
 * whoever can change the file or the connection would otherwise get the assertions, or speak for the service provider. So
 * its keys roll over with signed metadata, or with somebody who looks. After a «no» keep what is in use, until it expires,
 * and tell the operator; if they want the change all the same, they put the next metadata in use without this decision.
 *
 * @param current - after a restart, verify the stored document again with the `now` at which it was accepted: to compare it,
 * it does not matter whether it has expired since.
 * @param policy - of this service provider.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1.1, §2.4.4, §4.3}
 */
export function decideMetadataRefresh(
  current: VerifiedServiceProviderMetadata,
  next: VerifiedServiceProviderMetadata,
  policy: MetadataRefreshPolicy = {},
): MetadataRefreshDecision {
  const changes = findMetadataRefreshChanges(current.serviceProvider, next.serviceProvider);
  const [reason, ...others] = denials
    .filter(([, applies]) => applies(current, next, changes, policy))
    .map(([code]) => code);
  return reason === undefined
    ? { outcome: "allow", changes }
    : { outcome: "deny", reasons: [reason, ...others], changes };
}

type Metadata = VerifiedServiceProviderMetadata;
type Applies = (
  current: Metadata,
  next: Metadata,
  changes: MetadataRefreshChanges,
  policy: MetadataRefreshPolicy,
) => boolean;

const denials: readonly (readonly [MetadataRefreshDenial, Applies])[] = [
  ["entity-id-changed", (current, next) => current.serviceProvider.entityId !== next.serviceProvider.entityId],
  ["signature-removed", (current, next) => current.signature === "verified" && next.signature !== "verified"],
  ["valid-until-removed", (current, next) => current.validUntil !== undefined && next.validUntil === undefined],
  ["valid-until-went-back", validUntilWentBack],
  ["authn-requests-signed-removed", (current, next) => isRemoved(current, next, (it) => it.authnRequestsSigned)],
  ["want-assertions-signed-removed", (current, next) => isRemoved(current, next, (it) => it.wantAssertionsSigned)],
  ["signing-keys-removed", (current, next) => isRemoved(current, next, (it) => it.signingKeys.length > 0)],
  ["unsigned-signing-key-added", unsignedSigningKeyAdded],
  ["unsigned-signing-keys-replaced", unsignedSigningKeysReplaced],
  ["unsigned-endpoint-added", (_, { signature }, { newLocations }) => signature === "none" && newLocations.length > 0],
  ["encryption-keys-removed", (current, next) => isRemoved(current, next, (it) => it.encryptionKeys.length > 0)],
  ["encryption-weakened", encryptionWeakened],
];

function isRemoved(current: Metadata, next: Metadata, has: (serviceProvider: ServiceProvider) => boolean): boolean {
  return has(current.serviceProvider) && !has(next.serviceProvider);
}

function validUntilWentBack({ validUntil: current }: Metadata, { validUntil: next }: Metadata): boolean {
  return current !== undefined && next !== undefined && next < current;
}

function unsignedSigningKeyAdded(
  _: Metadata,
  next: Metadata,
  { signingKeyAdded }: MetadataRefreshChanges,
  { insecureAllowUnsignedSigningKeys }: MetadataRefreshPolicy,
): boolean {
  return next.signature === "none" && signingKeyAdded && insecureAllowUnsignedSigningKeys !== true;
}

function unsignedSigningKeysReplaced(_: Metadata, next: Metadata, changes: MetadataRefreshChanges): boolean {
  const hasOthers = next.serviceProvider.signingKeys.length > 0;
  return next.signature === "none" && changes.signingKeysReplaced && hasOthers;
}

function encryptionWeakened({ serviceProvider: current }: Metadata, { serviceProvider: next }: Metadata): boolean {
  const isStillEncrypted = next.encryptionKeys.length > 0;
  return isStillEncrypted && secureEncryption(current) !== undefined && secureEncryption(next) === undefined;
}
