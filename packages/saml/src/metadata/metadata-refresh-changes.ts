import { chooseEncryption } from "../encryption/choose-encryption.js";
import { dataEncryptionMethods } from "../encryption/data-encryption.js";
import type { EncryptionAlgorithms } from "../encryption/encryption-recipient.js";
import { oaepParameters, type OaepHash } from "../encryption/key-transport.js";
import { SamlError } from "../errors.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { certifiedKey } from "../signature/certificate.js";
import type { VerificationKey } from "../signature/verification-key.js";
import type { EncryptionKey, ServiceProvider } from "./service-provider.js";

/** What an operator may want to know of a refresh, allowed or not. */
export interface MetadataRefreshChanges {
  /** Hosts, with their ports, that would receive assertions or logout messages and do not yet. */
  readonly newHosts: readonly string[];
  /** Endpoints that would receive assertions or logout messages and do not yet, also on hosts that are known. */
  readonly newLocations: readonly MetadataLocation[];
  /** A key would sign requests, and end sessions, that does not yet. */
  readonly signingKeyAdded: boolean;
  /** No signing key is in both. A roll-over has a time in which old and new key are published. */
  readonly signingKeysReplaced: boolean;
  /** Assertions would be encrypted for a key that was not published before: who holds its private key, reads them. */
  readonly encryptionKeysReplaced: boolean;
  /** Assertions would be encrypted with a shorter key, or with a shorter hash inside of RSA-OAEP. */
  readonly encryptionDowngraded: boolean;
  /** Formats of NameID that may tell who a user is elsewhere are asked for or taken, and only others were before. */
  readonly nameIdsMayIdentify: boolean;
}

/** Where a service provider wants messages. */
export interface MetadataLocation {
  /** What it is for. */
  readonly service: "AssertionConsumerService" | "SingleLogoutService";
  /** URI: see {@link binding}. */
  readonly binding: string;
  /** The whole URL: a Location or a ResponseLocation. */
  readonly location: string;
}

/**
 * Finds what a refresh would change beyond what is demanded of the service provider.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4}
 */
export function findMetadataRefreshChanges(current: ServiceProvider, next: ServiceProvider): MetadataRefreshChanges {
  const known = locations(current);
  const knownHosts = new Set(known.map(host));
  return {
    newHosts: [...new Set(locations(next).map(host))].filter((it) => !knownHosts.has(it)),
    newLocations: locations(next).filter((it) => !known.some((other) => isSameLocation(it, other))),
    signingKeyAdded: signingKeyAdded(current, next),
    signingKeysReplaced: signingKeysReplaced(current, next),
    encryptionKeysReplaced: encryptionKeysReplaced(current, next),
    encryptionDowngraded: encryptionDowngraded(current, next),
    nameIdsMayIdentify: nameIdsMayIdentify(current, next),
  };
}

/**
 * How content would be encrypted for a service provider, by its first key, which is the one that is used; `undefined` if it
 * has none, or none that can be used without being insecure.
 */
export function secureEncryption({ encryptionKeys: [key] }: ServiceProvider): EncryptionAlgorithms | undefined {
  if (key === undefined) return undefined;
  try {
    return chooseEncryption(key.methods);
  } catch (error) {
    if (error instanceof SamlError) return undefined;
    throw error;
  }
}

function locations({ assertionConsumerServices, singleLogoutServices }: ServiceProvider): MetadataLocation[] {
  return [
    ...assertionConsumerServices.map(
      ({ binding, location }) => ({ service: "AssertionConsumerService", binding, location }) as const,
    ),
    ...singleLogoutServices.flatMap(({ binding, location, responseLocation = location }) =>
      [...new Set([location, responseLocation])].map(
        (it) => ({ service: "SingleLogoutService", binding, location: it }) as const,
      ),
    ),
  ];
}

function isSameLocation(a: MetadataLocation, b: MetadataLocation): boolean {
  return a.service === b.service && a.binding === b.binding && a.location === b.location;
}

function host({ location }: MetadataLocation): string {
  return new URL(location).host;
}

function signingKeyAdded({ signingKeys: before }: ServiceProvider, { signingKeys: after }: ServiceProvider): boolean {
  return after.some((key) => !isAmong(key, before));
}

function signingKeysReplaced(
  { signingKeys: before }: ServiceProvider,
  { signingKeys: after }: ServiceProvider,
): boolean {
  return before.length > 0 && !before.some((key) => isAmong(key, after));
}

/** Whatever certificate it has. */
function isAmong({ publicKey }: VerificationKey, keys: readonly VerificationKey[]): boolean {
  return keys.some((it) => it.publicKey.equals(publicKey));
}

/** Only the first key is used: one that is put before the known ones replaces them. */
function encryptionKeysReplaced(current: ServiceProvider, next: ServiceProvider): boolean {
  const [used] = next.encryptionKeys;
  if (used === undefined || current.encryptionKeys.length === 0) return false;
  return !current.encryptionKeys.some((key) => isSameKey(key, used));
}

/** A certificate that was renewed may well be about the same key. */
function isSameKey(a: EncryptionKey, b: EncryptionKey): boolean {
  return certifiedKey(a.certificate).equals(certifiedKey(b.certificate));
}

/** What is not secure on one of the two sides has codes of its own. */
function encryptionDowngraded(current: ServiceProvider, next: ServiceProvider): boolean {
  const [before, after] = [strengths(current), strengths(next)];
  return after.some((strength, index) => strength < (before[index] ?? 0));
}

/** Of content encryption, OAEP hash and mask, in bits that can be compared with their like. */
function strengths(serviceProvider: ServiceProvider): readonly number[] {
  const encryption = secureEncryption(serviceProvider);
  if (encryption === undefined) return [];
  const { digest, mgf } = oaepParameters(encryption.keyTransport);
  return [8 * dataEncryptionMethods[encryption.dataEncryption].keyLength, hashBits[digest], hashBits[mgf]];
}

/** Pairwise names are lost if none but other formats is taken, and are in doubt if others are taken as well. */
function nameIdsMayIdentify(current: ServiceProvider, next: ServiceProvider): boolean {
  const losesOpaque = takes(current, isOpaque) && !takes(next, isOpaque);
  const takesOthers = !takes(current, isIdentifying) && takes(next, isIdentifying);
  return losesOpaque || takesOthers;
}

/** Who names no format, or the unspecified one, takes any. */
function takes({ nameIdFormats }: ServiceProvider, kind: (format: string) => boolean): boolean {
  return nameIdFormats.length === 0 || nameIdFormats.some((it) => it === nameIdFormat.unspecified || kind(it));
}

function isOpaque(format: string): boolean {
  return format === nameIdFormat.persistent || format === nameIdFormat.transient;
}

function isIdentifying(format: string): boolean {
  return !isOpaque(format);
}

const hashBits: Readonly<Record<OaepHash, number>> = { "SHA-1": 160, "SHA-256": 256, "SHA-384": 384, "SHA-512": 512 };
