import { base64 } from "@scure/base";

import { decodeBase64url } from "../../base64url.js";
import { WebAuthnError } from "../../errors.js";
import { isJsonObject, ownMember, type JsonObject } from "../../json-object.js";
import { isCertificateList, type CertificateList } from "../attestation-certificate.js";

/** What SafetyNet signed, not verified yet: a JWS in its compact serialization ([RFC7515] §7.1). */
export interface SafetyNetResponse {
  /** The certificates of the header. */
  readonly x5c: CertificateList;
  /** As signed. */
  readonly signingInput: Uint8Array<ArrayBuffer>;
  /** RS256, the one algorithm of the service. */
  readonly signature: Uint8Array;
  /** base64 */
  readonly nonce: string;
  /** When SafetyNet judged the device, in milliseconds since 1970. */
  readonly timestampMs: number;
  /** Whether the device is one that Google certified. */
  readonly ctsProfileMatch: boolean;
}

/**
 * Parses the answer of SafetyNet.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed` or `attestation-algorithm-unsupported`.
 */
export function parseSafetyNetResponse(response: Uint8Array): SafetyNetResponse {
  try {
    return parseJws(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(response));
  } catch (cause) {
    if (cause instanceof WebAuthnError && cause.code === "attestation-algorithm-unsupported") throw cause;
    throw new WebAuthnError("attestation-statement-malformed", "The answer of SafetyNet cannot be read.", { cause });
  }
}

function parseJws(jws: string): SafetyNetResponse {
  const [header, payload, signature, ...others] = jws.split(".");
  if (header === undefined || payload === undefined || signature === undefined || others.length > 0) {
    throw new SyntaxError("not three parts");
  }
  return {
    x5c: parseHeader(parseJson(header)),
    ...parsePayload(parseJson(payload)),
    signingInput: new TextEncoder().encode(`${header}.${payload}`),
    signature: decodeBase64url(signature),
  };
}

function parseJson(part: string): JsonObject {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decodeBase64url(part)));
  if (!isJsonObject(value)) throw new SyntaxError("not an object");
  return value;
}

function parseHeader(header: JsonObject): CertificateList {
  if (ownMember(header, "alg") !== "RS256") {
    throw new WebAuthnError("attestation-algorithm-unsupported", "SafetyNet signs with RS256.");
  }
  // What must be understood, and is not ([RFC7515] §4.1.11).
  if (ownMember(header, "crit") !== undefined) throw new SyntaxError("a critical member");
  const texts = ownMember(header, "x5c");
  const x5c = Array.isArray(texts) ? texts.map((text) => base64.decode(text as string)) : undefined;
  if (!isCertificateList(x5c)) throw new SyntaxError("no certificates");
  return x5c;
}

function parsePayload(payload: JsonObject): Pick<SafetyNetResponse, "nonce" | "timestampMs" | "ctsProfileMatch"> {
  const nonce = ownMember(payload, "nonce");
  const timestampMs = ownMember(payload, "timestampMs");
  const ctsProfileMatch = ownMember(payload, "ctsProfileMatch");
  if (typeof nonce !== "string" || typeof timestampMs !== "number" || typeof ctsProfileMatch !== "boolean") {
    throw new SyntaxError("a member is missing");
  }
  return { nonce, timestampMs, ctsProfileMatch };
}
