import type { Json } from "./policy-json.js";

/** An expression of HCL that stands as it is: a reference to another resource, or a call. */
export interface HclExpression {
  readonly expression: string;
}

/** A block of HCL: `resource "aws_iam_role" "workspaces" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean | HclExpression>>;
  readonly blocks?: readonly HclBlock[];
}

/**
 * Writes blocks as HCL, in the layout of `terraform fmt`.
 *
 * @see {@link https://developer.hashicorp.com/terraform/language/syntax/configuration | Terraform, configuration syntax}
 */
export function serializeHcl(blocks: readonly HclBlock[]): string {
  return blocks.map((block) => `${serializeBlock(block, "")}\n`).join("\n");
}

/**
 * A value of JSON as an expression of HCL. What looks like a template in it, as `${saml:sub}` in a policy, is text:
 * Terraform would otherwise look for something of that name.
 */
export function serializeHclValue(value: Json, indent = ""): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object") return String(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${serializeHclValue(item, inner)},\n`).join("")}${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => [quote(key), serializeHclValue(item, inner)] as const);
  return entries.length === 0 ? "{}" : `{\n${assignments(entries, inner)}${indent}}`;
}

function serializeBlock({ type, labels, attributes, blocks = [] }: HclBlock, indent: string): string {
  const inner = `${indent}  `;
  const entries = Object.entries(attributes).map(
    ([name, value]) => [name, typeof value === "object" ? value.expression : serializeHclValue(value, inner)] as const,
  );
  const nested = blocks.map((block) => `${serializeBlock(block, inner)}\n`).join("\n");
  const between = entries.length > 0 && blocks.length > 0 ? "\n" : "";
  const head = [type, ...labels.map(quote)].join(" ");
  return `${indent}${head} {\n${assignments(entries, inner)}${between}${nested}${indent}}`;
}

/** The equals signs of neighbours are aligned; a value of several lines ends a neighbourhood. */
function assignments(entries: readonly (readonly [name: string, value: string])[], indent: string): string {
  let text = "";
  let group: (readonly [string, string])[] = [];
  const flush = () => {
    const width = Math.max(...group.map(([name]) => Array.from(name).length));
    for (const [name, value] of group) text += `${indent}${name.padEnd(width)} = ${value}\n`;
    group = [];
  };
  for (const entry of entries) {
    const isMultiline = entry[1].includes("\n");
    if (isMultiline) flush();
    group.push(entry);
    if (isMultiline) flush();
  }
  flush();
  return text;
}

/** The escapes of JSON are those of HCL, but for two letters, and for what begins a template. */
function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\\./g, (escape) => (escape === "\\b" ? "\\u0008" : escape === "\\f" ? "\\u000c" : escape))
    .replace(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
