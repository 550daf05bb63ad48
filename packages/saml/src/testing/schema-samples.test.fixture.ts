const namespaces = [
  'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"',
  'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"',
  'xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" xmlns:xs="http://www.w3.org/2001/XMLSchema"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="urn:x"',
].join(" ");
const issued = 'Version="2.0" IssueInstant="2026-11-22T08:00:00Z"';
const message = `${issued} Destination="https://sp.example.com/saml?a=%41#b" Consent="urn:consent"`;

const transforms = `<ds:Transforms>
    <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
    <ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>self::text()</ds:XPath><x:any/></ds:Transform>
  </ds:Transforms>`;
const reference = `<ds:Reference Id="r" URI="" Type="urn:t">${transforms}
    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>`;
const keyInfo = `<ds:KeyInfo>
    <ds:KeyName>one</ds:KeyName>
    <ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AAAA</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>
    <ds:KeyValue><ds:DSAKeyValue><ds:P>AA==</ds:P><ds:Q>AAA=</ds:Q><ds:G>AAAA</ds:G><ds:Y>AAAA</ds:Y><ds:J>AAAA</ds:J>
      <ds:Seed>AAAA</ds:Seed><ds:PgenCounter>AAAA</ds:PgenCounter></ds:DSAKeyValue></ds:KeyValue>
    <ds:KeyValue><x:ECKeyValue/></ds:KeyValue>
    <ds:RetrievalMethod URI="#k" Type="urn:t">${transforms}</ds:RetrievalMethod>
    <ds:X509Data>
      <ds:X509IssuerSerial><ds:X509IssuerName>CN=a</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial>
      <ds:X509SKI>AAAA</ds:X509SKI><ds:X509SubjectName>CN=b</ds:X509SubjectName>
      <ds:X509Certificate>
        AAAA
      </ds:X509Certificate><ds:X509CRL>AAAA</ds:X509CRL><x:X509Digest/>
    </ds:X509Data>
    <ds:MgmtData>m</ds:MgmtData><x:any/>
  </ds:KeyInfo>`;
const signature = `<ds:Signature Id="s">
  <ds:SignedInfo Id="i">
    <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"><x:InclusiveNamespaces/></ds:CanonicalizationMethod>
    <ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"><ds:HMACOutputLength>80</ds:HMACOutputLength></ds:SignatureMethod>
    ${reference}
  </ds:SignedInfo>
  <ds:SignatureValue Id="v">AAAA</ds:SignatureValue>
  ${keyInfo}
  <ds:Object Id="o" MimeType="text/xml" Encoding="urn:e">text<ds:Manifest Id="m">${reference.replace('Id="r"', "")}</ds:Manifest>
    <ds:SignatureProperties Id="p"><ds:SignatureProperty Target="#s" Id="q"><x:any/></ds:SignatureProperty></ds:SignatureProperties>
    <x:any/></ds:Object>
</ds:Signature>`;
const bareSignature = `<ds:Signature><ds:SignedInfo>
    <ds:CanonicalizationMethod Algorithm="urn:c"/><ds:SignatureMethod Algorithm="urn:s"/>
    <ds:Reference><ds:DigestMethod Algorithm="urn:d"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>
  </ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>`;

const encryptedData = `<xenc:EncryptedData Id="d" Type="http://www.w3.org/2001/04/xmlenc#Element" MimeType="text/xml" Encoding="urn:e">
    <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"><xenc:KeySize>256</xenc:KeySize></xenc:EncryptionMethod>
    <ds:KeyInfo><xenc:EncryptedKey Id="k" Recipient="https://sp.example.com">
      <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">
        <xenc:OAEPparams>AAAA</xenc:OAEPparams><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><xenc11:MGF Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>
      </xenc:EncryptionMethod>
      <xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>
      <xenc:ReferenceList><xenc:DataReference URI="#d"/><xenc:KeyReference URI="#k"><ds:Transforms><ds:Transform Algorithm="urn:t"/></ds:Transforms></xenc:KeyReference></xenc:ReferenceList>
      <xenc:CarriedKeyName>name</xenc:CarriedKeyName>
    </xenc:EncryptedKey></ds:KeyInfo>
    <xenc:CipherData><xenc:CipherReference URI="#c"><xenc:Transforms><ds:Transform Algorithm="urn:t"/></xenc:Transforms></xenc:CipherReference></xenc:CipherData>
    <xenc:EncryptionProperties Id="ep"><xenc:EncryptionProperty Target="#d" Id="eq"><x:any/></xenc:EncryptionProperty></xenc:EncryptionProperties>
  </xenc:EncryptedData>`;
const barelyEncrypted =
  "<xenc:EncryptedData><xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>";

const nameId = '<saml:NameID NameQualifier="a" SPNameQualifier="b" Format="urn:f" SPProvidedID="c">alice</saml:NameID>';
const conditions = `<saml:Conditions NotBefore="2026-11-22T07:59:00.5Z" NotOnOrAfter="2026-11-22T08:05:00.123456Z">
    <saml:AudienceRestriction><saml:Audience>https://sp.example.com</saml:Audience><saml:Audience>urn:b</saml:Audience></saml:AudienceRestriction>
    <saml:OneTimeUse/><saml:ProxyRestriction Count="0"><saml:Audience>urn:c</saml:Audience></saml:ProxyRestriction>
  </saml:Conditions>`;
const someAssertion = `<saml:AssertionIDRef>a9</saml:AssertionIDRef><saml:AssertionURIRef>https://idp.example.com/a</saml:AssertionURIRef>
    <saml:Assertion ID="ID" ${issued}><saml:Issuer>idp</saml:Issuer></saml:Assertion>
    <saml:EncryptedAssertion>${barelyEncrypted}</saml:EncryptedAssertion>`;
const attributes = `<saml:Attribute Name="a" NameFormat="urn:f" FriendlyName="f" x:any="1">
      <saml:AttributeValue>text</saml:AttributeValue><saml:AttributeValue/>
      <saml:AttributeValue xsi:type="xs:string">  text</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:integer">-007</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:int">2147483647</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:boolean"> true </saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:dateTime">2026-11-22T08:00:00+01:00</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:date">2026-11-22</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:decimal">1.5</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:double">-1.5E3</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:base64Binary">AAAA</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:anyURI">https://example.com</saml:AttributeValue>
      <saml:AttributeValue xsi:type="xs:anyType">text<x:any/></saml:AttributeValue>
      <saml:AttributeValue xsi:nil="true" xsi:type="xs:integer"/>
      <saml:AttributeValue any="1" x:any="2">text ${nameId}<x:any any="3"><saml:Audience>urn:a</saml:Audience></x:any><any/></saml:AttributeValue>
    </saml:Attribute><saml:Attribute Name="b"/>`;

const response = `<samlp:Response ${namespaces} ID="r1" InResponseTo="q1" ${message} xsi:schemaLocation="urn:x x.xsd">
  <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">https://idp.example.com</saml:Issuer>
  ${signature}
  <samlp:Extensions><x:any><x:any/></x:any><md:Extensions><x:any/></md:Extensions></samlp:Extensions>
  <samlp:Status><samlp:StatusCode Value="urn:1"><samlp:StatusCode Value="urn:2"/></samlp:StatusCode>
    <samlp:StatusMessage>message</samlp:StatusMessage><samlp:StatusDetail><x:any/><any/><samlp:StatusMessage/></samlp:StatusDetail></samlp:Status>
  <saml:Assertion ID="a1" ${issued}>
    <saml:Issuer NameQualifier="a">idp</saml:Issuer>
    ${bareSignature}
    <saml:Subject>${nameId}
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml:SubjectConfirmationData NotBefore="2026-11-22T07:59:00Z" NotOnOrAfter="2026-11-22T08:05:00Z" Address="10.0.0.1"
          Recipient="https://[::1]:8443/saml" InResponseTo="q1" x:any="1">text<ds:KeyInfo><ds:KeyName/></ds:KeyInfo></saml:SubjectConfirmationData>
      </saml:SubjectConfirmation>
      <saml:SubjectConfirmation Method="urn:m"><saml:EncryptedID>${encryptedData}</saml:EncryptedID></saml:SubjectConfirmation>
    </saml:Subject>
    ${conditions}
    <saml:Advice>${someAssertion.replace('"ID"', '"a2"')}<x:any/></saml:Advice>
    <saml:AuthnStatement AuthnInstant="2026-11-22T07:58:00Z" SessionIndex="s" SessionNotOnOrAfter="2026-11-22T16:00:00Z">
      <saml:SubjectLocality Address="10.0.0.1" DNSName="pc"/>
      <saml:AuthnContext><saml:AuthnContextClassRef>urn:c</saml:AuthnContextClassRef>
        <saml:AuthnContextDeclRef>urn:d</saml:AuthnContextDeclRef><saml:AuthenticatingAuthority>urn:a</saml:AuthenticatingAuthority></saml:AuthnContext>
    </saml:AuthnStatement>
    <saml:AuthnStatement AuthnInstant="2026-11-22T07:58:00Z">
      <saml:AuthnContext><saml:AuthnContextDecl any="1">text<x:any/></saml:AuthnContextDecl></saml:AuthnContext>
    </saml:AuthnStatement>
    <saml:AuthzDecisionStatement Resource="urn:r" Decision="Permit">
      <saml:Action Namespace="urn:n">read</saml:Action><saml:Evidence>${someAssertion.replace('"ID"', '"a3"')}</saml:Evidence>
    </saml:AuthzDecisionStatement>
    <saml:AttributeStatement>${attributes}
      <saml:EncryptedAttribute>${barelyEncrypted}<xenc:EncryptedKey><xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedKey></saml:EncryptedAttribute>
    </saml:AttributeStatement>
  </saml:Assertion>
  <saml:EncryptedAssertion>${barelyEncrypted}</saml:EncryptedAssertion>
</samlp:Response>`;

const authnRequest = `<samlp:AuthnRequest ${namespaces} ID="q1" ${message} ForceAuthn="true" IsPassive="0"
    ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceIndex="65535"
    AssertionConsumerServiceURL="https://sp.example.com/acs" AttributeConsumingServiceIndex="0" ProviderName="SP">
  <saml:Issuer>https://sp.example.com</saml:Issuer>
  ${bareSignature}
  <samlp:Extensions><x:any/></samlp:Extensions>
  <saml:Subject><saml:SubjectConfirmation Method="urn:m"/></saml:Subject>
  <samlp:NameIDPolicy Format="urn:f" SPNameQualifier="a" AllowCreate="1"/>
  ${conditions}
  <samlp:RequestedAuthnContext Comparison="minimum"><saml:AuthnContextClassRef>urn:c</saml:AuthnContextClassRef>
    <saml:AuthnContextClassRef>urn:d</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>
  <samlp:Scoping ProxyCount="2">
    <samlp:IDPList><samlp:IDPEntry ProviderID="urn:i" Name="n" Loc="https://idp.example.com"/><samlp:GetComplete>https://sp.example.com</samlp:GetComplete></samlp:IDPList>
    <samlp:RequesterID>urn:r</samlp:RequesterID>
  </samlp:Scoping>
</samlp:AuthnRequest>`;

const logoutRequest = `<samlp:LogoutRequest ${namespaces} ID="q2" ${message} Reason="user" NotOnOrAfter="2026-11-22T08:05:00Z">
  <saml:Issuer>https://sp.example.com</saml:Issuer>${nameId}
  <samlp:SessionIndex>1</samlp:SessionIndex><samlp:SessionIndex>2</samlp:SessionIndex>
</samlp:LogoutRequest>`;

const logoutResponse = `<samlp:LogoutResponse ${namespaces} ID="r2" ${message} InResponseTo="q2">
  <samlp:Status><samlp:StatusCode Value="urn:1"/></samlp:Status>
</samlp:LogoutResponse>`;

const supports =
  'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol urn:x" errorURL="https://example.com" x:any="1"';
const lifetime = 'validUntil="2026-12-22T00:00:00Z" cacheDuration="P1DT1H30.5S"';
const organization = `<md:Organization x:any="1"><md:Extensions><x:any/></md:Extensions><md:OrganizationName xml:lang="en-GB">o</md:OrganizationName>
    <md:OrganizationDisplayName xml:lang="de">o</md:OrganizationDisplayName><md:OrganizationURL xml:lang="en">https://example.com</md:OrganizationURL></md:Organization>`;
const contact = `<md:ContactPerson contactType="technical" x:any="1"><md:Extensions><x:any/></md:Extensions><md:Company>c</md:Company>
    <md:GivenName>g</md:GivenName><md:SurName>s</md:SurName><md:EmailAddress>mailto:a@example.com</md:EmailAddress><md:TelephoneNumber>1</md:TelephoneNumber></md:ContactPerson>`;
const keyDescriptor = `<md:KeyDescriptor use="encryption">${keyInfo}
    <md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep"><xenc:KeySize>256</xenc:KeySize><xenc:OAEPparams>AAAA</xenc:OAEPparams>
      <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><xenc11:MGF Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/></md:EncryptionMethod></md:KeyDescriptor>`;
const roleParts = `${bareSignature}<md:Extensions><x:any><saml:Attribute Name="a"/></x:any></md:Extensions>${keyDescriptor}${organization}${contact}`;
const singleSignOnParts = `${roleParts}${endpoint("ArtifactResolutionService", 'index="0" isDefault="true"')}${endpoint("SingleLogoutService")}
    ${endpoint("ManageNameIDService")}<md:NameIDFormat>urn:f</md:NameIDFormat>`;
const assertionId = `${endpoint("AssertionIDRequestService")}<md:NameIDFormat>urn:f</md:NameIDFormat>`;

const metadata = `<md:EntitiesDescriptor ${namespaces} ID="m0" ${lifetime} Name="federation">
  ${bareSignature}<md:Extensions><x:any/></md:Extensions>
  <md:EntitiesDescriptor><md:EntityDescriptor entityID="urn:affiliation"><md:AffiliationDescriptor ID="m9" ${lifetime} affiliationOwnerID="urn:o" x:any="1">
    ${bareSignature}<md:Extensions><x:any/></md:Extensions><md:AffiliateMember>urn:m</md:AffiliateMember>${keyDescriptor}</md:AffiliationDescriptor></md:EntityDescriptor></md:EntitiesDescriptor>
  <md:EntityDescriptor entityID="https://example.com" ID="m1" ${lifetime} x:any="1" xml:lang="en" xml:space="preserve" xml:base="https://example.com/">
    ${bareSignature}<md:Extensions><x:any/></md:Extensions>
    <md:IDPSSODescriptor ID="m2" ${lifetime} ${supports} WantAuthnRequestsSigned="1">${singleSignOnParts}
      ${endpoint("SingleSignOnService")}${endpoint("NameIDMappingService")}${endpoint("AssertionIDRequestService")}
      <md:AttributeProfile>urn:p</md:AttributeProfile><saml:Attribute Name="a"/></md:IDPSSODescriptor>
    <md:SPSSODescriptor ID="m3" ${lifetime} ${supports} AuthnRequestsSigned="true" WantAssertionsSigned="false">${singleSignOnParts}
      ${endpoint("AssertionConsumerService", 'index="1"')}
      <md:AttributeConsumingService index="0" isDefault="0"><md:ServiceName xml:lang="en">s</md:ServiceName><md:ServiceDescription xml:lang="en">d</md:ServiceDescription>
        <md:RequestedAttribute Name="a" NameFormat="urn:f" FriendlyName="f" isRequired="true" x:any="1"><saml:AttributeValue>v</saml:AttributeValue></md:RequestedAttribute>
      </md:AttributeConsumingService></md:SPSSODescriptor>
    <md:AuthnAuthorityDescriptor ${supports}>${roleParts}${endpoint("AuthnQueryService")}${assertionId}</md:AuthnAuthorityDescriptor>
    <md:AttributeAuthorityDescriptor ${supports}>${roleParts}${endpoint("AttributeService")}${assertionId}
      <md:AttributeProfile>urn:p</md:AttributeProfile><saml:Attribute Name="a"/></md:AttributeAuthorityDescriptor>
    <md:PDPDescriptor ${supports}>${roleParts}${endpoint("AuthzService")}${assertionId}</md:PDPDescriptor>
    ${organization}${contact}<md:AdditionalMetadataLocation namespace="urn:n">https://example.com</md:AdditionalMetadataLocation>
  </md:EntityDescriptor>
</md:EntitiesDescriptor>`;

function endpoint(name: string, more = ""): string {
  return `<md:${name} Binding="urn:b" Location="https://example.com" ResponseLocation="https://example.com/r" x:any="1" ${more}><x:any/></md:${name}>`;
}

/** Documents that are valid by the schemas and hold each element that the models know, in most of its forms. */
export const schemaSamples: Readonly<Record<string, string>> = {
  Response: response,
  AuthnRequest: authnRequest,
  LogoutRequest: logoutRequest,
  LogoutResponse: logoutResponse,
  EntitiesDescriptor: metadata,
};
