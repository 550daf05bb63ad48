import { SamlError } from "../../errors.js";
import type { XmlHandler } from "../../xml/scan-xml.js";
import { attributeOf } from "../../xml/find-node.js";
import type { Sha1Use } from "../../signature/signature-policy.js";
import type { StartTag } from "../../xml/start-tag.js";
import { createCanonicalWriter } from "./canonical-writer.js";
import { createEntityExtractor, type EntityExtract } from "./entity-extractor.js";
import type { MetadataSeal } from "./metadata-seal.js";

/** What a signature of the root covers: all of the document but the signature. */
export interface MetadataBody extends XmlHandler {
  /** In characters, so far. */
  canonicalLength(): number;
  /** The entity that was looked for, once all of the document has passed by. */
  finish(): SealedExtract;
}

/** An entity, and what there is to log of the signature that covers it. */
export interface SealedExtract extends EntityExtract, Sha1Use {}

/**
 * Digests the body of a metadata document while it passes by, beginning with its root, and takes one entity out of it.
 *
 * @throws {@link SamlError} `xml-id-repeated`, `digest-mismatch`, `metadata-entity-missing`, `metadata-entity-repeated`.
 */
export function readBody(root: StartTag, seal: MetadataSeal, entityId: string): MetadataBody {
  const canonical = createCanonicalWriter(seal.prefixList);
  const extractor = createEntityExtractor(entityId);
  const id = attributeOf(root, "ID");
  let length = 0;

  function pass(xml: string): string {
    length += xml.length;
    seal.update(xml);
    return xml;
  }

  const body: MetadataBody = {
    startElement(tag) {
      if (tag !== root) checkOtherId(tag, id);
      extractor.startElement(tag, pass(canonical.startElement(tag)));
    },
    characters(data) {
      extractor.characters(data, pass(canonical.characters(data)));
    },
    endElement() {
      extractor.endElement(pass(canonical.endElement()));
    },
    canonicalLength: () => length,
    finish() {
      seal.check();
      const extract = extractor.extract();
      if (extract === undefined) {
        throw new SamlError("metadata-entity-missing", "The metadata does not describe the entity.");
      }
      return { ...extract, ...seal.sha1Use };
    },
  };
  body.startElement(root);
  return body;
}

/** Of all the IDs of a federation only that of the root counts here, and other readers must find no second one. */
function checkOtherId({ attributes }: StartTag, rootId: string | undefined): void {
  for (const { localName, value } of attributes) {
    if (value === rootId && /^id$/i.test(localName)) {
      throw new SamlError("xml-id-repeated", "Two elements of the document have one ID.");
    }
  }
}
