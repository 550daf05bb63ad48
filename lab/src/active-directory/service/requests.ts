import { parseCertificate, type Certificate } from "@idpkit/x509";

/** The domain that is asked for. */
export interface DomainRequest {
  /** Whoever chains to one of these may log on. */
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly accounts: readonly RequestedAccount[];
}

/** An account that the domain is to have. */
interface RequestedAccount {
  readonly sAMAccountName: string;
  readonly enabled: boolean;
}

/** A logon that is to be tried. */
export interface CertificateLogonRequest {
  /** A `sAMAccountName`. */
  readonly principal: string;
  /** DER, the user's first. */
  readonly certificates: readonly Uint8Array[];
  /** PEM of its PKCS #8. */
  readonly privateKey: string;
}

/** What was asked is not what the service takes; the message names the member. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}

/**
 * Parses what comes with `POST /domain`.
 *
 * @throws {@link RequestError}
 */
export function parseDomainRequest(text: string): DomainRequest {
  const { anchors, intermediates, accounts } = parseMembers(text);
  return {
    anchors: parseCertificates("anchors", anchors).map((der) => parseCertificate(der)),
    intermediates: parseCertificates("intermediates", intermediates).map((der) => parseCertificate(der)),
    accounts: parseAccounts(accounts),
  };
}

/**
 * Parses what comes with `POST /logon`.
 *
 * @throws {@link RequestError}
 */
export function parseLogonRequest(text: string): CertificateLogonRequest {
  const { principal, certificates, privateKey } = parseMembers(text);
  check(isAccountName(principal), `principal is not ${accountNames}`);
  check(
    typeof privateKey === "string" && privateKey.startsWith("-----BEGIN PRIVATE KEY-----\n"),
    "privateKey is no PEM",
  );
  return { principal, certificates: parseCertificates("certificates", certificates), privateKey };
}

function parseMembers(text: string): Members {
  const value = parseJson(text);
  check(isObject(value), "the body is not a JSON object");
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new RequestError("the body is not JSON", { cause });
  }
}

function parseCertificates(member: string, value: unknown): readonly Uint8Array[] {
  check(Array.isArray(value), `${member} is not an array`);
  return value.map((text: unknown) => {
    check(typeof text === "string", `${member} are not DER in base64`);
    const der = new Uint8Array(Buffer.from(text, "base64"));
    try {
      parseCertificate(der);
    } catch (cause) {
      throw new RequestError(`${member} are not certificates`, { cause });
    }
    return der;
  });
}

function parseAccounts(value: unknown): readonly RequestedAccount[] {
  check(Array.isArray(value) && value.length > 0, "accounts is not an array of at least one");
  return value.map((account: unknown) => {
    check(isObject(account), "accounts are not objects");
    const { sAMAccountName, enabled } = account;
    check(isAccountName(sAMAccountName), `accounts: a sAMAccountName is not ${accountNames}`);
    check(typeof enabled === "boolean", "accounts: enabled is not true or false");
    return { sAMAccountName, enabled };
  });
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

/** What goes into LDIF and onto a command line as it is. */
function isAccountName(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_]([\w.-]{0,18}[\w-])?$/.test(value);
}

function check(holds: boolean, complaint: string): asserts holds {
  if (!holds) throw new RequestError(complaint);
}

const accountNames = "a name of 1 to 20 ASCII letters, digits, dots, hyphens or underscores";
