import { AppError } from "../errors.js";
import type { Sql, SqlDatabase } from "./sql-database.js";

/** One step of the schema. Numbered by its place; once released it is never edited, only followed. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * Brings the schema up to date: all that is missing in one transaction, under a lock that the other nodes wait for.
 *
 * @throws {@link AppError} with `database-newer` when a later version of the app has been here.
 */
export async function migrate(database: SqlDatabase, steps: readonly Migration[] = migrations): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
    await sql.query(
      "CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const applied = await countApplied(sql);
    if (applied > steps.length) {
      throw new AppError("database-newer", "The database was set up by a newer version of this app: run that one.");
    }
    for (const [index, step] of steps.entries()) {
      if (index < applied) continue;
      for (const statement of step.statements) await sql.query(statement);
      await sql.query("INSERT INTO schema_migrations (number, name) VALUES ($1, $2)", [index + 1, step.name]);
    }
  });
}

async function countApplied(sql: Sql): Promise<number> {
  const [row] = await sql.query("SELECT coalesce(max(number), 0)::integer AS applied FROM schema_migrations");
  return row?.["applied"] as number;
}

/** Any number will do that nothing else in the database uses for an advisory lock. */
const advisoryLock = 4_011_970;

const migrations: readonly Migration[] = [
  {
    name: "passkeys, one-time values, sessions, audit, keys",
    statements: [
      `CREATE TABLE passkeys (
         credential_id text PRIMARY KEY,
         account_id text NOT NULL,
         name text NOT NULL,
         credential jsonb NOT NULL,
         created_at timestamptz NOT NULL,
         last_used_at timestamptz
       )`,
      `CREATE INDEX passkeys_account ON passkeys (account_id, created_at)`,
      `CREATE TABLE one_time_values (
         key text PRIMARY KEY,
         value text NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
      `CREATE INDEX one_time_values_expiry ON one_time_values (expires_at)`,
      `CREATE TABLE sessions (
         id_hash text PRIMARY KEY,
         account_id text NOT NULL,
         credential_id text NOT NULL,
         authenticated_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
      `CREATE INDEX sessions_account ON sessions (account_id)`,
      `CREATE INDEX sessions_credential ON sessions (credential_id)`,
      `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
      `CREATE TABLE audit_events (
         number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         at timestamptz NOT NULL,
         account_id text,
         event jsonb NOT NULL
       )`,
      `CREATE INDEX audit_events_account ON audit_events (account_id, number DESC)`,
      `CREATE TABLE keys (
         name text PRIMARY KEY,
         pkcs8 bytea NOT NULL,
         certificate bytea NOT NULL
       )`,
    ],
  },
  {
    name: "attestations of passkeys, none of which was known to be trusted",
    statements: [
      `UPDATE passkeys
       SET credential = credential - 'aaguid' - 'attestationFormat' - 'attestationTrusted' || jsonb_build_object(
         'uvInitialized', true,
         'attestation', jsonb_build_object(
           'trusted', false,
           'format', credential ->> 'attestationFormat',
           'type', CASE credential ->> 'attestationFormat' WHEN 'none' THEN 'none' ELSE 'self' END,
           'claimedAaguid', credential ->> 'aaguid'
         )
       )
       WHERE credential ->> 'attestationFormat' IS NOT NULL`,
    ],
  },
];
