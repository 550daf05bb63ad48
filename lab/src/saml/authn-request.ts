import { inflateRawSync } from "node:zlib";

import type { SentAuthnRequest } from "./provider.js";

/** What an AuthnRequest carries, decoded: good for reading, not for checking its signature. */
export function sentFields(request: SentAuthnRequest): Readonly<Record<string, string>> {
  return request.binding === "post" ? request.fields : Object.fromEntries(new URLSearchParams(request.query));
}

/** The document of an AuthnRequest. */
export function readAuthnRequest(request: SentAuthnRequest): string {
  const message = Buffer.from(sentFields(request)["SAMLRequest"] ?? "", "base64");
  return (request.binding === "redirect" ? inflateRawSync(message) : message).toString();
}

/** The ID that an answer must name. */
export function readRequestId(request: SentAuthnRequest): string {
  const [, id] = /^(?:<\?[^>]*\?>\s*)?<[^>]*?\sID=["']([^"']*)["']/.exec(readAuthnRequest(request)) ?? [];
  if (id === undefined) throw new Error("The AuthnRequest has no ID.");
  return id;
}
