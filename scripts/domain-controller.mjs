import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";

import { root } from "./install.mjs";

/**
 * Starts the lab's service with a Samba domain controller; resolves to what its users have to know, and to the way to end it.
 * Without one it says why there can be none and resolves to nothing.
 */
export async function startDomainController() {
  const token = randomBytes(32).toString("hex");
  const service = spawn(process.execPath, [join(root, "lab", "dist", "domain-service.js")], {
    env: { ...process.env, DOMAIN_CONTROLLER_TOKEN: token },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(service, "close");
  const [line] = await Promise.race([once(service.stdout, "data"), ended]);
  if (!Buffer.isBuffer(line)) return undefined;

  return {
    environment: { DOMAIN_CONTROLLER_URL: JSON.parse(line).url, DOMAIN_CONTROLLER_TOKEN: token },
    async stop() {
      service.stdin.end();
      await ended;
    },
  };
}
