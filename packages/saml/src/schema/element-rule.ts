import { contentPattern, listedName } from "./content-model.js";
import type { ElementModel } from "./element-model.js";
import { findSimpleType, type SimpleType } from "./simple-types.js";

/** An {@link ElementModel} that is ready to be checked. */
export interface ElementRule {
  /** With the usual prefix, for messages. */
  readonly name: string;
  /** What it adds to the text that the content of its parent is matched with. */
  readonly listedName: string;
  readonly attributes: readonly AttributeRule[];
  /** How many of them have to be there. */
  readonly requiredAttributes: number;
  /** Which attributes it may have beside these. */
  readonly otherAttributes: "none" | "other" | "any";
  readonly content: RegExp;
  readonly mayBeEmpty: boolean;
  /** The type of its text, or which text stands beside its children. */
  readonly text: SimpleType | "any" | "white space" | "none";
  readonly xsiType: ElementModel["xsiType"];
  readonly isNillable: boolean;
  readonly isAbstract: boolean;
}

/** What an attribute may hold, and whether it has to be there. */
export interface AttributeRule {
  readonly name: string;
  readonly type: SimpleType;
  readonly isRequired: boolean;
}

/**
 * Compiles what a model says of an element.
 *
 * @param prefix - the usual one of its namespace, and that of names without a prefix in its content.
 */
export function elementRule(name: string, prefix: string, model: ElementModel): ElementRule {
  const { content = "", xsiType, isNillable = false, isAbstract = false } = model;
  const pattern = contentPattern(content, prefix);
  return {
    name,
    listedName: listedName(name),
    ...attributeRules(model.attributes ?? ""),
    content: pattern,
    mayBeEmpty: pattern.test(""),
    text: textRule(model),
    xsiType,
    isNillable,
    isAbstract,
  };
}

function attributeRules(notation: string): Pick<ElementRule, "attributes" | "requiredAttributes" | "otherAttributes"> {
  const words = notation.split(/\s+/);
  const attributes = words.flatMap(attributeRule);
  return {
    attributes,
    requiredAttributes: attributes.filter(({ isRequired }) => isRequired).length,
    otherAttributes: words.includes("##any") ? "any" : words.includes("##other") ? "other" : "none",
  };
}

function attributeRule(word: string): AttributeRule[] {
  const [name = "", type] = word.split("=");
  return type === undefined
    ? []
    : [{ name, type: findSimpleType(type.replace("!", "")), isRequired: type.endsWith("!") }];
}

function textRule({ text, content = "" }: ElementModel): ElementRule["text"] {
  if (text === undefined) return content === "" ? "none" : "white space";
  return text === "any" ? "any" : findSimpleType(text);
}
