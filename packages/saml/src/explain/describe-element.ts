import { elementChildren, expandedName, plainAttributes, text } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { describeCertificate } from "./describe-certificate.js";
import { printable, withoutSecrets } from "./printable.js";
import { instantAttributes, shownAttributes, shownNamespaces, shownTexts } from "./shown-values.js";

/** One line of a report: how deep it stands, and what it says. */
export interface ReportLine {
  readonly depth: number;
  readonly text: string;
}

/** Describes an element and all below it, one line each, in the order of the document. */
export function describeElement(element: ReadElement, now: Date | undefined, depth = 0): ReportLine[] {
  const { namespaceURI, localName } = expandedName(element);
  const isKnown = shownNamespaces.has(namespaceURI);
  const attributes = plainAttributes(element).map(
    ([name, value]) => `${printable(name)}=${isKnown ? describeAttribute(name, value, now) : "(withheld)"}`,
  );
  const line = [printable(localName), ...attributes, ...describeText(element, isKnown ? localName : "")].join("  ");
  return [
    { depth, text: line },
    ...elementChildren(element).flatMap((child) => describeElement(child, now, depth + 1)),
  ];
}

function describeAttribute(name: string, value: string, now: Date | undefined): string {
  if (!shownAttributes.has(name)) return "(withheld)";
  const passed = now !== undefined && instantAttributes.has(name) ? ` (${describeInstant(value, now)})` : "";
  // The URI of an algorithm says what it is behind its `#`.
  return `${printable(name === "Algorithm" ? value : withoutSecrets(value))}${passed}`;
}

function describeText(element: ReadElement, knownName: string): string[] {
  const value = text(element).trim();
  if (value === "") return [];
  if (knownName === "X509Certificate") return [printable(describeCertificate(value))];
  return [
    shownTexts.has(knownName) ? printable(withoutSecrets(value)) : `(withheld, ${String(value.length)} characters)`,
  ];
}

/** How far away an instant is, which tells a wrong clock from a late message at a glance. */
function describeInstant(value: string, now: Date): string {
  const seconds = Math.round((Date.parse(value) - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) return "not an instant";
  if (seconds === 0) return "now";
  return seconds < 0 ? `${String(-seconds)} s ago` : `in ${String(seconds)} s`;
}
