import {
  extensionOid,
  readExtendedKeyUsage,
  readKeyUsage,
  sameOctets,
  verifyCertificatePath,
  X509Error,
  type Certificate,
  type VerifiedCertificatePath,
} from "@idpkit/x509";

import { CbaError } from "../errors.js";
import type { ObjectSid } from "../sid/object-sid.js";
import { readObjectSid } from "../sid/sid-extension.js";
import { readUserPrincipalNames } from "../upn/user-principal-name-general-name.js";
import type { UserPrincipalName } from "../upn/user-principal-name.js";
import type { ExpectedLogon } from "./expected-logon.js";
import type { LogonAccount } from "./logon-accounts.js";
import type { LogonDenyReason } from "./logon-decision.js";
import { Refused } from "./refused.js";

/**
 * The certificate chains to a trusted root. Asked for the moment nearest to the logon at which the certificate itself is
 * valid, so that an expired certificate of a good chain is told from one of a bad chain.
 */
export async function checkChain(certificate: Certificate, expected: ExpectedLogon): Promise<VerifiedCertificatePath> {
  const { at, ...sources } = expected;
  const { notBefore, notAfter } = certificate;
  const nearest = at < notBefore ? notBefore : at > notAfter ? notAfter : at;
  const understoodExtensions = [extensionOid.subjectAltName, extensionOid.extKeyUsage];
  try {
    return await verifyCertificatePath(certificate, { ...sources, at: nearest, understoodExtensions });
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    throw new Refused("chain-not-trusted", `The chain does not hold: ${error.code}.`);
  }
}

/** The direct issuer, whatever is above it, is in the NTAuth store. */
export function checkNtAuth(
  { certificates: [, issuer] }: VerifiedCertificatePath,
  ntAuth: readonly Certificate[],
): void {
  if (!issuer || !ntAuth.some(({ der }) => sameOctets(der, issuer.der))) throw new Refused("issuer-not-in-nt-auth");
}

/** The certificate itself is valid at the time of the logon. */
export function checkValidity({ notBefore, notAfter }: Certificate, at: Date): void {
  if (at < notBefore) throw new Refused("certificate-not-yet-valid");
  if (at > notAfter) throw new Refused("certificate-expired");
}

/**
 * The certificate is for smart card logon, and no authority above it is limited to other purposes.
 *
 * A KDC by itself also takes clientAuth, any purpose or none; the logon screen of Windows does not.
 */
export function checkExtendedKeyUsage({ certificates: [certificate, ...authorities] }: VerifiedCertificatePath): void {
  const read = (of: Certificate) => readOrRefuse("smart-card-logon-missing", () => readExtendedKeyUsage(of));
  const limited = authorities.some(
    (authority) => read(authority)?.some((purpose) => authorityPurposes.includes(purpose)) === false,
  );
  if (limited || !certificate || !read(certificate)?.includes(smartCardLogon)) {
    throw new Refused("smart-card-logon-missing");
  }
}

/** keyUsage is there and allows digital signatures, by which the holder proves possession of the key. */
export function checkKeyUsage(certificate: Certificate): void {
  const usages = readOrRefuse("digital-signature-missing", () => readKeyUsage(certificate));
  if (!usages?.includes("digitalSignature")) throw new Refused("digital-signature-missing");
}

/** There is exactly one UPN. */
export function checkUserPrincipalName(certificate: Certificate): UserPrincipalName {
  const [upn, ...others] = readOrRefuse("user-principal-name-malformed", () => readUserPrincipalNames(certificate));
  if (upn === undefined) throw new Refused("user-principal-name-missing");
  if (others.length > 0) throw new Refused("user-principal-name-ambiguous");
  return upn;
}

/** The UPN names an account, and it is the one that logs on. */
export async function checkAccount(
  upn: UserPrincipalName,
  { accounts, sAMAccountName }: ExpectedLogon,
): Promise<LogonAccount> {
  const account = await accounts.findByUserPrincipalName(upn);
  if (account === undefined) throw new Refused("account-unknown");
  if (account.sAMAccountName.toLowerCase() !== sAMAccountName.toLowerCase()) throw new Refused("account-mismatch");
  return account;
}

/** The SID security extension is there. */
export function checkSidExtension(certificate: Certificate): ObjectSid {
  const sid = readOrRefuse("sid-extension-malformed", () => readObjectSid(certificate));
  if (sid === undefined) throw new Refused("sid-extension-missing");
  return sid;
}

/** The SID is the account's: [MS-PKCA] §3.1.5.2.1.6. */
export function checkObjectSid(sid: ObjectSid, account: LogonAccount): void {
  if (sid === account.objectSid) return;
  throw new Refused("object-sid-mismatch", `The certificate says ${sid}, the account is ${account.objectSid}.`);
}

/** The account may be used. */
export function checkEnabled({ enabled }: LogonAccount): void {
  if (!enabled) throw new Refused("account-disabled");
}

/** What cannot be read is refused like what is not there. */
function readOrRefuse<Value>(reason: LogonDenyReason, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof X509Error || error instanceof CbaError)) throw error;
    throw new Refused(reason);
  }
}

const smartCardLogon = "1.3.6.1.4.1.311.20.2.2";
const authorityPurposes: readonly string[] = [smartCardLogon, "2.5.29.37.0" /* anyExtendedKeyUsage */];
