import { randomUUID, webcrypto } from "node:crypto";

import { createSigner, nameIdFormat, signResponse } from "@idpkit/saml";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import samlify from "samlify";
import { SignedXml } from "xml-crypto";
import { setNodeDependencies } from "xml-core";
import * as xmldsigjs from "xmldsigjs";
import * as xpath from "xpath";

import type { SamlIdentity } from "../benchmarks/saml-identity.js";
import { awsSignIn, issuer, workspacesAttributes, workspacesResponse } from "../benchmarks/saml-responses.js";
import { saml20 } from "./boxy-saml20.js";

/** Builds and signs one response for one launch; resolves to the document. */
export type SignOne = () => Promise<string>;

/** Whoever signs Responses in Node, each as its documentation says. */
export const responseSigners: Readonly<Record<string, (identity: SamlIdentity) => Promise<SignOne>>> = {
  "@idpkit/saml": withIdpkit,
  "xml-crypto by hand": withXmlCrypto,
  "xmldsigjs by hand": withXmldsigjs,
  samlify: withSamlify,
  "@boxyhq/saml20": withBoxy,
};

/** With the key as a KeyObject, as all of them but xmldsigjs have it. */
function withIdpkit({ keyObject, certificate }: SamlIdentity): Promise<SignOne> {
  const signer = createSigner(keyObject, certificate);
  return Promise.resolve(() => signResponse(workspacesResponse(), signer));
}

/** By hand, the document is there already: these sign exactly what we sign, and build nothing. */
async function unsignedDocument({ keyObject, certificate }: SamlIdentity): Promise<string> {
  const signed = await signResponse(workspacesResponse(), createSigner(keyObject, certificate));
  return signed.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
}

async function withXmlCrypto(identity: SamlIdentity): Promise<SignOne> {
  const document = await unsignedDocument(identity);
  return () => {
    const signed = new SignedXml({
      privateKey: identity.keyObject,
      signatureAlgorithm: rsaSha256,
      canonicalizationAlgorithm: exclusive,
    });
    signed.addReference({
      xpath: assertion,
      digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
      transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
    });
    signed.computeSignature(document, {
      location: { reference: `${assertion}/*[local-name(.)='Issuer']`, action: "after" },
    });
    return Promise.resolve(signed.getSignedXml());
  };
}

async function withXmldsigjs(identity: SamlIdentity): Promise<SignOne> {
  xmldsigjs.Application.setEngine("WebCrypto", webcrypto as never);
  setNodeDependencies({ DOMParser, XMLSerializer, xpath });
  const document = await unsignedDocument(identity);
  return async () => {
    const parsed = xmldsigjs.Parse(document);
    const target = xpath.select1(assertion, parsed) as unknown as Element;
    const signed = new xmldsigjs.SignedXml(parsed);
    signed.XmlSignature.SignedInfo.CanonicalizationMethod.Algorithm = exclusive;
    const signature = await signed.Sign({ name: "RSASSA-PKCS1-v1_5" }, identity.cryptoKey, target, {
      x509: [Buffer.from(identity.certificate).toString("base64")],
      references: [
        { uri: `#${target.getAttribute("ID") ?? ""}`, hash: "SHA-256", transforms: ["enveloped", "exc-c14n"] },
      ],
    });
    target.insertBefore(signature.GetXml() as never, target.firstChild?.nextSibling ?? null);
    return new XMLSerializer().serializeToString(parsed as never);
  };
}

function withSamlify({ keyObject, pem }: SamlIdentity): Promise<SignOne> {
  const { Constants, IdentityProvider, SamlLib, ServiceProvider } = samlify;
  const binding = Constants.namespace.binding.post;
  const persistent = nameIdFormat.persistent;
  const identityProvider = IdentityProvider({
    entityID: issuer,
    signingCert: pem,
    privateKey: keyObject.export({ format: "pem", type: "pkcs8" }).toString(),
    requestSignatureAlgorithm: rsaSha256,
    nameIDFormat: [persistent],
    singleSignOnService: [{ Binding: binding, Location: "https://idp.example.com/launch" }],
    singleLogoutService: [{ Binding: binding, Location: "https://idp.example.com/sign-out" }],
    loginResponseTemplate: {
      context: SamlLib.defaultLoginResponseTemplate.context,
      attributes: Object.keys(workspacesAttributes).map((name, index) => ({
        name,
        nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
        valueTag: `value${index}`,
        valueXsiType: "xs:string",
      })),
    },
  });
  const serviceProvider = ServiceProvider({
    entityID: "urn:amazon:webservices",
    wantAssertionsSigned: true,
    assertionConsumerService: [{ Binding: binding, Location: awsSignIn }],
    nameIDFormat: [persistent],
  });
  const fill = (template: string) => {
    const [id, now] = [`_${randomUUID()}`, new Date().toISOString()];
    const values = Object.values(workspacesAttributes).map((value, index) => [`attrValue${index}`, value] as const);
    const tags = {
      ID: id,
      AssertionID: `_${randomUUID()}`,
      Destination: awsSignIn,
      Audience: "urn:amazon:webservices",
      SubjectRecipient: awsSignIn,
      Issuer: issuer,
      IssueInstant: now,
      StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success",
      ConditionsNotBefore: now,
      ConditionsNotOnOrAfter: now,
      SubjectConfirmationDataNotOnOrAfter: now,
      NameIDFormat: persistent,
      NameID: "alice",
      InResponseTo: "",
      AuthnStatement: "",
      ...Object.fromEntries(values),
    };
    return { id, context: SamlLib.replaceTagsByValue(template, tags) };
  };
  return Promise.resolve(async () => {
    const { context } = await identityProvider.createLoginResponse(
      serviceProvider,
      { extract: {} },
      "post",
      {},
      { customTagReplacement: fill },
    );
    return Buffer.from(context, "base64").toString("utf8");
  });
}

function withBoxy({ keyObject, pem }: SamlIdentity): Promise<SignOne> {
  const privateKey = keyObject.export({ format: "pem", type: "pkcs8" }).toString();
  return Promise.resolve(() =>
    saml20.createSAMLResponse({
      audience: "urn:amazon:webservices",
      issuer,
      acsUrl: awsSignIn,
      claims: { email: "alice@corp.example.com", raw: workspacesAttributes },
      requestId: "_request",
      privateKey,
      publicKey: pem,
    }),
  );
}

const assertion = "//*[local-name(.)='Assertion']";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
