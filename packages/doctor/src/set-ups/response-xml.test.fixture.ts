/** What the response of a set-up says. */
export interface ResponseFields {
  readonly issuer: string;
  readonly recipient: string;
  readonly audience: string;
  readonly issueInstant: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  /** Names behind `https://aws.amazon.com/SAML/Attributes/`. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** A response in the prefixes of the standard, unsigned; it is good for five minutes. */
export function responseXml(response: ResponseFields): string {
  const attributes = Object.entries(response.attributes).map(
    ([name, values]) =>
      `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}">` +
      values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("") +
      "</saml:Attribute>",
  );
  const issued = new Date(response.issueInstant);
  const ends = new Date(issued.getTime() + 300_000).toISOString();
  return (
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ' +
    `ID="_response" Version="2.0" IssueInstant="${response.issueInstant}" Destination="${response.recipient}">` +
    `<saml:Issuer>${response.issuer}</saml:Issuer>` +
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>' +
    `<saml:Assertion ID="_assertion" Version="2.0" IssueInstant="${response.issueInstant}"><saml:Issuer>${response.issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${response.nameIdFormat}">${response.nameId}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${ends}" Recipient="${response.recipient}"/>` +
    "</saml:SubjectConfirmation></saml:Subject>" +
    `<saml:Conditions NotBefore="${response.issueInstant}" NotOnOrAfter="${ends}">` +
    `<saml:AudienceRestriction><saml:Audience>${response.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${response.issueInstant}" SessionIndex="_s1"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>" +
    `<saml:AttributeStatement>${attributes.join("")}</saml:AttributeStatement></saml:Assertion></samlp:Response>`
  );
}
