import { createHmac } from "node:crypto";

import { encodeBase64url } from "../base64url.js";
import type { PublicKeyCredentialDescriptorJSON } from "../ceremony/option-members.js";
import { seededOctets } from "../seeded-octets.js";

/** What one of a relying party's credentials looks like from outside. */
export interface FakeCredentialShape {
  /** Bytes of its ID, 16 to 1023. */
  readonly idLength: number;
  readonly transports: readonly string[];
}

/** By what fake credentials are made. */
export interface FakeCredentialSource {
  /** At least 32 random bytes for nothing but this. As long as they stay, so do the answers. */
  readonly secret: Uint8Array;
  /**
   * What the credentials of this relying party look like, each as often as it occurs; best a sample of the stored ones. By
   * default a mixture of platform authenticators, telephones and security keys, which does for a start.
   */
  readonly shapes?: readonly [FakeCredentialShape, ...FakeCredentialShape[]];
  /** How many credentials a user has, each number as often as it occurs; by default mostly one. */
  readonly counts?: readonly [number, ...number[]];
}

/**
 * Makes plausible `allowCredentials` for a user who does not exist, or has no credential, so that the options do not tell.
 *
 * The same name has the same credentials each time, in shape like those of others, and nobody without the secret can tell
 * them from real ones. Call it for every user, known or not, and send the result to those without credentials: the time
 * then tells nothing either. What it cannot hide: real credentials come and go, these do not.
 *
 * @param userName - as it is looked up: fold its case and whatever else the directory folds, or two spellings give away
 * that there is no such user.
 * @throws TypeError when the source is too weak, or describes no credentials.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-username-enumeration | WebAuthn Level 3 §14.6.2}
 */
export function buildFakeCredentials(
  userName: string,
  source: FakeCredentialSource,
): readonly PublicKeyCredentialDescriptorJSON[] {
  const { secret, shapes = usualShapes, counts = usualCounts } = source;
  checkSource(secret, shapes, counts);
  const seed = createHmac("sha256", secret).update(userName, "utf8").digest();
  return Array.from({ length: pick(counts, seed, "count") }, (_, index) => {
    const { idLength, transports } = pick(shapes, seed, `shape ${String(index)}`);
    const id = encodeBase64url(seededOctets(seed, `id ${String(index)}`, idLength));
    return { type: "public-key", id, transports };
  });
}

/** One of the values, by 32 bits of the seed: among so few, that the first are likelier does not show. */
function pick<T>(values: readonly [T, ...T[]], seed: Uint8Array, label: string): T {
  const number = new DataView(seededOctets(seed, label, 4).buffer).getUint32(0);
  return values[number % values.length] ?? values[0];
}

function checkSource(secret: Uint8Array, shapes: readonly FakeCredentialShape[], counts: readonly number[]): void {
  if (secret.length < 32) throw new TypeError("secret must have at least 32 bytes");
  if (shapes.length === 0 || !shapes.every(({ idLength }) => isWithin(idLength, 16, 1023))) {
    throw new TypeError("shapes must have IDs of 16 to 1023 bytes");
  }
  if (counts.length === 0 || !counts.every((count) => isWithin(count, 1, 64))) {
    throw new TypeError("counts must be 1 to 64");
  }
}

function isWithin(value: number, minimum: number, maximum: number): boolean {
  return Number.isInteger(value) && value >= minimum && value <= maximum;
}

const usualShapes: readonly [FakeCredentialShape, ...FakeCredentialShape[]] = [
  { idLength: 32, transports: ["internal"] },
  { idLength: 32, transports: ["internal"] },
  { idLength: 20, transports: ["hybrid", "internal"] },
  { idLength: 16, transports: ["hybrid", "internal"] },
  { idLength: 48, transports: ["usb"] },
  { idLength: 64, transports: ["nfc", "usb"] },
];

const usualCounts: readonly [number, ...number[]] = [1, 1, 1, 2, 2, 3];
