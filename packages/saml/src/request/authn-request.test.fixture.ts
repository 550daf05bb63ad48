import { deflateRawSync } from "node:zlib";

import { decodePostBinding, type PostMessage } from "../http-post/decode-post-binding.js";
import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { buildRedirectUrl } from "../http-redirect/build-redirect-url.js";
import { parseRedirectQuery, type RedirectMessage } from "../http-redirect/parse-redirect-query.js";
import { binding } from "../metadata/binding.js";
import { readUnsigned } from "../signature/read-unsigned.js";
import { signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXml, parseXmlNode } from "../xml/parse-xml.js";
import type { ReadElement } from "../xml/unverified-element.js";
import type { ExpectedAuthnRequest } from "./expected-authn-request.js";
import type { OneTimeStore } from "./one-time-store.js";
import type { RegisteredServiceProvider } from "./service-providers.js";

export const sp = "https://sp.example.com/metadata";
export const acs = "https://sp.example.com/acs";
export const idp = "https://idp.example.com/metadata";
export const endpoint = "https://idp.example.com/sso";
export const requestId = "_7e1d4c3b5f0d1c1a3b7e4e0d9c6a2b8f";

const attributes = {
  AssertionConsumerServiceURL: acs,
  Destination: endpoint,
  ID: requestId,
  IssueInstant: "2026-11-22T08:00:00Z",
  ProtocolBinding: binding.httpPost,
  Version: "2.0",
} as const;

/** What differs from a sound request: attributes of the root, the Issuer and what follows it. */
export interface RequestChanges {
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly issuer?: string;
  readonly content?: string;
}

/** Writes an AuthnRequest as a service provider would, sound but for the changes. */
export function authnRequest(changes: RequestChanges = {}): string {
  const all: Readonly<Record<string, string | undefined>> = { ...attributes, ...changes.attributes };
  const present = Object.entries(all).filter(([, value]) => value !== undefined);
  return [
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"`,
    ...present.map(([name, value]) => ` ${name}="${value ?? ""}"`),
    `>${changes.issuer ?? `<saml:Issuer>${sp}</saml:Issuer>`}${changes.content ?? ""}</samlp:AuthnRequest>`,
  ].join("");
}

/** The same, opened for reading without any check. */
export function readAuthnRequest(changes: RequestChanges): ReadElement {
  return readUnsigned(parseXml(authnRequest(changes)));
}

/** A message in a form, as it stands. */
export function post(xml: string, relayState?: string): PostMessage {
  const message: [string, string] = ["SAMLRequest", encodePostBinding(xml)];
  return decodePostBinding(relayState === undefined ? [message] : [message, ["RelayState", relayState]]);
}

/** The same, signed. All but the signature stays as it was written, be it canonical or not. */
export async function signedPost(xml: string, signer: Signer): Promise<PostMessage> {
  return post(await sign(xml, signer));
}

/** Puts a signature behind the Issuer of a document. */
export async function sign(xml: string, signer: Signer): Promise<string> {
  const canonical = canonicalize(parseXmlNode(xml));
  const signatureAt = canonical.search(/(?<=<\/(\w+:)?Issuer>)/);
  const id = /\bID=["']([^"']+)/.exec(xml)?.[1] ?? "";
  const signed = await signEnveloped({ id, xml: canonical, signatureAt }, signer);
  const signature = signed.slice(signatureAt, signatureAt + signed.length - canonical.length);
  return xml.replace(/(?<=<\/(\w+:)?Issuer>)/, () => signature);
}

/** A message in a query, as it stands. */
export function query(xml: string): RedirectMessage {
  return parseRedirectQuery(`SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString("base64"))}`);
}

/** The same, signed. */
export async function signedQuery(xml: string, signer: Signer, relayState?: string): Promise<RedirectMessage> {
  const fields = { SAMLRequest: xml, ...(relayState !== undefined && { relayState }) };
  const url = await buildRedirectUrl(endpoint, fields, signer);
  return parseRedirectQuery(url.slice(endpoint.length + 1));
}

/** A service provider that signs or not, as it likes, with one endpoint and no keys. */
export const serviceProvider: RegisteredServiceProvider = {
  entityId: sp,
  assertionConsumerServices: [{ binding: binding.httpPost, location: acs, index: 0 }],
  singleLogoutServices: [],
  signingKeys: [],
  encryptionKeys: [],
  nameIdFormats: [],
  authnRequestsSigned: false,
  wantAssertionsSigned: true,
  attributeConsumingServices: [],
  insecureAllowUnsignedRequests: true,
};

/** What an identity provider expects that knows one service provider. */
export function expectedFrom(
  found: RegisteredServiceProvider,
  changes: Partial<ExpectedAuthnRequest> = {},
): ExpectedAuthnRequest {
  return {
    entityId: idp,
    endpoint,
    serviceProviders: { find: (entityId) => Promise.resolve(entityId === found.entityId ? found : undefined) },
    usedIds: memoryOneTimeStore(),
    now: new Date("2026-11-22T08:00:30Z"),
    nameIdFormats: [
      "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
    ],
    authnContextClassRefs: ["urn:example:weak", "urn:example:middle", "urn:example:strong"],
    ...changes,
  };
}

/** Keeps IDs in memory, and when each may be forgotten. */
export function memoryOneTimeStore(taken = new Map<string, Date>()): OneTimeStore {
  return {
    take(id, expiresAt) {
      const isFirst = !taken.has(id);
      if (isFirst) taken.set(id, expiresAt);
      return Promise.resolve(isFirst);
    },
  };
}
