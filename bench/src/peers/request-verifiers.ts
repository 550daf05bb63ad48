import { inflateRawSync } from "node:zlib";
import { verify } from "node:crypto";

import { DOMParser } from "@xmldom/xmldom";
import samlify from "samlify";
import { SignedXml } from "xml-crypto";
import * as xpath from "xpath";

import type { SamlIdentity } from "../benchmarks/saml-identity.js";

/** A request as the identity provider expects it. */
export interface RequestToVerify {
  readonly id: string;
  /** Entity ID of the service provider. */
  readonly issuer: string;
  readonly assertionConsumerService: string;
  /** URL of the identity provider's endpoint. */
  readonly endpoint: string;
  readonly issueInstant: Date;
  /** Certificate of the service provider. */
  readonly pem: string;
}

/** Verifies the request and says its ID, so that nobody can win by not looking. */
type RequestVerifier = (request: RequestToVerify, encoded: string, identity: SamlIdentity) => () => unknown;

/** Whoever verifies requests in Node, by binding. */
export const requestVerifiers: Readonly<Record<"post" | "redirect", Readonly<Record<string, RequestVerifier>>>> = {
  post: { samlify: withSamlifyPost, "xml-crypto by hand": withXmlCrypto },
  redirect: { samlify: withSamlifyRedirect, "node:crypto and xmldom by hand": withXmldom },
};

/** An AuthnRequest as node-saml writes it. */
export function writeRequest(request: RequestToVerify): string {
  return [
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${request.id}" Version="2.0"`,
    ` IssueInstant="${request.issueInstant.toISOString()}" Destination="${request.endpoint}"`,
    ` AssertionConsumerServiceURL="${request.assertionConsumerService}"`,
    ` ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">`,
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${request.issuer}</saml:Issuer>`,
    `</samlp:AuthnRequest>`,
  ].join("");
}

/** The same, signed by xml-crypto, in base64. */
export function signRequestForm(request: RequestToVerify, { keyObject, pem }: SamlIdentity): Promise<string> {
  const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
  const signed = new SignedXml({
    privateKey: keyObject,
    publicCert: pem,
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    canonicalizationAlgorithm: exclusive,
  });
  signed.addReference({
    xpath: "/*",
    digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
  });
  signed.computeSignature(writeRequest(request), {
    location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
  });
  return Promise.resolve(Buffer.from(signed.getSignedXml()).toString("base64"));
}

function withSamlifyPost(request: RequestToVerify, form: string): () => Promise<unknown> {
  const { identityProvider, serviceProvider } = samlifyParties(request);
  return async () => {
    const body = { SAMLRequest: form };
    const { extract } = await identityProvider.parseLoginRequest(serviceProvider, "post", { body });
    return extract.request?.["id"];
  };
}

function withSamlifyRedirect(request: RequestToVerify, query: string): () => Promise<unknown> {
  const { identityProvider, serviceProvider } = samlifyParties(request);
  return async () => {
    const octetString = query.slice(0, query.indexOf("&Signature="));
    const parsed = Object.fromEntries(new URLSearchParams(query));
    const { extract } = await identityProvider.parseLoginRequest(serviceProvider, "redirect", {
      query: parsed,
      octetString,
    });
    return extract.request?.["id"];
  };
}

function samlifyParties({ issuer, endpoint, assertionConsumerService, pem }: RequestToVerify) {
  const { Constants, IdentityProvider, ServiceProvider, setSchemaValidator } = samlify;
  // samlify refuses to run without one; none is shipped.
  setSchemaValidator({ validate: () => Promise.resolve("not validated") });
  const { post, redirect } = Constants.namespace.binding;
  const services = [post, redirect].map((Binding) => ({ Binding, Location: endpoint }));
  const identityProvider = IdentityProvider({
    entityID: "https://idp.example.com/metadata",
    signingCert: pem,
    wantAuthnRequestsSigned: true,
    singleSignOnService: services,
    singleLogoutService: services,
  });
  const serviceProvider = ServiceProvider({
    entityID: issuer,
    authnRequestsSigned: true,
    signingCert: pem,
    assertionConsumerService: [{ Binding: post, Location: assertionConsumerService }],
  });
  return { identityProvider, serviceProvider };
}

function withXmlCrypto({ pem }: RequestToVerify, form: string): () => unknown {
  return () => {
    const text = Buffer.from(form, "base64").toString("utf8");
    const document = new DOMParser().parseFromString(text, "text/xml");
    const signed = new SignedXml({ publicCert: pem });
    signed.loadSignature(xpath.select1("/*/*[local-name(.)='Signature']", document as never) as never);
    if (!signed.checkSignature(text)) return undefined;
    const [request = ""] = signed.getSignedReferences();
    return new DOMParser().parseFromString(request, "text/xml").documentElement?.getAttribute("ID");
  };
}

function withXmldom(_: RequestToVerify, query: string, { publicKey }: SamlIdentity): () => unknown {
  return () => {
    const end = query.indexOf("&Signature=");
    const signature = Buffer.from(decodeURIComponent(query.slice(end + "&Signature=".length)), "base64");
    if (!verify("sha256", Buffer.from(query.slice(0, end)), publicKey, signature)) return undefined;
    const message = Buffer.from(decodeURIComponent(/SAMLRequest=([^&]*)/.exec(query)?.[1] ?? ""), "base64");
    const document = new DOMParser().parseFromString(inflateRawSync(message).toString("utf8"), "text/xml");
    return document.documentElement?.getAttribute("ID");
  };
}
