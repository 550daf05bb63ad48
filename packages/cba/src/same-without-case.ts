/**
 * Tells whether two texts of the directory are equal without case.
 *
 * Both cases must agree: by one alone `ß` would equal `ss`, and the Kelvin sign `k`. Directories take more texts for equal
 * than this (Active Directory passes over accents and widths); who decides about a logon had better take fewer.
 */
export function sameWithoutCase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() && one.toUpperCase() === other.toUpperCase();
}
