import { checkEntityId } from "../entity-id.js";
import { checkSchema } from "../schema/check-schema.js";
import { joinSha1Uses, type Sha1Use } from "../signature/signature-policy.js";
import { md } from "../xml/namespaces.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import { child } from "../xml/read-element.js";
import { asReadElement, type ReadElement } from "../xml/unverified-element.js";
import { checkMetadataTrust, type MetadataTrust } from "./metadata-trust.js";
import { decodePieces } from "./reading/decode-pieces.js";
import type { SealedExtract } from "./reading/metadata-body.js";
import {
  findServiceProviderRole,
  readServiceProvider,
  type ServiceProviderOptions,
} from "./reading/read-service-provider.js";
import { scanMetadata } from "./reading/scan-metadata.js";
import { checkValidity, readValidity, type ExpectedValidity, type MetadataValidity } from "./reading/validity.js";
import type { ServiceProvider } from "./service-provider.js";

/** What is expected of the metadata of a service provider. */
export interface ExpectedServiceProviderMetadata extends ExpectedValidity, ServiceProviderOptions {
  /** Entity ID of the service provider. */
  readonly entityId: string;
}

declare const verified: unique symbol;

/**
 * A service provider as metadata describes it that is trusted and has not expired. Only
 * {@link verifyServiceProviderMetadata} and {@link verifyServiceProviderMetadataStream} make one.
 */
export interface VerifiedServiceProviderMetadata extends MetadataValidity, Sha1Use {
  readonly [verified]: true;
  /** What it says of the service provider. */
  readonly serviceProvider: ServiceProvider;
  /** Whether a pinned key vouches for it, or only whoever said that it needs no signature. */
  readonly signature: "verified" | "none";
}

/**
 * Verifies metadata and returns the service provider that it describes.
 *
 * The root of the document is an EntityDescriptor, or an EntitiesDescriptor with any number of entities, of which all but
 * the one are skipped. What stands in extensions is not read, and nothing is fetched. Signatures further inside, such as a
 * service provider's own in the metadata of its federation, are not looked at: that of the root covers all.
 *
 * Before metadata replaces what is in use, ask {@link decideMetadataRefresh}.
 *
 * @param metadata - in UTF-8.
 * @throws {@link SamlError} at the first check that fails: the `xml-*` codes, `metadata-root-unexpected`,
 * `metadata-entity-repeated`, `xml-id-repeated`; those of the signature, from `signature-missing` to `digest-mismatch`;
 * `metadata-entity-missing`, `schema-invalid`, `schema-extension-unknown`; `metadata-role-missing`,
 * `metadata-role-repeated`, `metadata-expired`, `metadata-valid-until-missing`, `metadata-valid-too-long`;
 * `endpoint-not-allowed`, `metadata-index-repeated`, `metadata-key-missing`, `certificate-malformed`, `key-unsupported`,
 * `key-too-short`. TypeError for trust in nobody.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.3, §2.4.4, §3}
 */
export function verifyServiceProviderMetadata(
  metadata: Uint8Array,
  trust: MetadataTrust,
  expected: ExpectedServiceProviderMetadata,
): VerifiedServiceProviderMetadata {
  const reading = readMetadata(trust, expected);
  reading.write(metadata);
  return reading.end();
}

/**
 * The same for metadata that comes piece by piece, such as that of a federation: the memory that it takes depends on the one
 * entity, not on the document.
 *
 * @param metadata - pieces of any size; what the iterator throws is thrown on.
 */
export async function verifyServiceProviderMetadataStream(
  metadata: AsyncIterable<Uint8Array>,
  trust: MetadataTrust,
  expected: ExpectedServiceProviderMetadata,
): Promise<VerifiedServiceProviderMetadata> {
  const reading = readMetadata(trust, expected);
  for await (const piece of metadata) reading.write(piece);
  return reading.end();
}

interface MetadataReading {
  write(octets: Uint8Array): void;
  end(): VerifiedServiceProviderMetadata;
}

function readMetadata(trust: MetadataTrust, expected: ExpectedServiceProviderMetadata): MetadataReading {
  checkMetadataTrust(trust);
  checkEntityId(expected.entityId, "entityId");
  const scan = scanMetadata(expected.entityId, trust, expected.now);
  const text = decodePieces((piece) => {
    scan.write(piece);
  });
  return {
    write(octets) {
      text.write(octets);
    },
    end() {
      text.end();
      return readExtract(scan.end(), trust, expected);
    },
  };
}

function readExtract(
  extract: SealedExtract,
  trust: MetadataTrust,
  expected: ExpectedServiceProviderMetadata,
): VerifiedServiceProviderMetadata {
  // As it was written: names in values may need declarations that canonical form drops.
  checkSchema(extract.document);
  const path = entityAndGroups(asReadElement(parseXmlNode(extract.xml)));
  const role = findServiceProviderRole(path[0]);
  const validity = readValidity([role, ...path]);
  checkValidity(validity, expected);
  const serviceProvider = readServiceProvider(expected.entityId, role, expected);
  const signature = trust.insecureUnsigned === true ? "none" : "verified";
  return { serviceProvider, signature, ...validity, ...joinSha1Uses(extract) } as VerifiedServiceProviderMetadata;
}

/** The entity, and the groups around it from the innermost to the root. */
function entityAndGroups(element: ReadElement, groups: readonly ReadElement[] = []): [ReadElement, ...ReadElement[]] {
  const inner = child(element, md.uri, "EntitiesDescriptor") ?? child(element, md.uri, "EntityDescriptor");
  return inner === undefined ? [element, ...groups] : entityAndGroups(inner, [element, ...groups]);
}
