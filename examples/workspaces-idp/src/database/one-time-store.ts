import type { OneTimeStore } from "@idpkit/idp";

import type { Sql } from "./sql-database.js";

/** Keeps challenges and enrolment tickets in the table `one_time_values`. */
export function createOneTimeStore(sql: Sql): OneTimeStore {
  return {
    async put(key, value, expiresAt) {
      await sql.query("INSERT INTO one_time_values (key, value, expires_at) VALUES ($1, $2, $3)", [
        key,
        value,
        expiresAt,
      ]);
    },

    async find(key, now) {
      const [row] = await sql.query("SELECT value FROM one_time_values WHERE key = $1 AND expires_at > $2", [key, now]);
      return row?.["value"] as string | undefined;
    },

    // One statement: a row is deleted once, and only who deleted it is told what was in it.
    async take(key, now) {
      const [row] = await sql.query("DELETE FROM one_time_values WHERE key = $1 AND expires_at > $2 RETURNING value", [
        key,
        now,
      ]);
      return row?.["value"] as string | undefined;
    },
  };
}
