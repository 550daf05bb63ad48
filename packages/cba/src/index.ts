export { decideLogon } from "./logon/decide-logon.js";
export type { ExpectedLogon } from "./logon/expected-logon.js";
export type { LogonAccount, LogonAccounts } from "./logon/logon-accounts.js";
export type {
  LogonCheck,
  LogonCheckName,
  LogonDecision,
  LogonDenyReason,
  LogonRefusal,
} from "./logon/logon-decision.js";
export { logonExtensions } from "./logon-extensions.js";
export { parseObjectSid, parseObjectSidText, serializeObjectSid, type ObjectSid } from "./sid/object-sid.js";
export { readObjectSid, sidExtension } from "./sid/sid-extension.js";
export { parseUserPrincipalName, type UserPrincipalName } from "./upn/user-principal-name.js";
export { readUserPrincipalNames, userPrincipalNameGeneralName } from "./upn/user-principal-name-general-name.js";
export { CbaError, type CbaErrorCode } from "./errors.js";
