import type { CredentialStore, Passkey } from "@idpkit/idp";
import type { CredentialRecord } from "@idpkit/webauthn";

import type { Sql, SqlRow } from "./sql-database.js";

/** Keeps passkeys in the table `passkeys`. */
export function createCredentialStore(sql: Sql): CredentialStore {
  return {
    async find(credentialId) {
      const [row] = await sql.query("SELECT * FROM passkeys WHERE credential_id = $1", [credentialId]);
      return row && passkeyOf(row);
    },

    async list(accountId) {
      const rows = await sql.query("SELECT * FROM passkeys WHERE account_id = $1 ORDER BY created_at, credential_id", [
        accountId,
      ]);
      return rows.map(passkeyOf);
    },

    async add({ accountId, name, credential, createdAt, lastUsedAt }) {
      const added = await sql.query(
        `INSERT INTO passkeys (credential_id, account_id, name, credential, created_at, last_used_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING credential_id`,
        [credential.id, accountId, name, JSON.stringify(credential), createdAt, lastUsedAt ?? null],
      );
      return added.length === 1 ? "added" : "exists";
    },

    async recordUse(credentialId, { signCount, backupState, at }) {
      await sql.query(
        "UPDATE passkeys SET credential = credential || $2::jsonb, last_used_at = $3 WHERE credential_id = $1",
        [credentialId, JSON.stringify({ signCount, backupState }), at],
      );
    },

    async remove(accountId, credentialId) {
      const removed = await sql.query(
        "DELETE FROM passkeys WHERE credential_id = $1 AND account_id = $2 RETURNING credential_id",
        [credentialId, accountId],
      );
      return removed.length === 1;
    },
  };
}

function passkeyOf(row: SqlRow): Passkey {
  const lastUsedAt = row["last_used_at"] as Date | null;
  return {
    accountId: row["account_id"] as string,
    name: row["name"] as string,
    credential: row["credential"] as CredentialRecord,
    createdAt: row["created_at"] as Date,
    ...(lastUsedAt && { lastUsedAt }),
  };
}
