import { sign, verify } from "node:crypto";

import {
  binding,
  buildRedirectUrl,
  createSigner,
  createVerificationKey,
  decodePostBinding,
  nameIdFormat,
  parseRedirectQuery,
  verifyAuthnRequest,
  verifyRedirectSignature,
  type ReceivedMessage,
  type RegisteredServiceProvider,
} from "@idpkit/saml";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { requestVerifiers, signRequestForm, writeRequest, type RequestToVerify } from "../peers/request-verifiers.js";
import { makeSamlIdentity, type SamlIdentity } from "./saml-identity.js";

/** Take a signed request from a form. */
export const verifyAuthnRequestPost: Benchmark = {
  name: "verify-authn-request-post",
  title: "verify a signed AuthnRequest of the HTTP-POST binding, RSA-2048",
  async prepare() {
    const identity = await makeSamlIdentity();
    const request = requestOf(identity);
    const form = await signRequestForm(request, identity);
    return contenders("post", request, form, identity, () => decodePostBinding([["SAMLRequest", form]]));
  },
};

/** Take a request from a signed query. */
export const verifyAuthnRequestRedirect: Benchmark = {
  name: "verify-authn-request-redirect",
  title: "verify a signed AuthnRequest of the HTTP-Redirect binding, RSA-2048",
  async prepare() {
    const identity = await makeSamlIdentity();
    const request = requestOf(identity);
    const signer = createSigner(identity.keyObject, identity.certificate);
    const url = await buildRedirectUrl(request.endpoint, { SAMLRequest: writeRequest(request) }, signer);
    const query = url.slice(url.indexOf("?") + 1);
    const all = await contenders("redirect", request, query, identity, () => parseRedirectQuery(query));
    return [...all, signatureAlone(query, identity)];
  },
};

async function contenders(
  kind: "post" | "redirect",
  request: RequestToVerify,
  encoded: string,
  identity: SamlIdentity,
  receive: () => ReceivedMessage,
): Promise<readonly Contender[]> {
  const all: Contender[] = [
    { name: "node:crypto verify alone", kind: "limit", run: verifyAlone(identity) },
    { name: "@idpkit/saml", kind: "idpkit", run: withIdpkit(request, identity, receive) },
  ];
  for (const [name, create] of Object.entries(requestVerifiers[kind])) {
    all.push({ name, kind: "peer", run: create(request, encoded, identity) });
  }
  for (const { name, kind: role, run } of all) {
    if (role !== "limit" && (await run()) !== request.id) throw new Error(`${name}: does not say what to answer`);
  }
  return all;
}

/** What decides whether the rest is looked at, for those who know the sender beforehand: over the raw octets. */
function signatureAlone(query: string, { certificate }: SamlIdentity): Contender {
  const keys = [createVerificationKey(certificate)];
  const run = () => {
    verifyRedirectSignature(parseRedirectQuery(query), keys);
  };
  return { name: "@idpkit/saml, the signature alone", kind: "idpkit", run };
}

function requestOf({ pem }: SamlIdentity): RequestToVerify {
  return {
    id: "_7e1d4c3b5f0d1c1a3b7e4e0d9c6a2b8f",
    issuer: "https://sp.example.com/metadata",
    assertionConsumerService: "https://sp.example.com/acs",
    endpoint: "https://idp.example.com/sso",
    issueInstant: new Date(),
    pem,
  };
}

function withIdpkit(request: RequestToVerify, { certificate }: SamlIdentity, receive: () => ReceivedMessage) {
  const serviceProvider: RegisteredServiceProvider = {
    entityId: request.issuer,
    assertionConsumerServices: [{ binding: binding.httpPost, location: request.assertionConsumerService, index: 0 }],
    singleLogoutServices: [],
    signingKeys: [createVerificationKey(certificate)],
    encryptionKeys: [],
    nameIdFormats: [],
    authnRequestsSigned: true,
    wantAssertionsSigned: true,
    attributeConsumingServices: [],
  };
  const expected = {
    entityId: "https://idp.example.com/metadata",
    endpoint: request.endpoint,
    serviceProviders: { find: () => Promise.resolve(serviceProvider) },
    usedIds: { take: () => Promise.resolve(true) },
    nameIdFormats: [nameIdFormat.persistent],
    authnContextClassRefs: ["urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"],
    maximumAgeSeconds: 3600,
  } as const;
  return async () => (await verifyAuthnRequest(receive(), { ...expected, now: new Date() })).inResponseTo;
}

function verifyAlone({ keyObject, publicKey }: SamlIdentity): () => unknown {
  const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");
  const signature = sign("sha256", signedInfo, keyObject);
  return () => verify("sha256", signedInfo, publicKey, signature);
}
