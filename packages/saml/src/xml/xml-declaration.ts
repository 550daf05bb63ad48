import { SamlError } from "../errors.js";

/**
 * Where the content of a document begins: behind a byte order mark and the XML declaration ([XML] §2.8, §4.3.3).
 *
 * @param isWhole - whether nothing follows upon `text`.
 * @returns −1 if that is not to be seen yet.
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-encoding`.
 */
export function endOfDeclaration(text: string, isWhole: boolean): number {
  if (!isWhole && text.length < longestBeginning) return -1;
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  beginning.lastIndex = start;
  if (!beginning.test(text)) return start;
  if (!isWhole && !text.includes("?>")) return -1;

  declaration.lastIndex = start;
  const found = declaration.exec(text);
  if (found === null) {
    throw new SamlError("xml-not-well-formed", "The XML declaration is malformed, or names another version.");
  }
  const encoding = found[1] ?? found[2] ?? "UTF-8";
  if (encoding.toUpperCase() !== "UTF-8") {
    throw new SamlError("xml-encoding", "The XML declaration names another encoding than UTF-8.");
  }
  return declaration.lastIndex;
}

/** Of the byte order mark, `<?xml` and white space. */
const longestBeginning = 7;
const beginning = /<\?xml[ \t\r\n]/y;

const declaration = new RegExp(
  String.raw`<\?xml S version E (?:"1\.0"|'1\.0')(?: S encoding E (?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?: S standalone E (?:"(?:yes|no)"|'(?:yes|no)'))? s \?>`
    .replaceAll(" S ", String.raw`[ \t\r\n]+`)
    .replaceAll(" E ", String.raw`[ \t\r\n]*=[ \t\r\n]*`)
    .replaceAll(" s ", String.raw`[ \t\r\n]*`),
  "y",
);
