import type { NameId } from "../name-id/name-id.js";
import type { AuthenticationWish } from "./decide-authn-request.js";

/**
 * Chooses the name to give: the first of `names` in the best format that the request accepts.
 *
 * `undefined` if the user has no such name; the answer is then {@link statusFor}`.invalidNameIDPolicy`.
 *
 * @param names - of this user, for this service provider: see {@link buildPersistentNameId}, {@link buildTransientNameId}.
 */
export function chooseNameId(
  { nameIdFormats }: Pick<AuthenticationWish, "nameIdFormats">,
  names: readonly NameId[],
): NameId | undefined {
  return nameIdFormats.map((format) => names.find((name) => name.format === format)).find((name) => name !== undefined);
}
