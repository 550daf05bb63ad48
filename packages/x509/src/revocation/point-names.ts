import { parseDer } from "../der/parse-der.js";
import { sameOctets } from "../der/same-octets.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import type { DistributionPointName } from "../extensions/distribution-point.js";
import { readDistinguishedName, type DistinguishedName } from "../name/distinguished-name.js";
import type { GeneralName } from "../name/general-name.js";
import { formOf } from "../name-constraints/form-constraint.js";
import { sameName } from "../name/same-name.js";

/**
 * The names of a distribution point. A relative name stands below the list's issuer ([RFC5280] §4.2.1.13).
 *
 * Of very many the first are taken: a stranger may have chosen them, and each is compared with each of the other side.
 */
export function pointNames(point: DistributionPointName, issuer: DistinguishedName): readonly GeneralName[] {
  if (point.type === "fullName") return point.names.slice(0, maximumNames);
  const name = serializeDer(derTag.sequence, parseDer(issuer.der).content, point.relativeName);
  return [{ type: "directoryName", value: readDistinguishedName(parseDer(name)) }];
}

/** Tells whether two distribution points have a name in common ([RFC5280] §6.3.3 (b)(2)(i)). */
export function shareName(some: readonly GeneralName[], others: readonly GeneralName[]): boolean {
  return some.some((one) => others.some((other) => sameGeneralName(one, other)));
}

/** Distinguished names by §7.1, all others octet for octet. */
function sameGeneralName(one: GeneralName, other: GeneralName): boolean {
  if (one.type === "directoryName" && other.type === "directoryName") return sameName(one.value, other.value);
  if (formOf(one) !== formOf(other)) return false;
  return one.value instanceof Uint8Array && other.value instanceof Uint8Array
    ? sameOctets(one.value, other.value)
    : one.value === other.value;
}

const maximumNames = 16;
