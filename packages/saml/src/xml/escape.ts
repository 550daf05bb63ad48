/** Character data in canonical form ([C14N] §2.3, text nodes). */
export function escapeText(data: string): string {
  if (!/[&<>\r]/.test(data)) return data;
  const escaped = data.replaceAll("&", "&amp;");
  // Ampersands are common, the others are not.
  return /[<>\r]/.test(data)
    ? escaped.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;")
    : escaped;
}

/** An attribute value in canonical form ([C14N] §2.3, attribute nodes). A bare `>` is canonical here. */
export function escapeAttribute(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}
