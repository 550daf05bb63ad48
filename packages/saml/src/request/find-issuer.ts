import { checkEntityId } from "../entity-id.js";
import { SamlError } from "../errors.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { saml } from "../xml/namespaces.js";
import { attribute, child, collapsedAttribute, text } from "../xml/read-element.js";
import { unverifiedChildren, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";
import type { RegisteredServiceProvider, ServiceProviders } from "./service-providers.js";

/**
 * Finds the service provider that a message claims to come from. That it does, only its signature shows.
 *
 * @throws {@link SamlError} `issuer-missing`, `entity-id-too-long`, `service-provider-unknown`; and what `find` rejects with.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.1}
 */
export async function findIssuer(
  message: UnverifiedElement,
  serviceProviders: ServiceProviders,
): Promise<RegisteredServiceProvider> {
  const [issuer] = unverifiedChildren(message, saml.uri, "Issuer");
  const claimed = issuer === undefined ? "" : text(readUnsigned(issuer));
  if (claimed === "") throw new SamlError("issuer-missing", "The message has no Issuer.");
  checkEntityId(claimed, "Issuer");

  const found = await serviceProviders.find(claimed);
  // A data base may well take upper and lower case for the same; entity IDs are compared as they are.
  if (found?.entityId !== claimed) {
    throw new SamlError("service-provider-unknown", "The message comes from nobody whose metadata is known.");
  }
  return found;
}

/**
 * Checks that what was read names this very issuer, and as an entity ([SAMLCore] §8.3.6).
 *
 * @throws {@link SamlError} `issuer-mismatch`, `issuer-not-entity`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.1}
 */
export function checkIssuer(message: ReadElement, { entityId }: { readonly entityId: string }): void {
  const issuer = child(message, saml.uri, "Issuer");
  if (issuer === undefined || text(issuer) !== entityId) {
    throw new SamlError("issuer-mismatch", "The message names another Issuer than its keys belong to.");
  }
  const isEntity = (collapsedAttribute(issuer, "Format") ?? entityFormat) === entityFormat;
  const qualifiers = ["NameQualifier", "SPNameQualifier", "SPProvidedID"];
  if (!isEntity || qualifiers.some((name) => attribute(issuer, name) !== undefined)) {
    throw new SamlError("issuer-not-entity", "The Issuer has another format than entity, or a qualifier.");
  }
}

const entityFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";
