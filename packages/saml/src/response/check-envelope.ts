import { parseEndpoint } from "../endpoint.js";
import { checkEntityId } from "../entity-id.js";
import { checkMessageId } from "../message-id.js";
import type { ResponseEnvelope } from "./response.js";

/**
 * Refuses an envelope that no service provider could take, or that would lead a browser elsewhere.
 *
 * @throws {@link SamlError} `id-not-ncname`, `endpoint-not-allowed`, `value-missing`, `entity-id-too-long`.
 */
export function checkEnvelope({ id, inResponseTo, destination, issuer }: ResponseEnvelope): void {
  checkMessageId(id, "id");
  if (inResponseTo !== undefined) checkMessageId(inResponseTo, "inResponseTo");
  parseEndpoint(destination, "destination");
  checkEntityId(issuer, "issuer");
}
