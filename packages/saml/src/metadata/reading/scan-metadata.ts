import { SamlError } from "../../errors.js";
import type { XmlLimits } from "../../xml/limits.js";
import { ds, md } from "../../xml/namespaces.js";
import { XmlTree } from "../../xml/parse-xml.js";
import { scanXml, type XmlHandler } from "../../xml/scan-xml.js";
import type { StartTag } from "../../xml/start-tag.js";
import type { XmlNode } from "../../xml/xml-node.js";
import type { MetadataTrust } from "../metadata-trust.js";
import { readBody, type MetadataBody, type SealedExtract } from "./metadata-body.js";
import { openSeal, type MetadataSeal } from "./metadata-seal.js";

/** A scan that is under way. */
export interface MetadataScan {
  /** Reads the next piece of the document: no more than some ten thousand characters, to keep within the limits. */
  write(piece: string): void;
  /** Ends the document and returns the entity. Only now it is known whether it is what was signed. */
  end(): SealedExtract;
}

/**
 * Looks for one entity in a metadata document of any size, and verifies the signature of its root on the way.
 *
 * The signature is the first child of the root ([SAMLMeta] §2.3.1, §2.3.2), so that its key and its reference are checked
 * before anything else is read, and the rest is digested piece by piece. Of the document only the entity is kept.
 *
 * @param now - decides whether what the policy of `trust` grants has ended.
 * @throws {@link SamlError} the codes of {@link scanXml} and of {@link verifyEnvelopedSignature}; `xml-id-repeated`,
 * `metadata-root-unexpected`, `metadata-entity-missing`, `metadata-entity-repeated`.
 */
export function scanMetadata(entityId: string, trust: MetadataTrust, now: Date): MetadataScan {
  const document = readDocument(entityId, (root) => openSeal(root, trust, now));
  const scan = scanXml(document, { limits: metadataLimits, comments: "skip-between-elements" });
  let received = 0;
  return {
    write(piece) {
      received += piece.length;
      scan.write(piece);
      checkLength(received, document.body());
    },
    end() {
      scan.end();
      return document.finish();
    },
  };
}

/** Canonical form writes a namespace wherever it is used anew: a short document could keep the hash function busy for long. */
function checkLength(received: number, body: MetadataBody | undefined): void {
  if (body === undefined ? received > longestHead : body.canonicalLength() > longestHead + 16 * received) {
    throw new SamlError("xml-too-large", "The metadata, or its canonical form, is longer than is allowed.");
  }
}

interface MetadataDocument extends XmlHandler {
  /** Absent within the head: the start tag of the root, and the signature if it follows at once. */
  body(): MetadataBody | undefined;
  finish(): SealedExtract;
}

function readDocument(entityId: string, open: (root: XmlNode) => MetadataSeal): MetadataDocument {
  const head = new XmlTree();
  let root: StartTag;
  let leading = "";
  let body: MetadataBody | undefined;
  let depth = 0;

  function beginBody(): MetadataBody {
    body = readBody(root, open(head.root), entityId);
    body.characters(leading);
    return body;
  }

  return {
    startElement(tag) {
      depth++;
      if (depth === 1) root = checkRoot(tag);
      if (depth === 2 && body !== undefined) checkChild(tag);
      if (body === undefined && (depth !== 2 || isSignature(tag))) head.startElement(tag);
      else (body ?? beginBody()).startElement(tag);
    },
    characters(data) {
      if (body !== undefined) body.characters(data);
      else if (depth > 1) head.characters(data);
      else leading += data;
    },
    endElement() {
      if (body === undefined && depth > 1) {
        head.endElement();
        if (depth === 2) beginBody();
      } else (body ?? beginBody()).endElement();
      depth--;
    },
    body: () => body,
    finish: () => (body ?? beginBody()).finish(),
  };
}

function checkRoot(tag: StartTag): StartTag {
  const { namespaceURI, localName } = tag;
  if (namespaceURI === md.uri && (localName === "EntityDescriptor" || localName === "EntitiesDescriptor")) return tag;
  throw new SamlError("metadata-root-unexpected", "The root is neither an EntityDescriptor nor an EntitiesDescriptor.");
}

/** The first signature of the root has been read by then, if it stands where it belongs. */
function checkChild(tag: StartTag): void {
  if (isSignature(tag)) throw new SamlError("signature-repeated", "The metadata has several signatures.");
}

function isSignature({ namespaceURI, localName }: StartTag): boolean {
  return localName === "Signature" && namespaceURI === ds.uri;
}

/** Ten times as much as the largest federation publishes; the memory that it takes does not depend on them. */
const metadataLimits: XmlLimits = { characters: 1_073_741_824, depth: 48, elements: 67_108_864, attributes: 64 };

/** All that is kept before a trusted key has spoken for it. */
const longestHead = 262_144;
