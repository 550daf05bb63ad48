import { AppError } from "../errors.js";
import type { DomainControllerAddress } from "../settings.js";

/** What a domain is made of. Certificates are DER in base64. */
export interface DomainRequest {
  readonly anchors: readonly string[];
  readonly intermediates: readonly string[];
  readonly accounts: readonly { readonly sAMAccountName: string; readonly enabled: boolean }[];
}

/** An account as the domain has it. */
export interface DomainAccount {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  /** In text, `S-1-5-21-…`. */
  readonly objectSid: string;
}

/** The domain that was set up. */
export interface DomainDescription {
  /** Samba's. */
  readonly version: string;
  readonly dnsName: string;
  readonly accounts: readonly DomainAccount[];
}

/** A logon that is to be tried. */
export interface LogonRequest {
  /** A `sAMAccountName`. */
  readonly principal: string;
  /** DER in base64, the user's first. */
  readonly certificates: readonly string[];
  /** PEM of its PKCS #8. */
  readonly privateKey: string;
}

/** What came of it. */
export interface LogonAnswer {
  readonly accepted: boolean;
  readonly says: string;
  /** The ticket, line by line. */
  readonly evidence: readonly string[];
}

/**
 * A service with a domain controller; that of this repository is `lab/src/active-directory/service`.
 *
 * Both reject with an {@link AppError} `domain-controller-unavailable` when it does not answer, refuses the request, or answers
 * something else.
 */
export interface DomainService {
  /** Starts a domain of its own, in the place of the one that was there. */
  setUpDomain(request: DomainRequest): Promise<DomainDescription>;
  /** Asks its KDC for a ticket. */
  logOn(request: LogonRequest): Promise<LogonAnswer>;
}

/** Creates the client of the service at an address. */
export function createDomainService(address: DomainControllerAddress): DomainService {
  return {
    setUpDomain: async (request) => parseDomain(await post(address, "/domain", request)),
    logOn: async (request) => parseAnswer(await post(address, "/logon", request)),
  };
}

async function post({ url, token }: DomainControllerAddress, path: string, body: object): Promise<Members> {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body), redirect: "error" } as const;
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`${url}${path}`, request);
    answer = await response.json();
  } catch (cause) {
    throw unavailable("it does not answer", cause);
  }
  if (!isObject(answer)) throw strange();
  if (!response.ok)
    throw unavailable(typeof answer["error"] === "string" ? answer["error"] : `HTTP ${response.status}`);
  return answer;
}

function parseDomain({ version, dnsName, accounts }: Members): DomainDescription {
  if (!isText(version) || !isText(dnsName) || !Array.isArray(accounts)) throw strange();
  return { version, dnsName, accounts: accounts.map(parseAccount) };
}

function parseAccount(account: unknown): DomainAccount {
  if (!isObject(account)) throw strange();
  const { sAMAccountName, userPrincipalName, objectSid } = account;
  if (!isText(sAMAccountName) || !isText(userPrincipalName) || !isText(objectSid)) throw strange();
  return { sAMAccountName, userPrincipalName, objectSid };
}

function parseAnswer({ accepted, says, evidence }: Members): LogonAnswer {
  if (typeof accepted !== "boolean" || !isText(says)) throw strange();
  if (!Array.isArray(evidence) || !evidence.every(isText)) throw strange();
  return { accepted, says, evidence };
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function strange(): AppError {
  return unavailable("its answer has another form");
}

function unavailable(why: string, cause?: unknown): AppError {
  return new AppError("domain-controller-unavailable", `The domain controller cannot be asked: ${why}.`, { cause });
}
