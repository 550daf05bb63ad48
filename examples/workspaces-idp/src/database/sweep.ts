import type { Sql } from "./sql-database.js";

/** Deletes what has expired. The stores do not hand it out any more; this keeps the tables small. */
export async function sweepExpired(sql: Sql, now: Date): Promise<void> {
  await sql.query("DELETE FROM one_time_values WHERE expires_at <= $1", [now]);
  await sql.query("DELETE FROM sessions WHERE expires_at <= $1", [now]);
}
