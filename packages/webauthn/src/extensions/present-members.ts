/** Leaves out the members that are `undefined`, so that JSON and back changes nothing. */
export function presentMembers<Members extends object>(
  members: Members,
): { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> };
}
