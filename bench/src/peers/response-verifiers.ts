import { webcrypto, type KeyObject } from "node:crypto";

import { SAML } from "@node-saml/node-saml";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import samlify from "samlify";
import { SignedXml } from "xml-crypto";
import { setNodeDependencies } from "xml-core";
import * as xmldsigjs from "xmldsigjs";
import * as xpath from "xpath";

import { saml20 } from "./boxy-saml20.js";

/** What a service provider knows when a Response arrives. */
export interface ResponseToVerify {
  /** The form value: base64. */
  readonly samlResponse: string;
  readonly issuer: string;
  readonly audience: string;
  readonly assertionConsumerService: string;
  readonly inResponseTo: string;
  readonly publicKey: KeyObject;
  /** The certificate of that key. */
  readonly pem: string;
}

/** Verifies the Response and resolves to what it says of the user, so that nobody can win by not looking. */
export type ResponseVerifier = (response: ResponseToVerify) => Promise<() => unknown>;

/** The packages that verify Responses in Node, each as its documentation says. */
export const responseVerifiers: Readonly<Record<string, ResponseVerifier>> = {
  samlify: withSamlify,
  "node-saml": withNodeSaml,
  "@boxyhq/saml20": withBoxy,
  "xml-crypto by hand": withXmlCrypto,
  "xmldsigjs by hand": withXmldsigjs,
};

async function withSamlify({ samlResponse, issuer, audience, assertionConsumerService, pem }: ResponseToVerify) {
  const { Constants, IdentityProvider, ServiceProvider, setSchemaValidator } = samlify;
  // samlify refuses to run without one; none is shipped.
  setSchemaValidator({ validate: () => Promise.resolve("not validated") });
  const Binding = Constants.namespace.binding.post;
  const identityProvider = IdentityProvider({
    entityID: issuer,
    signingCert: pem,
    singleSignOnService: [{ Binding, Location: "https://idp.example.com/launch" }],
    singleLogoutService: [{ Binding, Location: "https://idp.example.com/sign-out" }],
  });
  const serviceProvider = ServiceProvider({
    entityID: audience,
    wantAssertionsSigned: true,
    assertionConsumerService: [{ Binding, Location: assertionConsumerService }],
  });
  const body = { SAMLResponse: samlResponse };
  return Promise.resolve(async () => {
    const { extract } = await serviceProvider.parseLoginResponse(identityProvider, "post", { body });
    return (extract as { nameID?: string }).nameID;
  });
}

function withNodeSaml({ samlResponse, issuer, audience, assertionConsumerService, pem }: ResponseToVerify) {
  const saml = new SAML({
    entryPoint: "https://idp.example.com/launch",
    issuer: audience,
    callbackUrl: assertionConsumerService,
    audience,
    idpCert: pem,
    idpIssuer: issuer,
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
  });
  return Promise.resolve(async () => {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: samlResponse });
    return profile?.nameID;
  });
}

function withBoxy({ samlResponse, audience, inResponseTo, pem }: ResponseToVerify) {
  return Promise.resolve(async () => {
    const text = Buffer.from(samlResponse, "base64").toString("utf8");
    const { claims } = await saml20.validate(text, { publicKey: pem, audience, inResponseTo });
    return claims[nameIdentifier];
  });
}

function withXmlCrypto({ samlResponse, pem }: ResponseToVerify) {
  return Promise.resolve(() => {
    const text = Buffer.from(samlResponse, "base64").toString("utf8");
    const signature = xpath.select1(assertionSignature, new DOMParser().parseFromString(text, "text/xml") as never);
    const signed = new SignedXml({ publicCert: pem });
    signed.loadSignature(signature as never);
    if (!signed.checkSignature(text)) return undefined;
    // What was signed has to be parsed to be read.
    const [assertion = ""] = signed.getSignedReferences();
    const read = new DOMParser().parseFromString(assertion, "text/xml");
    return xpath.select("string(//*[local-name(.)='NameID'])", read as never);
  });
}

async function withXmldsigjs({ samlResponse, publicKey }: ResponseToVerify) {
  xmldsigjs.Application.setEngine("WebCrypto", webcrypto as never);
  setNodeDependencies({ DOMParser, XMLSerializer, xpath });
  const spki = publicKey.export({ format: "der", type: "spki" });
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await webcrypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]);
  return async () => {
    const document = xmldsigjs.Parse(Buffer.from(samlResponse, "base64").toString("utf8"));
    const signature = xpath.select1(assertionSignature, document);
    const signed = new xmldsigjs.SignedXml(document);
    signed.LoadXml(signature as never);
    if (!(await signed.Verify(key))) return undefined;
    return xpath.select("string(//*[local-name(.)='NameID'])", document);
  };
}

/** What `@boxyhq/saml20` calls the NameID. */
const nameIdentifier = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";
const assertionSignature = "/*/*[local-name(.)='Assertion']/*[local-name(.)='Signature']";
