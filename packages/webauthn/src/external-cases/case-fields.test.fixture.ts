import { parseCertificate, parsePem } from "@idpkit/x509";

import { decodeBase64url } from "../base64url.js";
import { isJsonObject, ownMember, type JsonObject } from "../json-object.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";

/** Reads a member; `null` is the same as absent. */
export function readMember(object: JsonObject, name: string): unknown {
  return ownMember(object, name) ?? undefined;
}

/** Reads a member that may be left out, and is malformed when `is` does not know it. */
export function readOptional<T>(object: JsonObject, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = readMember(object, name);
  if (value === undefined || is(value)) return value;
  throw new CaseRefusal("case-malformed");
}

/** Reads a member that has to be there. */
export function readRequired<T>(object: JsonObject, name: string, is: (value: unknown) => value is T): T {
  const value = readOptional(object, name, is);
  if (value === undefined) throw new CaseRefusal("case-malformed");
  return value;
}

/**
 * Reads the answer of a client. Those from before Level 3 and its `toJSON()` come without the results of client extensions,
 * which are not signed, and which are empty then.
 */
export function readResponse(fields: JsonObject): unknown {
  const response = readMember(fields, "response");
  if (!isJsonObject(response) || readMember(response, "clientExtensionResults") !== undefined) return response;
  return { ...response, clientExtensionResults: {} };
}

/** Reads a switch, which is off when it is left out. */
export function readSwitch(object: JsonObject, name: string): boolean {
  return readOptional(object, name, isBoolean) ?? false;
}

/** Reads a list of texts, of which a single one may stand by itself. */
export function readTexts(object: JsonObject, name: string): readonly string[] | undefined {
  const value = readMember(object, name);
  if (value === undefined) return undefined;
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!texts.every(isText)) throw new CaseRefusal("case-malformed");
  return texts;
}

/** Tells text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Tells a boolean. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

/** Tells a whole number that is not negative, such as a counter. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Tells a list of numbers. */
export function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((member) => typeof member === "number");
}

/** Tells a list of objects. */
export function isObjects(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isJsonObject);
}

/** Tells base64url that is not empty. */
export function isBase64url(value: unknown): value is string {
  if (!isText(value)) return false;
  try {
    decodeBase64url(value);
    return true;
  } catch {
    return false;
  }
}

/** The instant of `validAt`, without an offset in UTC. A case that names none is judged as of now. */
export function readInstant(fields: JsonObject): Date {
  const text = readOptional(fields, "validAt", isText);
  if (text === undefined) return new Date();
  const instant = new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(instant.getTime())) throw new CaseRefusal("case-malformed");
  return instant;
}

/**
 * The certificates of `trustAnchorsPem` in DER; `undefined` when no trust is demanded, which is another thing than no
 * certificate. Those that cannot be parsed cannot be the end of a path either, and are left out.
 */
export function readTrustAnchors(fields: JsonObject): readonly Uint8Array[] | undefined {
  const value = readMember(fields, "trustAnchorsPem");
  if (value === "") return [];
  return readTexts(fields, "trustAnchorsPem")?.flatMap(readPem).filter(isCertificate);
}

function readPem(text: string): readonly Uint8Array[] {
  try {
    return parsePem(text);
  } catch (cause) {
    throw new CaseRefusal("case-malformed", { cause });
  }
}

function isCertificate(der: Uint8Array): boolean {
  try {
    parseCertificate(der);
    return true;
  } catch {
    return false;
  }
}

/** Writes an AAGUID in lower case and with its dashes, which some leave out. */
export function normalizeAaguid(aaguid: string): string {
  const hex = aaguid.toLowerCase().replaceAll("-", "");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
