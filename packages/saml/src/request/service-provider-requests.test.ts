import { deflateRawSync } from "node:zlib";

import { beforeAll, describe, expect, it } from "vitest";

import { authnContextClass } from "../assertion/authn-context-class.js";
import { decodePostBinding } from "../http-post/decode-post-binding.js";
import { parseRedirectQuery } from "../http-redirect/parse-redirect-query.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { createSigner } from "../signature/create-signer.js";
import type { Signer } from "../signature/signer.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { certifiedKey } from "../testing/certified-key.test.fixture.js";
import {
  acs,
  endpoint,
  expectedFrom,
  query,
  serviceProvider,
  sign,
  signedPost,
  sp,
} from "./authn-request.test.fixture.js";
import type { ExpectedAuthnRequest } from "./expected-authn-request.js";
import type { RegisteredServiceProvider } from "./service-providers.js";
import { verifyAuthnRequest } from "./verify-authn-request.js";

const protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
const assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
const httpPost = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
const ppt = authnContextClass.passwordProtectedTransport;

/** What service providers write, each in its own manner. */
const requests: Readonly<Record<string, string>> = {
  "Shibboleth: AllowCreate as a number": `<samlp:AuthnRequest xmlns:samlp="${protocol}" AssertionConsumerServiceURL="${acs}" Destination="${endpoint}" ID="_51c9f0c1e2b4d7a8" IssueInstant="2026-11-22T08:00:00Z" ProtocolBinding="${httpPost}" Version="2.0"><saml:Issuer xmlns:saml="${assertion}">${sp}</saml:Issuer><samlp:NameIDPolicy AllowCreate="1"/></samlp:AuthnRequest>`,
  "python3-saml: indentation, an exact context": `<samlp:AuthnRequest
  xmlns:samlp="${protocol}"
  xmlns:saml="${assertion}"
  ID="ONELOGIN_5ba93c9db0cff93f52b521d7420e43f6eda2784f"
  Version="2.0"
  ProviderName="SP &amp; sons"
  IssueInstant="2026-11-22T08:00:00Z"
  Destination="${endpoint}"
  ProtocolBinding="${httpPost}"
  AssertionConsumerServiceURL="${acs}">
    <saml:Issuer>${sp}</saml:Issuer>
    <samlp:NameIDPolicy
        Format="${nameIdFormat.unspecified}"
        AllowCreate="true" />
    <samlp:RequestedAuthnContext Comparison="exact">
        <saml:AuthnContextClassRef>${ppt}</saml:AuthnContextClassRef>
    </samlp:RequestedAuthnContext>
</samlp:AuthnRequest>`,
  "node-saml: a declaration, fractional seconds": `<?xml version="1.0"?><samlp:AuthnRequest xmlns:samlp="${protocol}" ID="_f4f9d9cbb8cb3e8c5a6a" Version="2.0" IssueInstant="2026-11-22T08:00:00.123Z" ProtocolBinding="${httpPost}" Destination="${endpoint}" AssertionConsumerServiceURL="${acs}"><saml:Issuer xmlns:saml="${assertion}">${sp}</saml:Issuer><samlp:NameIDPolicy xmlns:samlp="${protocol}" Format="${nameIdFormat.emailAddress}" AllowCreate="true"/><samlp:RequestedAuthnContext xmlns:samlp="${protocol}" Comparison="exact"><saml:AuthnContextClassRef xmlns:saml="${assertion}">${ppt}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>`,
  "pysaml2: numbered prefixes, a Format of the Issuer": `<?xml version='1.0' encoding='UTF-8'?>\n<ns0:AuthnRequest xmlns:ns0="${protocol}" xmlns:ns1="${assertion}" ID="id-HVOl3kFBGSmNNDuzt" Version="2.0" IssueInstant="2026-11-22T08:00:00Z" Destination="${endpoint}" AssertionConsumerServiceURL="${acs}" ProtocolBinding="${httpPost}"><ns1:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">${sp}</ns1:Issuer><ns0:NameIDPolicy Format="${nameIdFormat.transient}" AllowCreate="false" /></ns0:AuthnRequest>`,
  "mod_auth_mellon: Consent, no binding": `<samlp:AuthnRequest xmlns:samlp="${protocol}" xmlns:saml="${assertion}" ID="_82D8A2F4BD0E6F0B93B94F6E2EAEB5F9" Version="2.0" IssueInstant="2026-11-22T08:00:00Z" Destination="${endpoint}" Consent="urn:oasis:names:tc:SAML:2.0:consent:current-implicit" ForceAuthn="false" IsPassive="false" AssertionConsumerServiceURL="${acs}"><saml:Issuer>${sp}</saml:Issuer><samlp:NameIDPolicy Format="${nameIdFormat.transient}" AllowCreate="true"/></samlp:AuthnRequest>`,
  "ruby-saml: single quotes, no binding": `<samlp:AuthnRequest AssertionConsumerServiceURL='${acs}' Destination='${endpoint}' ID='_7f5d2a10-6c1f-4b3e-9a55-0a7f6f1d9c33' IssueInstant='2026-11-22T08:00:00Z' Version='2.0' xmlns:saml='${assertion}' xmlns:samlp='${protocol}'><saml:Issuer>${sp}</saml:Issuer></samlp:AuthnRequest>`,
  "SimpleSAMLphp: a transient name": `<samlp:AuthnRequest xmlns:samlp="${protocol}" xmlns:saml="${assertion}" ID="_0f7c8ab1e6fdc6b3ab3b9d6f1f8a0c4de8b0e5c7a1" Version="2.0" IssueInstant="2026-11-22T08:00:00Z" Destination="${endpoint}" AssertionConsumerServiceURL="${acs}" ProtocolBinding="${httpPost}"><saml:Issuer>${sp}</saml:Issuer><samlp:NameIDPolicy Format="${nameIdFormat.transient}" AllowCreate="true"/></samlp:AuthnRequest>`,
};

let signer: Signer;
let signing: RegisteredServiceProvider;
beforeAll(async () => {
  const { keyObject, certificate } = await certifiedKey("RSA-SHA256");
  signer = createSigner(keyObject, certificate);
  signing = { ...serviceProvider, signingKeys: [createVerificationKey(certificate)], authnRequestsSigned: true };
});

function expected(): ExpectedAuthnRequest {
  return expectedFrom(signing, {
    nameIdFormats: [nameIdFormat.transient, nameIdFormat.emailAddress],
    authnContextClassRefs: [ppt, authnContextClass.refedsMfa],
  });
}

/** Encodes as `encodeURIComponent` does, but for the case of the digits. */
function lowerCaseEscapes(value: string): string {
  return encodeURIComponent(value).replaceAll(/%../g, (it) => it.toLowerCase());
}

describe.each(Object.entries(requests))("verifyAuthnRequest accepts the request of %s", (_, xml) => {
  const inResponseTo = /ID=["']([^"']+)/.exec(xml)?.[1];
  const accepted = { outcome: "authenticate", signature: "verified", inResponseTo, issuer: sp };

  it("in a form", async () => {
    expect(await verifyAuthnRequest(await signedPost(xml, signer), expected())).toMatchObject(accepted);
  });

  it("in a form, deflated", async () => {
    const deflated = deflateRawSync(await sign(xml, signer)).toString("base64");
    const message = decodePostBinding(`SAMLRequest=${encodeURIComponent(deflated)}`, { allowDeflated: true });
    expect(await verifyAuthnRequest(message, expected())).toMatchObject(accepted);
  });

  it.each([
    ["with the signature last", encodeURIComponent, (it: string, signature: string) => `${it}&Signature=${signature}`],
    [
      "with the signature before its algorithm",
      encodeURIComponent,
      (it: string, signature: string) => it.replace("&SigAlg=", `&Signature=${signature}&SigAlg=`),
    ],
    ["with lower-case escapes", lowerCaseEscapes, (it: string, signature: string) => `${it}&Signature=${signature}`],
  ])("in a query %s", async (_name, encode, order) => {
    const deflated = deflateRawSync(xml).toString("base64");
    const sigAlg = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    const signed = `SAMLRequest=${encode(deflated)}&RelayState=${encode("https://sp.example.com/a?b=c")}&SigAlg=${encode(sigAlg)}`;
    const value = Buffer.from(await signer.sign(new TextEncoder().encode(signed))).toString("base64");
    const message = parseRedirectQuery(order(signed, encode(value)));
    expect(await verifyAuthnRequest(message, expected())).toMatchObject({
      ...accepted,
      relayState: "https://sp.example.com/a?b=c",
    });
  });
});

it("verifyAuthnRequest accepts the request of IAM Identity Center: without a signature", async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><saml2p:AuthnRequest xmlns:saml2p="${protocol}" AssertionConsumerServiceURL="${acs}" Destination="${endpoint}" ID="aws_LYMqVVa6Q1oXWaYpXG" IssueInstant="2026-11-22T08:00:00.512Z" ProtocolBinding="${httpPost}" Version="2.0"><saml2:Issuer xmlns:saml2="${assertion}">${sp}</saml2:Issuer><saml2p:NameIDPolicy Format="${nameIdFormat.emailAddress}"/></saml2p:AuthnRequest>`;
  const unsigned = expectedFrom(serviceProvider, { nameIdFormats: [nameIdFormat.emailAddress] });
  expect(await verifyAuthnRequest(query(xml), unsigned)).toMatchObject({
    outcome: "authenticate",
    signature: "none",
    nameIdFormats: [nameIdFormat.emailAddress],
  });
});
