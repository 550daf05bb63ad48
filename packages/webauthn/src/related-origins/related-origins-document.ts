import { WebAuthnError } from "../errors.js";
import { isJsonObject, ownMember } from "../json-object.js";
import { maximumLabels, registrableOriginLabel, type RegistrableDomain } from "./registrable-origin-label.js";

/**
 * The JSON document that says which origins besides those of the RP ID's own domain may use its credentials.
 *
 * It is served at `https://RP_ID/.well-known/webauthn` as `application/json`, without redirects to elsewhere.
 */
export interface RelatedOrigins {
  readonly origins: readonly string[];
}

/**
 * Builds the document of related origins, in which clients find every one of them.
 *
 * Origins in it are not accepted by it alone: name them in the `origins` of each ceremony too.
 *
 * @param origins - serialized, for example `https://example.de`.
 * @throws TypeError when one is no https origin of a registrable domain or is there twice, or there are more than five
 * labels (`example` in `example.co.uk`), of which clients need not look at more.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-related-origins | WebAuthn Level 3 §5.11}
 */
export function buildRelatedOrigins(
  origins: readonly [string, ...string[]],
  registrableDomain: RegistrableDomain,
): RelatedOrigins {
  if (origins.length === 0 || !origins.every(isHttpsOrigin)) {
    throw new TypeError("origins must be https origins, without a path, for example https://example.com");
  }
  if (new Set(origins).size < origins.length) throw new TypeError("origins must differ");
  const labels = origins.map((origin) => registrableOriginLabel(origin, registrableDomain));
  if (labels.includes(undefined)) throw new TypeError("origins must have registrable domains");
  if (new Set(labels).size > maximumLabels) {
    throw new TypeError(`origins must not have more than ${String(maximumLabels)} registrable origin labels`);
  }
  return { origins: [...origins] };
}

/**
 * Reads a document of related origins as clients do, who ignore members and entries that they do not understand.
 *
 * @throws {@link WebAuthnError} `related-origins-malformed`.
 */
export function parseRelatedOrigins(json: unknown): RelatedOrigins {
  const origins = isJsonObject(json) ? ownMember(json, "origins") : undefined;
  if (!Array.isArray(origins) || !origins.every((origin) => typeof origin === "string")) {
    throw new WebAuthnError("related-origins-malformed", "The document has no list of origins.");
  }
  return { origins };
}

function isHttpsOrigin(origin: string): boolean {
  return origin.startsWith("https://") && URL.canParse(origin) && new URL(origin).origin === origin;
}
