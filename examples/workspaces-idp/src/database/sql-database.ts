/** What a statement can be given. */
export type SqlValue = string | number | boolean | Date | Uint8Array | null;

/** One row: column names as PostgreSQL spells them. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Runs one statement of PostgreSQL's SQL with `$1`, `$2` … and resolves to the rows it returns, once it is durable. */
export interface Sql {
  query(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}

/**
 * All that the stores ask of a database; filled by PGlite in the process and by a PostgreSQL server.
 *
 * Statements must be safe at READ COMMITTED, PostgreSQL's default, with other nodes at work on the same tables.
 */
export interface SqlDatabase extends Sql {
  /** Runs `work` as one transaction: committed when it resolves, undone when it rejects. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
