import pg from "pg";

import { AppError } from "../errors.js";
import type { SqlDatabase } from "./sql-database.js";

/**
 * Opens a pool of connections to a PostgreSQL server, for several nodes on one database.
 *
 * @throws {@link AppError} with `database-unavailable` when no connection can be made.
 */
export async function openPostgres(connectionString: string): Promise<SqlDatabase> {
  const pool = new pg.Pool({
    connectionString,
    application_name: "workspaces-idp",
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on("error", (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });

  try {
    await pool.query("SELECT 1");
  } catch (error) {
    await pool.end();
    throw new AppError("database-unavailable", "Cannot reach the PostgreSQL server that DATABASE_URL names.", {
      cause: error,
    });
  }

  return {
    query: async (text, values = []) => (await pool.query<Record<string, unknown>>(text, [...values])).rows,
    transaction: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query("BEGIN");
        const result = await work({
          query: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
        });
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((cause: unknown) => (broken = cause as Error));
        throw error;
      } finally {
        client.release(broken); // a connection that cannot even roll back is thrown away
      }
    },
    close: () => pool.end(),
  };
}
