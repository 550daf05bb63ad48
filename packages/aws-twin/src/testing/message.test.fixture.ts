import { createPrivateKey } from "node:crypto";

import { SignedXml } from "xml-crypto";

import { addAlgorithms } from "../signature/algorithms.js";
import { base64, type TestProvider } from "./provider.test.fixture.js";

/** What a test message says; each test changes one thing. */
export interface MessageFields {
  readonly issuer: string;
  readonly responseIssuer: string;
  readonly destination: string;
  readonly recipient: string;
  readonly audience: string;
  readonly status: string;
  readonly issueInstant: string;
  readonly notBefore: string;
  readonly notOnOrAfter: string;
  readonly confirmationNotOnOrAfter: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly attributes: readonly (readonly [name: string, ...values: string[]])[];
}

/** The fields of a message that AWS takes, issued at 08:00:00 on 22 November 2026. */
export const goodMessage: MessageFields = {
  issuer: "https://idp.example.com/saml/metadata",
  responseIssuer: "https://idp.example.com/saml/metadata",
  destination: "https://signin.aws.amazon.com/saml",
  recipient: "https://signin.aws.amazon.com/saml",
  audience: "urn:amazon:webservices",
  status: "urn:oasis:names:tc:SAML:2.0:status:Success",
  issueInstant: "2026-11-22T08:00:00Z",
  notBefore: "2026-11-22T07:59:00Z",
  notOnOrAfter: "2026-11-22T08:04:00Z",
  confirmationNotOnOrAfter: "2026-11-22T08:04:00Z",
  nameId: "alice",
  nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  attributes: [
    ["Role", "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp"],
    ["RoleSessionName", "alice@corp.example.com"],
    ["SessionDuration", "28800"],
    ["PrincipalTag:Email", "alice.liddell@example.com"],
    ["PrincipalTag:UserPrincipalName", "alice@corp.example.com"],
    ["PrincipalTag:ObjectSid", "S-1-5-21-1864522095-575585544-30601353-1102"],
  ],
};

/** The good message's attributes with one of them replaced (or, without values, left out). */
export function withAttribute(name: string, ...values: string[]): Pick<MessageFields, "attributes"> {
  const others = goodMessage.attributes.filter(([each]) => each !== name);
  return { attributes: values.length === 0 ? others : [...others, [name, ...values]] };
}

/** A session tag as it stands in the attribute statement. */
export function tagXml(key: string, value: string): string {
  return attributeXml([`PrincipalTag:${key}`, value]);
}

/** That many session tags. */
export function tagsXml(count: number): string {
  return Array.from({ length: count }, (_, index) => tagXml(`Key${index}`, "x")).join("");
}

function attributeXml([name, ...values]: readonly [string, ...string[]]): string {
  const valuesXml = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
  return `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}">${valuesXml}</saml:Attribute>`;
}

/** The message as unsigned XML. Written by hand, as an identity provider of another make would. */
export function messageXml(changes: Partial<MessageFields> = {}): string {
  const m = { ...goodMessage, ...changes };
  return (
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ' +
    `ID="_response" Version="2.0" IssueInstant="${m.issueInstant}" Destination="${m.destination}">` +
    `<saml:Issuer>${m.responseIssuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${m.status}"/></samlp:Status>` +
    `<saml:Assertion ID="_assertion" Version="2.0" IssueInstant="${m.issueInstant}"><saml:Issuer>${m.issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${m.nameIdFormat}">${m.nameId}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${m.confirmationNotOnOrAfter}" Recipient="${m.recipient}"/>` +
    "</saml:SubjectConfirmation></saml:Subject>" +
    `<saml:Conditions NotBefore="${m.notBefore}" NotOnOrAfter="${m.notOnOrAfter}">` +
    `<saml:AudienceRestriction><saml:Audience>${m.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${m.issueInstant}" SessionIndex="_s1"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>" +
    `<saml:AttributeStatement>${m.attributes.map(attributeXml).join("")}</saml:AttributeStatement></saml:Assertion></samlp:Response>`
  );
}

/** How a message is signed; the defaults are what working identity providers send. */
export interface Signing {
  readonly element?: "Assertion" | "Response";
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
}

/** Signs one element of a message with xml-crypto. */
export function signXml(xml: string, provider: TestProvider, signing: Signing = {}): string {
  const { element = "Assertion" } = signing;
  const signer = new SignedXml({
    // The types of xml-crypto know text and octets; the algorithms that are added take a KeyObject.
    privateKey: createPrivateKey(provider.privateKeyPem) as unknown as string,
    publicCert: `-----BEGIN CERTIFICATE-----\n${base64(provider.certificate)}\n-----END CERTIFICATE-----`,
    signatureAlgorithm: signing.signatureAlgorithm ?? `${more}rsa-sha256`,
    canonicalizationAlgorithm: signing.canonicalization ?? exclusive,
  });
  addAlgorithms(signer);
  signer.addReference({
    xpath: `//*[local-name(.)='${element}']`,
    transforms: signing.transforms ?? [enveloped, exclusive],
    digestAlgorithm: signing.digestAlgorithm ?? "http://www.w3.org/2001/04/xmlenc#sha256",
  });
  signer.computeSignature(xml, {
    prefix: "ds",
    location: { reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signer.getSignedXml();
}

/** The value of the form's `SAMLResponse` field. */
export function encodeMessage(xml: string): string {
  return base64(new TextEncoder().encode(xml));
}

const more = "http://www.w3.org/2001/04/xmldsig-more#";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
