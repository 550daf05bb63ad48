import type { TwinAccount } from "@idpkit/aws-twin";
import { CbaError, parseObjectSidBase64, parseObjectSidText } from "@idpkit/cba";

import { DoctorError } from "../errors.js";
import { parseJson } from "../json/parse-json.js";
import { isRecord } from "../json/record.js";

/** An account of Active Directory, with the DNS name of its domain where the entry tells. */
export interface DirectoryAccount extends TwinAccount {
  readonly domain?: string;
}

/**
 * Reads accounts of Active Directory: one object or an array of them, with the attributes' names without case. Takes what
 * `Get-ADUser -Properties mail | ConvertTo-Json` prints, and an `objectSid` in text or in base64.
 *
 * @throws {@link DoctorError} `json-malformed` or `account-malformed`.
 */
export function parseAccounts(text: string): readonly DirectoryAccount[] {
  const document = parseJson(text);
  const accounts = (Array.isArray(document) ? document : [document]).map(readAccount);
  if (accounts.length === 0) throw malformed("there is none");
  return accounts;
}

function readAccount(entry: unknown): DirectoryAccount {
  if (!isRecord(entry)) throw malformed("it is no object");
  const attributes = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value]));
  const displayName = attributes.get("displayname");
  const domain = domainOf(attributes.get("distinguishedname"));
  return {
    sAMAccountName: readText(attributes, "sAMAccountName"),
    userPrincipalName: readText(attributes, "userPrincipalName"),
    // An account without mail is a fault of the sign-in, not of the file.
    mail: firstText(attributes.get("mail") ?? attributes.get("emailaddress")) ?? "",
    objectSid: readSid(attributes.get("objectsid") ?? attributes.get("sid")),
    enabled: isEnabled(attributes),
    ...(typeof displayName === "string" && { displayName }),
    ...(domain !== undefined && { domain }),
  };
}

function readText(attributes: ReadonlyMap<string, unknown>, name: string): string {
  const value = firstText(attributes.get(name.toLowerCase()));
  if (value === undefined || value === "") throw malformed(`it has no ${name}`);
  return value;
}

/** LDAP tools print every attribute as a list. */
function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
}

function readSid(value: unknown): string {
  const text = firstText(isRecord(value) ? value["Value"] : value) ?? "";
  try {
    return text.startsWith("S-") ? parseObjectSidText(text) : parseObjectSidBase64(text);
  } catch (cause) {
    if (!(cause instanceof CbaError)) throw cause;
    throw malformed("its objectSid is no SID in text or base64", cause);
  }
}

function isEnabled(attributes: ReadonlyMap<string, unknown>): boolean {
  const value = attributes.get("useraccountcontrol");
  const control = typeof value === "number" ? value : Number(firstText(value) ?? 0);
  return attributes.get("enabled") !== false && (control & accountDisable) === 0;
}

/** The `DC` parts at the end of the entry's name. */
function domainOf(distinguishedName: unknown): string | undefined {
  const parts = (firstText(distinguishedName) ?? "").match(/(?<=(?:^|,)DC=)[^,]+/gi);
  return parts?.join(".");
}

function malformed(problem: string, cause?: unknown): DoctorError {
  return new DoctorError("account-malformed", `this is no account of Active Directory: ${problem}`, { cause });
}

/** `ADS_UF_ACCOUNTDISABLE` of userAccountControl. */
const accountDisable = 0x2;
