import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real PostgreSQL server of our own, reached by a Unix socket in a temporary folder. */
export interface PostgresServer {
  /** Address of the maintenance database, for `CREATE DATABASE`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Debian's PostgreSQL; `undefined` when none is installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const binaries = await findBinaries();
  if (binaries === undefined) return undefined;

  const folder = await mkdtemp(join(tmpdir(), "idpkit-postgres-"));
  const owner = unprivilegedUser();
  if (owner) await chown(folder, owner.uid, owner.gid);
  const files = join(folder, "files");
  const options = { ...owner, cwd: folder, stdio: ["ignore", "ignore", "pipe"] as ["ignore", "ignore", "pipe"] };
  execFileSync(join(binaries, "initdb"), ["--no-sync", "--auth=trust", "--username=idp", files], options);

  const settings = [`unix_socket_directories=${folder}`, "listen_addresses=", "fsync=off"];
  const server = spawn(join(binaries, "postgres"), ["-D", files, ...settings.flatMap((s) => ["-c", s])], options);
  await untilReady(server.stderr);
  return {
    url: `postgres://idp@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill("SIGINT"); // fast shutdown
      await once(server, "exit");
      await rm(folder, { recursive: true });
    },
  };
}

async function findBinaries(): Promise<string | undefined> {
  const root = "/usr/lib/postgresql";
  const versions = await readdir(root).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(root, newest, "bin");
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : undefined;
}

async function untilReady(log: NodeJS.ReadableStream): Promise<void> {
  let text = "";
  await new Promise<void>((resolve, reject) => {
    log.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("ready to accept connections")) resolve();
    });
    log.on("end", () => {
      reject(new Error(`PostgreSQL did not start: ${text}`));
    });
  });
}

const nobody = 65534;
