import type { ServiceProvider } from "../metadata/service-provider.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { booleanAttribute } from "../xml/boolean-attribute.js";
import { samlp } from "../xml/namespaces.js";
import { attribute, child, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * How the request wants the user to be named.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1.1}
 */
export interface NameIdPolicy {
  /** URI of the format; absent if any will do. */
  readonly format?: string;
  /** For whom the name is to be made, if not just for the one who asks. */
  readonly spNameQualifier?: string;
  /**
   * Whether a name may be made that did not exist yet. Concerns whoever stores names: those of
   * {@link buildPersistentNameId} are computed and so have always existed.
   */
  readonly allowCreate: boolean;
}

/** Reads `<samlp:NameIDPolicy>`; one that is absent wants nothing and allows nothing. */
export function readNameIdPolicy(request: ReadElement): NameIdPolicy {
  const policy = child(request, samlp.uri, "NameIDPolicy");
  if (policy === undefined) return { allowCreate: false };
  const format = collapsedAttribute(policy, "Format");
  const spNameQualifier = attribute(policy, "SPNameQualifier");
  return {
    ...(format !== undefined && { format }),
    ...(spNameQualifier !== undefined && { spNameQualifier }),
    allowCreate: booleanAttribute(policy, "AllowCreate") ?? false,
  };
}

/**
 * Finds the formats that the user may be named in, the best first; none if the policy cannot be followed.
 *
 * The request decides, even beyond its metadata; where it leaves the format open, the metadata does. A name for somebody
 * else than the one who asks would tell it whom the other knows by that name: affiliations are not known here.
 *
 * @param supported - the formats that we can give, the best first.
 */
export function acceptableNameIdFormats(
  { format, spNameQualifier }: NameIdPolicy,
  { entityId, nameIdFormats }: Pick<ServiceProvider, "entityId" | "nameIdFormats">,
  supported: readonly string[],
): readonly string[] {
  if (spNameQualifier !== undefined && spNameQualifier !== entityId) return [];
  const wanted = format === undefined || format === nameIdFormat.unspecified ? nameIdFormats : [format];
  if (wanted.length === 0 || wanted.includes(nameIdFormat.unspecified)) return supported;
  return supported.filter((it) => wanted.includes(it));
}
