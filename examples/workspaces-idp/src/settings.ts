import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { AppError } from "./errors.js";

/** What the environment decides. Everything else is decided in `main.ts`. */
export interface Settings {
  readonly port: number;
  readonly twinPort: number;
  /** `http://localhost:port`, and `twinOrigin` likewise. */
  readonly origin: string;
  readonly twinOrigin: string;
  /** Absolute path of the folder that PGlite, its lock and the demo device live in. */
  readonly dataFolder: string;
  /** Absolute path of the file with the people. */
  readonly usersFile: string;
  /** A PostgreSQL server to use in place of PGlite. */
  readonly databaseUrl?: string;
  /** A service with a real domain controller, to be asked in the place of the twin's. */
  readonly domainController?: DomainControllerAddress;
}

/** Where the service with the domain controller listens, and what opens it. */
export interface DomainControllerAddress {
  readonly url: string;
  readonly token: string;
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 *
 * @throws {@link AppError} with `setting-invalid`, naming the variable.
 */
export function readSettings(environment: Environment): Settings {
  const port = readPort(environment, "PORT", 4000);
  const twinPort = readPort(environment, "TWIN_PORT", 4001);
  if (port === twinPort) throw invalid("PORT and TWIN_PORT are the same: the two servers need a port each.");

  const databaseUrl = readDatabaseUrl(environment);
  const domainController = readDomainController(environment);
  return {
    port,
    twinPort,
    origin: `http://localhost:${port}`,
    twinOrigin: `http://localhost:${twinPort}`,
    dataFolder: resolve(readText(environment, "DATA_DIR") ?? `${exampleFolder}.data`),
    usersFile: resolve(readText(environment, "USERS_FILE") ?? `${exampleFolder}users.json`),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(domainController !== undefined && { domainController }),
  };
}

function readPort(environment: Environment, name: string, fallback: number): number {
  const text = readText(environment, name) ?? String(fallback);
  const port = Number(text);
  if (!/^[1-9]\d{0,4}$/.test(text) || port > 65535) throw invalid(`${name} is not a port number from 1 to 65535.`);
  return port;
}

/** The message leaves the value out: it carries a password. */
function readDatabaseUrl(environment: Environment): string | undefined {
  const text = readText(environment, "DATABASE_URL");
  if (text === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw invalid("DATABASE_URL is not an address like postgres://user:password@host:5432/database.");
  }
  return text;
}

/** It is sent private keys: to this machine only. */
function readDomainController(environment: Environment): DomainControllerAddress | undefined {
  const url = readText(environment, "DOMAIN_CONTROLLER_URL");
  const token = readText(environment, "DOMAIN_CONTROLLER_TOKEN");
  if (url === undefined) return undefined;
  if (!/^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(url) || !URL.canParse(url)) {
    throw invalid("DOMAIN_CONTROLLER_URL is not an address like http://127.0.0.1:4002.");
  }
  if (token === undefined) throw invalid("DOMAIN_CONTROLLER_URL is set, and DOMAIN_CONTROLLER_TOKEN is not.");
  return { url, token };
}

function readText(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  return text === "" ? undefined : text;
}

function invalid(message: string): AppError {
  return new AppError("setting-invalid", message);
}

/** The folder of this example, with a slash at its end; the same seen from `src` and from `dist`. */
const exampleFolder = fileURLToPath(new URL("../", import.meta.url));
