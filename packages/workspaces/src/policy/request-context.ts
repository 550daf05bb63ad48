/** The condition keys of a request and their values; keys are found without case, as AWS finds them. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** Two spellings of one key are one key with the values of both. */
export function requestContext(context: Readonly<Record<string, readonly string[]>>): RequestContext {
  const found = new Map<string, readonly string[]>();
  for (const [key, values] of Object.entries(context)) {
    const name = key.toLowerCase();
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

/** The values of a key; a key without values counts as missing. */
export function contextValues(context: RequestContext, key: string): readonly string[] {
  return context.get(key.toLowerCase()) ?? [];
}
