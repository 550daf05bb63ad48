import type { Session, SessionStore } from "@idpkit/idp";

import type { Sql, SqlRow } from "./sql-database.js";

/** Keeps sessions in the table `sessions`. */
export function createSessionStore(sql: Sql): SessionStore {
  return {
    async create(session) {
      await sql.query(
        `INSERT INTO sessions (id_hash, account_id, credential_id, authenticated_at, expires_at)
         VALUES ($1, $2, $3, $4, $5)`,
        columnsOf(session),
      );
    },

    async find(idHash, now) {
      const [row] = await sql.query("SELECT * FROM sessions WHERE id_hash = $1 AND expires_at > $2", [idHash, now]);
      return row && sessionOf(row);
    },

    async revoke(idHash) {
      await sql.query("DELETE FROM sessions WHERE id_hash = $1", [idHash]);
    },

    async revokeAll(accountId) {
      await sql.query("DELETE FROM sessions WHERE account_id = $1", [accountId]);
    },

    async revokeCredential(credentialId) {
      await sql.query("DELETE FROM sessions WHERE credential_id = $1", [credentialId]);
    },
  };
}

function columnsOf(session: Session) {
  const { idHash, accountId, credentialId, authenticatedAt, expiresAt } = session;
  return [idHash, accountId, credentialId, authenticatedAt, expiresAt];
}

function sessionOf(row: SqlRow): Session {
  return {
    idHash: row["id_hash"] as string,
    accountId: row["account_id"] as string,
    credentialId: row["credential_id"] as string,
    authenticatedAt: row["authenticated_at"] as Date,
    expiresAt: row["expires_at"] as Date,
  };
}
