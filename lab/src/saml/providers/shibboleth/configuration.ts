import type { Setting } from "../../provider.js";

/** `shibboleth2.xml`. Unset means the package's defaults: its policies check replay, freshness and conditions. Metadata is only taken signed and limited. */
export function shibboleth2Xml(folder: string, entityId: string, { federation, unsolicited }: Setting): string {
  const { identityProviders, publisher, serviceProvider } = federation;
  const policy = unsolicited === "accepted" ? "default" : "blockUnsolicited";
  const metadata = Object.values(identityProviders).map(
    ({ metadataFile }) => `<MetadataProvider type="XML" path="${metadataFile}">
      <MetadataFilter type="RequireValidUntil" maxValidityInterval="2419200"/>
      <MetadataFilter type="Signature" certificate="${publisher.certificateFile}"/>
    </MetadataProvider>`,
  );
  return `<SPConfig xmlns="urn:mace:shibboleth:3.0:native:sp:config" clockSkew="60">
  <OutOfProcess logger="${folder}/shibd.logger"/>
  <InProcess logger="${folder}/native.logger"/>
  <UnixListener address="${folder}/shibd.sock"/>
  <ApplicationDefaults entityID="${entityId}" policyId="${policy}" signing="true" encryption="false"
      signingAlg="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256">
    <Sessions lifetime="600" timeout="600" relayState="cookie" checkAddress="false" handlerSSL="false" cookieProps="http">
      <SSO entityID="${identityProviders.redirect.entityId}">SAML2</SSO>
      <Handler type="MetadataGenerator" Location="/Metadata" signing="false"/>
      <Handler type="Session" Location="/Session" contentType="application/json" showAttributeValues="true"/>
    </Sessions>
    <Errors supportContact="root@localhost"/>
    ${metadata.join("\n    ")}
    <AttributeExtractor type="XML" path="${folder}/attribute-map.xml"/>
    <CredentialResolver type="File" key="${serviceProvider.privateKeyFile}" certificate="${serviceProvider.certificateFile}"/>
  </ApplicationDefaults>
  <SecurityPolicyProvider type="XML" path="/etc/shibboleth/security-policy.xml"/>
  <ProtocolProvider type="XML" path="/etc/shibboleth/protocols.xml"/>
</SPConfig>
`;
}

/** `attribute-map.xml`: shows the NameID among the attributes of the session. */
export const attributeMapXml = `<Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Attribute name="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" id="nameid">
    <AttributeDecoder xsi:type="NameIDAttributeDecoder" formatter="$Name"/>
  </Attribute>
</Attributes>
`;

/** A log4shib configuration that writes to a file. */
export function logger(file: string): string {
  return [
    "log4j.rootCategory=INFO, file",
    "log4j.appender.file=org.apache.log4j.FileAppender",
    `log4j.appender.file.fileName=${file}`,
    "log4j.appender.file.layout=org.apache.log4j.PatternLayout",
    "log4j.appender.file.layout.ConversionPattern=%p %c %m%n",
    "",
  ].join("\n");
}

/** The directives of mod_shib. */
export function apacheDirectives(folder: string, module: string): string {
  return `LoadModule mod_shib ${module}
ShibConfig ${folder}/shibboleth2.xml
<Location /secret>
  AuthType shibboleth
  ShibRequestSetting requireSession 1
  Require shib-session
</Location>`;
}
