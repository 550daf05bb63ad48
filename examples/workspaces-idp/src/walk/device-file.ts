import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The demo's stand-in for a person's device between two runs: passkeys with their private keys, in a file that only its
 * owner can read. A real passkey never leaves the hardware.
 */
export interface DeviceFile<Credential> {
  /** The passkeys that an earlier run left; none when there was none. */
  read(): Promise<readonly Credential[]>;
  write(credentials: readonly Credential[]): Promise<void>;
}

/** The device of one kind of walk, in the data folder. */
export function openDeviceFile<Credential>(dataFolder: string, kind: "chromium" | "software"): DeviceFile<Credential> {
  const path = join(dataFolder, `demo-device-with-private-keys-${kind}.json`);
  return {
    async read() {
      const text = await readFile(path, "utf8").catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return "[]";
        throw error;
      });
      return JSON.parse(text) as readonly Credential[];
    },
    async write(credentials) {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.new`, JSON.stringify(credentials, null, 2), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
  };
}
