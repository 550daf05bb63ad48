import { SamlError } from "../errors.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { idOf } from "./check-version.js";
import type { OneTimeStore } from "./one-time-store.js";

/**
 * Takes the ID of a message, so that the same message is refused from now on.
 *
 * IDs are only unique within what one sender issues ([SAMLCore] §1.3.4): it is taken together with the issuer.
 *
 * @param expiresAt - from when on the message is too old anyway.
 * @throws {@link SamlError} `message-replayed`; and what the store rejects with.
 */
export async function takeMessageId(
  message: ReadElement,
  issuer: string,
  expiresAt: Date,
  store: OneTimeStore,
): Promise<void> {
  // An ID has no space in it, so no two pairs look alike.
  const isFirst = await store.take(`${idOf(message)} ${issuer}`, expiresAt);
  if ((isFirst as unknown) !== true) throw new SamlError("message-replayed", "The message was used before.");
}
