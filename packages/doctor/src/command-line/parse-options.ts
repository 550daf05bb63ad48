import { parseArgs } from "node:util";

import { DoctorError } from "../errors.js";

/** The command line, read. Every file is a name still. */
export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  /** The captured sign-in. */
  readonly capture: string;
  readonly provider?: string | undefined;
  readonly decryptionKeys: readonly string[];
  readonly role?: string | undefined;
  readonly rolePolicies: readonly string[];
  readonly directories?: string | undefined;
  readonly directory?: string | undefined;
  readonly region?: string | undefined;
  readonly accounts: readonly string[];
  readonly authority?: string | undefined;
  readonly domainControllers: readonly string[];
  readonly relayState?: string | undefined;
  readonly at?: Date | "issued" | undefined;
}

/**
 * Reads the command line.
 *
 * @throws {@link DoctorError} `usage`.
 */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args);
  const [capture = "", ...more] = positionals;
  if (more.length > 0) throw usage("there are several files to judge: name one");
  if (capture === "" && !values.help) throw usage("name the file to judge, or - for standard input");
  const options: Options = {
    help: values.help,
    json: values.json,
    capture,
    provider: values.provider,
    decryptionKeys: values["decryption-key"],
    role: values.role,
    rolePolicies: values["role-policy"],
    directories: values.directories,
    directory: values.directory,
    region: values.region,
    accounts: values.account,
    authority: values.ca,
    domainControllers: values["domain-controller"],
    relayState: values["relay-state"],
    at: readTime(values.at),
  };
  if (options.decryptionKeys.length > 2) throw usage("IAM holds at most two decryption keys");
  checkStandardInput(options);
  return options;
}

function readArguments(args: readonly string[]) {
  try {
    const parsed = parseArgs({ args: [...args], options: definitions, allowPositionals: true, tokens: true });
    checkRepetition(parsed.tokens.flatMap((token) => (token.kind === "option" ? token.name : [])));
    return parsed;
  } catch (cause) {
    if (cause instanceof DoctorError) throw cause;
    throw usage(cause instanceof Error ? cause.message : "the options are not understood", cause);
  }
}

/** The last would be taken, and nobody would see that the others were not looked at. */
function checkRepetition(names: readonly (keyof typeof definitions)[]): void {
  const repeated = names.find((name, index) => isSingle(name) && names.indexOf(name) < index);
  if (repeated !== undefined) throw usage(`--${repeated} can be given once only`);
}

function isSingle(name: keyof typeof definitions): boolean {
  return definitions[name].type === "string" && !("multiple" in definitions[name]);
}

/** With the zone: a time without one is another moment on another machine. */
function readTime(text: string | undefined): Date | "issued" | undefined {
  if (text === undefined || text === "issued") return text;
  const time = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(time.getTime()) || !isDay(text.slice(0, 10)))
    throw usage("--at is no time such as 2026-11-22T08:00:00Z, and not «issued»");
  return time;
}

/** A 31st of February would be taken for a day of March. */
function isDay(date: string): boolean {
  return new Date(date).toISOString().startsWith(date);
}

function checkStandardInput(options: Options): void {
  const single = [options.capture, options.provider, options.role, options.directories, options.authority];
  const several = [options.decryptionKeys, options.rolePolicies, options.accounts, options.domainControllers];
  const files = [...single, ...several.flat()];
  if (files.filter((file) => file === "-").length > 1) throw usage("standard input can be one file only");
}

function usage(message: string, cause?: unknown): DoctorError {
  return new DoctorError("usage", message, { cause });
}

const definitions = {
  help: { type: "boolean", short: "h", default: false },
  json: { type: "boolean", default: false },
  provider: { type: "string" },
  "decryption-key": { type: "string", multiple: true, default: [] as string[] },
  role: { type: "string" },
  "role-policy": { type: "string", multiple: true, default: [] as string[] },
  directories: { type: "string" },
  directory: { type: "string" },
  region: { type: "string" },
  account: { type: "string", multiple: true, default: [] as string[] },
  ca: { type: "string" },
  "domain-controller": { type: "string", multiple: true, default: [] as string[] },
  "relay-state": { type: "string" },
  at: { type: "string" },
} as const;
