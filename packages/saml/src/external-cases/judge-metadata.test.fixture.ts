import { SamlError } from "../errors.js";
import { decodePieces } from "../metadata/reading/decode-pieces.js";
import { readKeyDescriptors } from "../metadata/reading/read-key-descriptor.js";
import { scanMetadata } from "../metadata/reading/scan-metadata.js";
import { checkValidity, readValidity } from "../metadata/reading/validity.js";
import { checkSchema } from "../schema/check-schema.js";
import { readCovered } from "../signature/read-covered.js";
import { isSigned } from "../signature/verify-enveloped-signature.js";
import type { XmlLimits } from "../xml/limits.js";
import { md } from "../xml/namespaces.js";
import { parseXml } from "../xml/parse-xml.js";
import { children, collapsedAttribute, elementChildren, expandedName } from "../xml/read-element.js";
import { isElement, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";
import { checkSignatureProfile } from "./check-signature-profile.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";

/**
 * Judges metadata: all of it by the schema and by the signature of the root, and one entity in detail, which is that of
 * `issuer`, or the root. Of a group without `issuer` only the group itself is judged beyond that.
 *
 * @throws {@link SamlError} the codes of {@link parseXml}, {@link checkSchema} and {@link scanMetadata}, `signature-missing`,
 * `metadata-expired`, `endpoint-not-allowed`, `metadata-index-repeated`, and the codes of {@link readKeyDescriptors}.
 */
export function judgeMetadata(octets: Uint8Array, circumstances: Circumstances): Acceptance {
  const { params, clock } = circumstances;
  const document = parseXml(octets, { limits: metadataLimits, comments: "skip-between-elements" });
  checkRoot(document);
  checkSchema(document);
  const root = readCovered(document);
  judgeSignature(octets, document, firstEntityId(root), circumstances);

  const path = params.issuer === undefined ? [root] : pathTo(params.issuer, root);
  const roles = elementChildren(path[0] ?? root).filter(isRole);
  if (clock !== undefined && params.ignoreValidUntil !== true) {
    checkValidity(readValidity([...roles, ...path]), { now: clock.now, insecureAllowUnlimitedValidity: true });
  }
  for (const role of roles) judgeRole(role);
  return {};
}

function checkRoot(document: UnverifiedElement): void {
  if (isElement(document, md.uri, "EntityDescriptor") || isElement(document, md.uri, "EntitiesDescriptor")) return;
  throw new SamlError("metadata-root-unexpected", "The root is neither an EntityDescriptor nor an EntitiesDescriptor.");
}

/** As applications verify it, while the document passes by, of whatever size it is; they always look for an entity. */
function judgeSignature(
  octets: Uint8Array,
  document: UnverifiedElement,
  entityId: string,
  { params, signingKeys: keys, ...policy }: Circumstances,
): void {
  if (params.spRequiresSignature === true && !isSigned(document)) {
    throw new SamlError("signature-missing", "The metadata is not signed.");
  }
  if (keys === undefined) {
    if (isSigned(document)) checkSignatureProfile(document);
    return;
  }
  const scan = scanMetadata(entityId, { ...policy, keys }, policy.now);
  const pieces = decodePieces((piece) => {
    scan.write(piece);
  });
  pieces.write(octets);
  pieces.end();
  scan.end();
}

/** The schema demands one. */
function firstEntityId(element: ReadElement): string {
  const [first] = entitiesIn(element);
  return collapsedAttribute(element, "entityID") ?? (first === undefined ? "" : firstEntityId(first));
}

/** The entity, and the groups around it to the root. */
function pathTo(entityId: string, root: ReadElement): ReadElement[] {
  const [path, second] = pathsTo(entityId, root);
  if (path === undefined) throw new SamlError("metadata-entity-missing", "The metadata does not describe the entity.");
  if (second !== undefined) {
    throw new SamlError("metadata-entity-repeated", "The metadata describes the entity several times.");
  }
  return path;
}

function pathsTo(entityId: string, element: ReadElement): ReadElement[][] {
  if (collapsedAttribute(element, "entityID") === entityId) return [[element]];
  return entitiesIn(element).flatMap((it) => pathsTo(entityId, it).map((path) => [...path, element]));
}

function entitiesIn(group: ReadElement): ReadElement[] {
  return ["EntityDescriptor", "EntitiesDescriptor"].flatMap((name) => children(group, md.uri, name));
}

function isRole(element: ReadElement): boolean {
  return collapsedAttribute(element, "protocolSupportEnumeration") !== undefined;
}

function judgeRole(role: ReadElement): void {
  // Of other roles an identity provider needs no key, so that one without use does no harm there.
  if (isElement(role, md.uri, "SPSSODescriptor")) readKeyDescriptors(role, { insecureAllowRsa1024: true });
  const services = elementChildren(role);
  if (services.flatMap(addressesOf).some((address) => !/^https?:\/\//i.test(address))) {
    throw new SamlError("endpoint-not-allowed", "An endpoint is no address of the web.");
  }
  const indexes = services.flatMap(indexOf);
  if (new Set(indexes).size < indexes.length) {
    throw new SamlError("metadata-index-repeated", "Two endpoints or services have one index.");
  }
}

function addressesOf(service: ReadElement): string[] {
  return ["Location", "ResponseLocation"]
    .map((name) => collapsedAttribute(service, name))
    .filter((address) => address !== undefined);
}

/** What a request could name the service by, among those of its kind. */
function indexOf(service: ReadElement): string[] {
  const index = collapsedAttribute(service, "index");
  return index === undefined ? [] : [`${expandedName(service).localName} ${String(Number(index))}`];
}

/** What a collection may hold: the aggregate of a federation. */
const metadataLimits: XmlLimits = { characters: 2 ** 27, depth: 48, elements: 2 ** 23, attributes: 64 };
