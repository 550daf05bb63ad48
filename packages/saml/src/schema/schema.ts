import { xenc, xenc11 } from "../encryption/namespaces.js";
import { ds, md, saml, samlp } from "../xml/namespaces.js";
import { assertionModel } from "./assertion-model.js";
import type { NamespaceModel } from "./element-model.js";
import { elementRule, type ElementRule } from "./element-rule.js";
import { metadataModel } from "./metadata-model.js";
import { protocolModel } from "./protocol-model.js";
import { xmlEncryption11Model, xmlEncryptionModel } from "./xml-encryption-model.js";
import { xmlSignatureModel } from "./xml-signature-model.js";

/** The rules for the elements of one namespace. */
export interface NamespaceSchema {
  readonly prefix: string;
  readonly elements: ReadonlyMap<string, ElementRule>;
}

/** The rules for each namespace that has a model, by its URI. */
export const schema: ReadonlyMap<string, NamespaceSchema> = /* @__PURE__ */ createSchema();

/** The rule for an element in place of an `xs:any` whose namespace has no model. */
export const anythingForeign: ElementRule = /* @__PURE__ */ anything("##foreign");

/** The same for one without a namespace. */
export const anythingLocal: ElementRule = /* @__PURE__ */ anything("##local");

function anything(name: string): ElementRule {
  const model = { attributes: "##any", content: "##any*", text: "any", xsiType: "any", isNillable: true } as const;
  return elementRule(name, name, model);
}

function createSchema(): Map<string, NamespaceSchema> {
  return new Map([
    [saml.uri, namespaceSchema("saml", assertionModel)],
    [samlp.uri, namespaceSchema("samlp", protocolModel)],
    [md.uri, namespaceSchema("md", metadataModel)],
    [ds.uri, namespaceSchema("ds", xmlSignatureModel)],
    [xenc.uri, namespaceSchema("xenc", xmlEncryptionModel)],
    [xenc11.uri, namespaceSchema("xenc11", xmlEncryption11Model)],
  ]);
}

/** Compiled when the first element of the namespace is met: who only signs never waits for it. */
function namespaceSchema(prefix: string, model: NamespaceModel): NamespaceSchema {
  let compiled: NamespaceSchema["elements"] | undefined;
  return {
    prefix,
    get elements() {
      compiled ??= new Map(
        Object.entries(model).map(([name, element]) => [name, elementRule(`${prefix}:${name}`, prefix, element)]),
      );
      return compiled;
    },
  };
}
