/** Why a text is not XML that is read here; the message is evidence and quotes nothing but names of markup. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}
