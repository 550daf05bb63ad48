import { afterStartTag, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import type { ExpectedServiceProviderMetadata } from "./verify-service-provider-metadata.js";

/** An hour before {@link serviceProviderMetadata} and {@link federation} expire. */
export const now = new Date("2026-11-22T11:00:00Z");
const validUntil = "2026-11-22T12:00:00Z";

/** The service provider of {@link serviceProviderMetadata}. */
export const entityId = "https://sp.example.com/saml";

/** What the strictest caller expects of it. */
export const expected: ExpectedServiceProviderMetadata = { entityId, now };

/** Metadata with one of each that is read, and with layout as people write it. */
export function serviceProviderMetadata(certificate: Uint8Array): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
    ID="_sp" entityID="${entityId}" validUntil="${validUntil}" cacheDuration="PT6H">
  <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="1"
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">${keyInfo(certificate)}</md:KeyDescriptor>
    <md:KeyDescriptor use="encryption">${keyInfo(certificate)}
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>
      <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">
        <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
        <xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>
      </md:EncryptionMethod>
    </md:KeyDescriptor>
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
        Location="https://sp.example.com/slo" ResponseLocation="https://sp.example.com/slo/return"/>
    <md:NameIDFormat>
      urn:oasis:names:tc:SAML:2.0:nameid-format:persistent
    </md:NameIDFormat>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="https://sp.example.com/acs?a=1&amp;b=2" index="7" isDefault="true"/>
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="https://sp.example.com:8443/acs" index="8" isDefault="0"/>
    <md:AttributeConsumingService index="1">
      <md:ServiceName xml:lang="en">Müller &amp; Söhne</md:ServiceName>
      <md:RequestedAttribute Name="mail" isRequired="true"
          NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"/>
      <md:RequestedAttribute Name="givenName"/>
    </md:AttributeConsumingService>
  </md:SPSSODescriptor>
</md:EntityDescriptor>`;
}

/** `<ds:KeyInfo>` with line breaks in its base64, as most publish it. */
export function keyInfo(certificate: Uint8Array): string {
  const lines = Buffer.from(certificate).toString("base64").replace(/.{64}/g, "$&\n");
  return `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
${lines}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
}

/** An EntitiesDescriptor around entities. */
export function federation(...entities: readonly string[]): string {
  const xmlns = 'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"';
  return `<md:EntitiesDescriptor ${xmlns} ID="_federation" Name="urn:example:federation" validUntil="${validUntil}">
  <!-- published every hour -->
  ${entities.map(withoutDeclaration).join("\n  ")}
</md:EntitiesDescriptor>`;
}

/** The same metadata of a service provider with another name. */
export function renamed(metadata: string, name: string): string {
  return replaced(replaced(metadata, `entityID="${entityId}"`, `entityID="${name}"`), ' ID="_sp"', "");
}

/** Signs the root of metadata. What comes out is in canonical form. */
export function signMetadata(metadata: string, signer: Signer): Promise<string> {
  const root = parseXmlNode(metadata, { comments: "skip-between-elements" });
  const id = root.attributes.find(({ localName }) => localName === "ID")?.value ?? "";
  const xml = canonicalize(root);
  return signEnveloped({ id, xml, signatureAt: afterStartTag(xml) }, signer);
}

/** Replaces what occurs in a text, or fails: a test that tampers with nothing shows nothing. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return text.replace(from, () => to);
}

/** Text as it is sent. */
export function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function withoutDeclaration(document: string): string {
  return document.replace(/^<\?xml[^>]*\?>\s*/, "");
}
