import type { AuditEvent, AuditLog } from "@idpkit/idp";

import type { Sql, SqlRow } from "./sql-database.js";

/** Keeps what happened in the table `audit_events`; nothing is ever changed or deleted there. */
export function createAuditLog(sql: Sql): AuditLog {
  return {
    async record({ at, accountId, ...event }) {
      await sql.query("INSERT INTO audit_events (at, account_id, event) VALUES ($1, $2, $3)", [
        at,
        accountId ?? null,
        JSON.stringify(event),
      ]);
    },

    async recent(accountId, limit) {
      const rows = await sql.query(
        "SELECT at, account_id, event FROM audit_events WHERE account_id = $1 ORDER BY number DESC LIMIT $2",
        [accountId, limit],
      );
      return rows.map(eventOf);
    },
  };
}

function eventOf(row: SqlRow): AuditEvent {
  const event = row["event"] as Omit<AuditEvent, "at" | "accountId">;
  return { ...event, at: row["at"] as Date, accountId: row["account_id"] as string };
}
