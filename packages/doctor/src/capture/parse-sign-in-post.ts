import { Buffer } from "node:buffer";

import { DoctorError } from "../errors.js";
import { isCopiedRequest, parseCopiedRequest } from "./parse-copied-request.js";
import { parseFormDump } from "./parse-form-dump.js";
import { parseFormObject } from "./parse-form-object.js";
import { isPage, parseFormPage } from "./parse-form-page.js";
import { parseHar } from "./parse-har.js";
import type { SignInPost } from "./sign-in-post.js";

/**
 * Reads a captured SAML response in whichever form it was saved: a HAR file, the request, its form or the page with it,
 * the value of `SAMLResponse` in base64, or the XML itself.
 *
 * @throws {@link DoctorError} `capture-not-recognised`, `har-malformed`, `har-without-sign-in`, `har-without-body` or
 * `form-without-response`.
 */
export function parseSignInPost(text: string): SignInPost {
  const trimmed = text.trim();
  if (isPage(trimmed)) return parseFormPage(trimmed);
  // A message in XML is passed on to its last octet: white space at its end is not signed, but it was there.
  if (trimmed.startsWith("<")) return { kind: "xml", SAMLResponse: Buffer.from(text.trimStart()).toString("base64") };
  if (trimmed.startsWith("{")) return parseFormObject(trimmed) ?? parseHar(trimmed);
  if (isCopiedRequest(trimmed)) return parseCopiedRequest(trimmed);
  if (/\bSAMLResponse\b/.test(trimmed)) return parseFormDump(trimmed);
  const base64 = withoutPercentEncoding(trimmed).replace(/\s+/g, "");
  if (/^[\w+/=-]+$/.test(base64) && !trimmed.startsWith("-----BEGIN ")) return { kind: "base64", SAMLResponse: base64 };
  throw new DoctorError(
    "capture-not-recognised",
    "this is no HAR, no form with SAMLResponse, no base64 and no XML: save the sign-in as a HAR in the browser's network panel",
  );
}

/** As it stands in a body that was copied without being decoded; base64 itself has no percent sign. */
function withoutPercentEncoding(text: string): string {
  return text.replace(/%(2B|2F|3D)/gi, (encoded) => decodeURIComponent(encoded));
}
