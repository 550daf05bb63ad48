import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's laboratory with a Samba domain controller, as a process of its own, or why it cannot be had. */
export type DomainControllerLaboratory =
  | { readonly found: true; readonly environment: Readonly<Record<string, string>>; stop(): Promise<void> }
  | { readonly found: false; readonly howToGet: string };

/** Starts it, as `scripts/demo.mjs` does. */
export async function startDomainController(): Promise<DomainControllerLaboratory> {
  if (!existsSync(program)) return { found: false, howToGet: "npm run build makes lab/dist" };
  const token = randomBytes(32).toString("hex");
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DOMAIN_CONTROLLER_TOKEN: token },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const [line] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer | number | null];
  if (!Buffer.isBuffer(line)) return { found: false, howToGet: complaint.trim() };

  const { url } = JSON.parse(line.toString()) as { url: string };
  return {
    found: true,
    environment: { DOMAIN_CONTROLLER_URL: url, DOMAIN_CONTROLLER_TOKEN: token },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

const program = fileURLToPath(new URL("../../../../lab/dist/domain-service.js", import.meta.url));
