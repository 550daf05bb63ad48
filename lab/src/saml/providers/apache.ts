import { mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";

import { startDaemon, type Daemon } from "../../daemon.js";
import { answersAt } from "../loopback.js";

/** Where Debian keeps Apache's modules. */
export const apacheModules = "/usr/lib/apache2/modules";

/** An Apache of our own: one module more than the least, and one folder that only who is logged in may see. */
export interface ApacheSite {
  readonly folder: string;
  readonly port: number;
  /** Directives of the module. */
  readonly directives: string;
  /** Path that answers as soon as the module works. */
  readonly readyPath: string;
}

/** Starts Apache; what is at `/secret/` is the word «secret». */
export function startApache({ folder, port, directives, readyPath }: ApacheSite): Promise<Daemon> {
  mkdirSync(join(folder, "site", "secret"), { recursive: true });
  writeFileSync(join(folder, "site", "secret", "index.html"), "secret");
  const configuration = join(folder, "apache.conf");
  writeFileSync(configuration, `${frame(folder, port)}\n${directives}\n`);

  return startDaemon("/usr/sbin/apache2", ["-f", configuration, "-DFOREGROUND"], {
    log: join(folder, "apache.log"),
    answers: () => answersAt(`http://127.0.0.1:${port}${readyPath}`),
  });
}

/** Without the canonical name, Destination and Recipient would be compared with another host or port. */
function frame(folder: string, port: number): string {
  const modules = ["mpm_prefork", "authn_core", "authz_core", "authz_user", "dir", "headers"];
  return [
    `ServerRoot /etc/apache2`,
    `PidFile ${folder}/apache.pid`,
    `DefaultRuntimeDir ${folder}`,
    `ErrorLog ${folder}/error.log`,
    `Listen 127.0.0.1:${port}`,
    `ServerName http://127.0.0.1:${port}`,
    `UseCanonicalName On`,
    `DocumentRoot ${folder}/site`,
    `StartServers 1`,
    `MinSpareServers 1`,
    ...modules.map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`),
    // Apache refuses to serve as root.
    ...(userInfo().uid === 0 ? [`User www-data`, `Group www-data`] : []),
  ].join("\n");
}
