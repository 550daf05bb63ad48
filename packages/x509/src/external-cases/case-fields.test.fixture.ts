import { parseCertificate } from "../certificate/parse-certificate.js";
import type { Certificate } from "../certificate/certificate.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";

/** One object of the JSON of a case. */
export type CaseFields = Readonly<Record<string, unknown>>;

/** @throws {@link CaseRefusal} `case-malformed` for anything but an object. */
export function readFields(value: unknown): CaseFields {
  if (!isFields(value)) throw new CaseRefusal("case-malformed");
  return value;
}

/** Tells whether a value is an object, and no list. */
export function isFields(value: unknown): value is CaseFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of texts, or a single one. `null` and what is absent are none. */
export function readTexts(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!texts.every((text) => typeof text === "string")) throw new CaseRefusal("case-malformed");
  return texts;
}

/** The contents of PEM blocks with this label, in their order. Text around them is passed over. */
export function readPemBlocks(texts: readonly string[], label: "CERTIFICATE" | "X509 CRL"): readonly Uint8Array[] {
  const block = new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`, "g");
  return texts.flatMap((text) => {
    const blocks = [...text.matchAll(block)];
    if (blocks.length === 0 && text.trim() !== "") throw new CaseRefusal("case-malformed");
    return blocks.map(([, base64 = ""]) => new Uint8Array(Buffer.from(base64, "base64")));
  });
}

/** Certificates of which none is needed: those that cannot be read cannot be part of a path either. */
export function readUsableCertificates(texts: readonly string[]): readonly Certificate[] {
  return readPemBlocks(texts, "CERTIFICATE").flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch {
      return [];
    }
  });
}

/** An instant such as `2026-01-01T12:00:00Z`, without an offset in UTC. What names none is meant for whenever it is run. */
export function readInstant(value: unknown): Date {
  if (value === undefined || value === null) return new Date();
  if (typeof value !== "string") throw new CaseRefusal("case-malformed");
  const instant = new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value);
  if (Number.isNaN(instant.getTime())) throw new CaseRefusal("case-malformed");
  return instant;
}
