import type { AuditEvent, AuditLog } from "../roles/audit-log.js";
import type { CredentialStore, Passkey } from "../roles/credential-store.js";
import type { Account, Directory } from "../roles/directory.js";
import type { OneTimeStore } from "../roles/one-time-store.js";
import type { Session, SessionStore } from "../roles/session-store.js";

/** A directory of accounts that tests may change between two requests. */
export function memoryDirectory(accounts: Map<string, Account>): Directory {
  return { findAccount: async (accountId) => afterAwhile(accounts.get(accountId)) };
}

export function memoryCredentials(passkeys: Map<string, Passkey>): CredentialStore {
  return {
    find: async (credentialId) => afterAwhile(passkeys.get(credentialId)),
    list: async (accountId) => afterAwhile([...passkeys.values()].filter((passkey) => passkey.accountId === accountId)),
    add: async (passkey) => {
      await afterAwhile(undefined);
      if (passkeys.has(passkey.credential.id)) return "exists";
      passkeys.set(passkey.credential.id, passkey);
      return "added";
    },
    recordUse: async (credentialId, { signCount, backupState, at }) => {
      const passkey = await afterAwhile(passkeys.get(credentialId));
      if (passkey === undefined) return;
      const credential = { ...passkey.credential, signCount, backupState };
      passkeys.set(credentialId, { ...passkey, credential, lastUsedAt: at });
    },
    remove: async (accountId, credentialId) => {
      await afterAwhile(undefined);
      return passkeys.get(credentialId)?.accountId === accountId && passkeys.delete(credentialId);
    },
  };
}

export function memoryOneTime(values: Map<string, { value: string; expiresAt: Date }>): OneTimeStore {
  const find = (key: string, now: Date) => {
    const entry = values.get(key);
    return entry !== undefined && entry.expiresAt > now ? entry.value : undefined;
  };
  return {
    put: async (key, value, expiresAt) => {
      await afterAwhile(undefined);
      values.set(key, { value, expiresAt });
    },
    find: async (key, now) => {
      await afterAwhile(undefined);
      return find(key, now);
    },
    take: async (key, now) => {
      await afterAwhile(undefined);
      const value = find(key, now);
      values.delete(key);
      return value;
    },
  };
}

export function memorySessions(sessions: Map<string, Session>): SessionStore {
  const revokeWhere = (matches: (session: Session) => boolean) => {
    for (const session of sessions.values()) if (matches(session)) sessions.delete(session.idHash);
  };
  return {
    create: async (session) => {
      await afterAwhile(undefined);
      sessions.set(session.idHash, session);
    },
    find: async (idHash, now) => {
      const session = await afterAwhile(sessions.get(idHash));
      return session !== undefined && session.expiresAt > now ? session : undefined;
    },
    revoke: async (idHash) => {
      await afterAwhile(undefined);
      sessions.delete(idHash);
    },
    revokeAll: async (accountId) => {
      await afterAwhile(undefined);
      revokeWhere((session) => session.accountId === accountId);
    },
    revokeCredential: async (credentialId) => {
      await afterAwhile(undefined);
      revokeWhere((session) => session.credentialId === credentialId);
    },
  };
}

export function memoryAudit(events: AuditEvent[]): AuditLog {
  return {
    record: async (event) => {
      await afterAwhile(undefined);
      events.push(event);
    },
    recent: async (accountId, limit) =>
      afterAwhile(
        events
          .filter((event) => event.accountId === accountId)
          .reverse()
          .slice(0, limit),
      ),
  };
}

/** A turn of the event loop, as any real store takes one: what is not atomic shows. */
async function afterAwhile<Value>(value: Value): Promise<Value> {
  await new Promise((resolve) => setImmediate(resolve));
  return value;
}
