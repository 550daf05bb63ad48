import { SamlError } from "../errors.js";
import type { NameId } from "./name-id.js";
import { nameIdFormat } from "./name-id-format.js";

/**
 * Builds a name for one session, which says nothing of the user and is never seen again.
 *
 * @param random - 16 to 127 octets, fresh for each name; 20 are recommended.
 * @throws {@link SamlError} `randomness-too-short`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.3.8, §1.3.4}
 */
export function buildTransientNameId(random: Uint8Array): NameId {
  if (random.length < 16) throw new SamlError("randomness-too-short", "There are fewer than 128 random bits.");
  return { value: `_${Buffer.from(random).toString("hex")}`, format: nameIdFormat.transient };
}
