import { SamlError } from "../errors.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { expandedName } from "../xml/read-element.js";
import { parseXml } from "../xml/parse-xml.js";
import { describeElement } from "./describe-element.js";
import { explainError } from "./explain-error.js";
import { findMessage, type FoundMessage } from "./find-message.js";
import { printable } from "./printable.js";

/**
 * Explains a SAML message to people: of what kind it is, how it is wrapped and signed, for whom and until when.
 *
 * Takes XML, base64, deflated base64, a query, a form body or a URL, as one copies them out of a browser or a log. Names,
 * attribute values, session indexes, keys and signatures are withheld, so that the report can be pasted into a ticket.
 * Nothing is verified: use {@link verifyResponse} and its kin for that, and {@link explainError} for what they say.
 *
 * @param options - with `now`, instants are also told by their distance.
 * @returns lines of text; never throws for what the message is.
 */
export function explain(message: string, options: { readonly now?: Date } = {}): string {
  const found = findMessage(message);
  if (found === undefined) return "This is neither XML nor base64, nor a query or form with a SAML message.";
  return [...describeWrapping(found), ...describeDocument(found.xml, options.now)].join("\n");
}

function describeWrapping({ xml, wrapping, relayStateLength, signatureAlgorithm }: FoundMessage): string[] {
  const lines = [`Found: ${[...wrapping, "XML"].join(" > ")}, ${String(xml.length)} characters. Nothing is verified.`];
  if (relayStateLength !== undefined) lines.push(`RelayState: (withheld, ${String(relayStateLength)} characters)`);
  if (signatureAlgorithm !== undefined) lines.push(`SigAlg: ${printable(signatureAlgorithm)}`);
  return lines;
}

function describeDocument(xml: string, now: Date | undefined): string[] {
  try {
    const root = readUnsigned(parseXml(xml, { comments: "skip-between-elements" }));
    const { namespaceURI } = expandedName(root);
    const lines = describeElement(root, now).map(({ depth, text }) => `${"  ".repeat(depth)}${text}`);
    return [`Namespace: ${printable(namespaceURI)}`, ...lines];
  } catch (error) {
    if (!(error instanceof SamlError)) throw error;
    const { hint, standard } = explainError(error.code);
    return [`Refused by the strict reader: ${error.code} (${standard}). ${error.message} ${hint}`];
  }
}
