import { SamlError } from "../../errors.js";
import { canonicalEndTag } from "../../xml/canonicalize.js";
import { attributeOf } from "../../xml/find-node.js";
import { messageLimits } from "../../xml/limits.js";
import { md } from "../../xml/namespaces.js";
import { XmlTree } from "../../xml/parse-xml.js";
import type { StartTag } from "../../xml/start-tag.js";
import type { UnverifiedElement } from "../../xml/unverified-element.js";

/** One entity of a metadata document with the groups around it, as if the document described nothing else. */
export interface EntityExtract {
  /** As it was read. */
  readonly document: UnverifiedElement;
  /** In canonical form: parts of what was digested. */
  readonly xml: string;
}

/** Takes one entity out of a document that passes by. Each call comes with the canonical form of its part. */
export interface EntityExtractor {
  startElement(tag: StartTag, xml: string): void;
  characters(data: string, xml: string): void;
  endElement(xml: string): void;
  /** What was found, if it was. */
  extract(): EntityExtract | undefined;
}

/**
 * Makes an {@link EntityExtractor} for an entity ID.
 *
 * An EntityDescriptor counts where nothing but EntitiesDescriptor stands around it: one that lies in an extension describes
 * nobody.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.3.1}
 */
export function createEntityExtractor(entityId: string): EntityExtractor {
  const groups: StartTag[] = [];
  const groupXml: string[] = [];
  let depth = 0;
  let copy: EntityCopy | undefined;
  let found: EntityExtract | undefined;

  function open(tag: StartTag, xml: string): void {
    if (isMd(tag, "EntitiesDescriptor")) {
      groups.push(tag);
      groupXml.push(xml);
    } else if (isMd(tag, "EntityDescriptor") && attributeOf(tag, "entityID") === entityId) {
      if (found !== undefined) {
        throw new SamlError("metadata-entity-repeated", "The metadata describes the entity several times.");
      }
      copy = copyEntity(groups, groupXml);
      copy.startElement(tag, xml);
    }
  }

  return {
    startElement(tag, xml) {
      if (copy !== undefined) copy.startElement(tag, xml);
      else if (groups.length === depth) open(tag, xml);
      depth++;
    },
    characters(data, xml) {
      copy?.characters(data, xml);
    },
    endElement(xml) {
      depth--;
      if (copy !== undefined) {
        copy.endElement(xml);
        if (depth > groups.length) return;
        found = copy.finish();
        copy = undefined;
      } else if (groups.length > depth) {
        groups.pop();
        groupXml.pop();
      }
    },
    extract: () => found,
  };
}

/** A copy of an entity, and of the tags of the groups around it. */
interface EntityCopy extends Omit<EntityExtractor, "extract"> {
  finish(): EntityExtract;
}

function copyEntity(groups: readonly StartTag[], groupXml: readonly string[]): EntityCopy {
  const tree = new XmlTree();
  const endTags = groups.map(canonicalEndTag).reverse();
  let copied = groupXml.join("");
  for (const group of groups) tree.startElement(group);

  function add(xml: string): void {
    copied += xml;
    if (copied.length > messageLimits.characters) {
      throw new SamlError("xml-too-large", "An entity takes more characters than is allowed.");
    }
  }

  return {
    startElement(tag, xml) {
      add(xml);
      tree.startElement(tag);
    },
    characters(data, xml) {
      add(xml);
      tree.characters(data);
    },
    endElement(xml) {
      add(xml);
      tree.endElement();
    },
    finish: () => ({ document: tree.root as unknown as UnverifiedElement, xml: copied + endTags.join("") }),
  };
}

function isMd({ namespaceURI, localName }: StartTag, name: string): boolean {
  return localName === name && namespaceURI === md.uri;
}
