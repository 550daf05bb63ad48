import { CaseRefusal } from "./case-refusal.test.fixture.js";

/** The OIDs of a purpose that a case names; none for `any` and `null`. An OID stands for itself. */
export function readPurpose(purpose: unknown): readonly string[] {
  if (purpose === undefined || purpose === null) return [];
  if (typeof purpose !== "string") throw new CaseRefusal("case-malformed");
  if (/^[0-2](?:\.[0-9]+)+$/.test(purpose)) return [purpose];
  const known = purposes.get(fold(purpose));
  if (known === undefined) throw new CaseRefusal("purpose-unknown");
  return known;
}

/** `id-kp-clientAuth`, `client_auth` and `clientAuth` are the same. */
function fold(purpose: string): string {
  return purpose
    .toLowerCase()
    .replace(/^id-(?:kp|ms-kp|pkinit)-/, "")
    .replace(/[^a-z0-9]/g, "");
}

/** [RFC5280] §4.2.1.12, [RFC4556] §3.2.4, and those of Windows. */
const purposes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "": [],
    any: [],
    none: [],
    anyExtendedKeyUsage: [],
    serverAuth: ["1.3.6.1.5.5.7.3.1"],
    clientAuth: ["1.3.6.1.5.5.7.3.2"],
    codeSigning: ["1.3.6.1.5.5.7.3.3"],
    emailProtection: ["1.3.6.1.5.5.7.3.4"],
    timeStamping: ["1.3.6.1.5.5.7.3.8"],
    OCSPSigning: ["1.3.6.1.5.5.7.3.9"],
    smartCardLogon: ["1.3.6.1.4.1.311.20.2.2"],
    pkinitClient: ["1.3.6.1.5.2.3.4"],
    KDC: ["1.3.6.1.5.2.3.5"],
  }).map(([name, oids]) => [fold(name), oids]),
);
