/**
 * Puts one canonical document into another, behind the first element that ends with `endTag`.
 *
 * The result is canonical too, provided no ancestor of the place uses a namespace that the fragment declares. The first
 * `endTag` is the right one wherever that element comes before all others of its name: no value can hold one, as `<` is
 * escaped in text and in attributes.
 */
export function insertAfter(endTag: string, document: string, fragment: string): string {
  const place = document.indexOf(endTag) + endTag.length;
  return document.slice(0, place) + fragment + document.slice(place);
}
