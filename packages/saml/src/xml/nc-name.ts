/**
 * Whether a text is an NCName of ASCII characters, as IDs are here: no sender is known that uses others, and a quote or a
 * bracket in an ID has misled readers that search for it.
 *
 * @see {@link https://www.w3.org/TR/xml-names/#NT-NCName | Namespaces in XML 1.0 §3}
 */
export function isAsciiNcName(text: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(text);
}
