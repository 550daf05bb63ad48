import { SamlError } from "../../errors.js";
import type { ReadMessage } from "../../request/read-message.js";
import type { ExpectedResponse } from "../expected-response.js";

/** Which parts of a Response carry a signature of their own. */
export type Signed = "assertion" | "response" | "both";

/**
 * Tells what is signed, and checks that it is what has to be.
 *
 * @throws {@link SamlError} `signature-insufficient`.
 */
export function checkSigned(envelope: ReadMessage, assertion: ReadMessage, wanted: ExpectedResponse["signed"]): Signed {
  const inner = assertion.signature === "verified";
  const signed = envelope.signature === "none" ? "assertion" : inner ? "both" : "response";
  if (wanted !== undefined && signed !== "both" && signed !== wanted) {
    throw new SamlError("signature-insufficient", "Another part of the Response is signed than has to be.");
  }
  return signed;
}
