import { createHmac } from "node:crypto";

import { checkEntityId } from "../entity-id.js";
import { SamlError } from "../errors.js";
import { checkPresent } from "../required.js";
import type { NameId } from "./name-id.js";
import { nameIdFormat } from "./name-id-format.js";

/** Who is named, by whom and for whom. */
export interface PairwiseSubject {
  /** What identifies the user for ever and is never given to another, such as an object GUID; compared octet by octet. */
  readonly subject: string;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** Entity ID of the service provider, or of an affiliation whose members share the names. */
  readonly serviceProvider: string;
}

/**
 * Builds a persistent name that differs from one service provider to the next, without storing any.
 *
 * The name is an HMAC-SHA256 in hex, which survives receivers that fold case. It stays the same as long as subject, entity
 * IDs and secret do; whoever has the secret can tell which names belong together, so keep it like a signing key.
 *
 * @param secret - 32 random octets or more, the same for ever.
 * @throws {@link SamlError} `secret-too-short`, `value-missing`, `entity-id-too-long`, `character-not-allowed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.3.7}
 */
export function buildPersistentNameId(named: PairwiseSubject, secret: Uint8Array): NameId {
  const { subject, issuer, serviceProvider } = named;
  checkEntityId(issuer, "issuer");
  checkEntityId(serviceProvider, "serviceProvider");
  checkPresent(subject, "subject");
  if (secret.length < 32) throw new SamlError("secret-too-short", "The secret has fewer than 256 bits.");

  const mac = createHmac("sha256", secret);
  // The format comes first, so that another use of the same secret gives other values.
  for (const part of [nameIdFormat.persistent, issuer, serviceProvider, subject]) mac.update(lengthAndOctets(part));
  return {
    value: mac.digest("hex"),
    format: nameIdFormat.persistent,
    nameQualifier: issuer,
    spNameQualifier: serviceProvider,
  };
}

/** The length goes before the octets, so that no two lists of parts give the same octets. */
function lengthAndOctets(part: string): Uint8Array {
  // The encoder would turn every lone surrogate into the same character, and two users into one.
  if (/\p{Cs}/u.test(part)) throw new SamlError("character-not-allowed", "A part of the name holds half a character.");
  const octets = new TextEncoder().encode(part);
  const framed = new Uint8Array(4 + octets.length);
  new DataView(framed.buffer).setUint32(0, octets.length);
  framed.set(octets, 4);
  return framed;
}
