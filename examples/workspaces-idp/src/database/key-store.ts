import type { Sql } from "./sql-database.js";

/** A private key and the certificate of its public half, both DER. */
export interface StoredKey {
  readonly pkcs8: Uint8Array;
  readonly certificate: Uint8Array;
}

/** Finds the key called `name`, or makes and keeps one; of several nodes that make one, all get the first that was kept. */
export async function keepKey(sql: Sql, name: string, make: () => Promise<StoredKey>): Promise<StoredKey> {
  return (await findKey(sql, name)) ?? (await addKey(sql, name, await make()));
}

async function addKey(sql: Sql, name: string, { pkcs8, certificate }: StoredKey): Promise<StoredKey> {
  await sql.query("INSERT INTO keys (name, pkcs8, certificate) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    name,
    pkcs8,
    certificate,
  ]);
  const kept = await findKey(sql, name);
  if (!kept) throw new Error("a key that was just stored is not there");
  return kept;
}

async function findKey(sql: Sql, name: string): Promise<StoredKey | undefined> {
  const [row] = await sql.query("SELECT pkcs8, certificate FROM keys WHERE name = $1", [name]);
  return row && { pkcs8: bytesOf(row["pkcs8"]), certificate: bytesOf(row["certificate"]) };
}

/** `pg` answers with a Buffer, PGlite with a Uint8Array. */
function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(value as Uint8Array);
}
