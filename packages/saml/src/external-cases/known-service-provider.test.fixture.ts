import type { AssertionConsumerService } from "../metadata/service-provider.js";
import { findServiceProviderRole } from "../metadata/reading/read-service-provider.js";
import { readKeyDescriptors } from "../metadata/reading/read-key-descriptor.js";
import { booleanAttribute } from "../xml/boolean-attribute.js";
import { checkSchema } from "../schema/check-schema.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import type { VerificationKey } from "../signature/verification-key.js";
import { md } from "../xml/namespaces.js";
import { parseXml } from "../xml/parse-xml.js";
import { children, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/** What the metadata of a case says of a service provider. */
export interface KnownServiceProvider {
  readonly entityId: string;
  readonly signingKeys: readonly VerificationKey[];
  readonly authnRequestsSigned: boolean;
  readonly assertionConsumerServices: readonly AssertionConsumerService[];
}

/** Finds a service provider by its entity ID. */
export type KnownServiceProviders = (entityId: string) => KnownServiceProvider | undefined;

/**
 * Reads the metadata that a case gives: it is trusted as it stands, and may have expired.
 *
 * @throws {@link SamlError} the codes of {@link parseXml} and {@link checkSchema}; when a service provider is looked for
 * those of {@link findServiceProviderRole} and {@link readKeyDescriptors}.
 */
export function readServiceProviders(metadata: Uint8Array): KnownServiceProviders {
  const document = parseXml(metadata, { comments: "skip-between-elements" });
  checkSchema(document);
  const entities = entitiesOf(readUnsigned(document));
  return (entityId) => {
    const entity = entities.find((it) => collapsedAttribute(it, "entityID") === entityId);
    return entity && readServiceProvider(entityId, findServiceProviderRole(entity));
  };
}

/** The entities of a group and of the groups in it; an entity by itself is one. */
function entitiesOf(root: ReadElement): ReadElement[] {
  const groups = children(root, md.uri, "EntitiesDescriptor");
  const entities = [...children(root, md.uri, "EntityDescriptor"), ...groups.flatMap(entitiesOf)];
  return entities.length === 0 && collapsedAttribute(root, "entityID") !== undefined ? [root] : entities;
}

/** Not as applications read it, which take no http and no short keys. */
function readServiceProvider(entityId: string, role: ReadElement): KnownServiceProvider {
  return {
    entityId,
    signingKeys: readKeyDescriptors(role, { insecureAllowRsa1024: true }).signingKeys,
    authnRequestsSigned: booleanAttribute(role, "AuthnRequestsSigned") ?? false,
    assertionConsumerServices: children(role, md.uri, "AssertionConsumerService").map(readAssertionConsumerService),
  };
}

function readAssertionConsumerService(element: ReadElement): AssertionConsumerService {
  return {
    binding: collapsedAttribute(element, "Binding") ?? "",
    location: collapsedAttribute(element, "Location") ?? "",
    index: Number(collapsedAttribute(element, "index")),
    ...(collapsedAttribute(element, "isDefault") !== undefined && {
      isDefault: booleanAttribute(element, "isDefault") ?? false,
    }),
  };
}
