import type { Settings } from "./settings.js";

/** A person who may sign in. */
export interface Person {
  readonly sAMAccountName: string;
  readonly passkeys: number;
  /** For who has no passkey. Whoever has the link can make one, so it is shown on the terminal and nowhere else. */
  readonly enrolmentLink?: string;
}

/** What to tell the person who started the app. */
export interface StartReport {
  readonly settings: Settings;
  readonly people: readonly Person[];
  /** What the WorkSpaces client would open. */
  readonly launchUrl: string;
  /** The real domain, where there is one. */
  readonly domain?: string;
}

/** Says what runs where and what to do next. */
export function formatStartReport({ settings, people, launchUrl, domain }: StartReport): string {
  const { origin, twinOrigin, usersFile, databaseUrl, dataFolder } = settings;
  const newcomers = people.filter(({ enrolmentLink }) => enrolmentLink !== undefined);
  const enrolled = people.filter(({ enrolmentLink }) => enrolmentLink === undefined);
  return [
    "",
    `Identity provider   ${origin}`,
    `Twin of AWS and AD  ${twinOrigin}`,
    ...(domain === undefined ? [] : [`Domain controller   ${domain}`]),
    `People              ${usersFile}`,
    `Database            ${databaseUrl === undefined ? `PGlite in ${dataFolder}` : "the server that DATABASE_URL names"}`,
    ...section(
      "Enrol a passkey; each link works once, for a day:",
      newcomers,
      ({ enrolmentLink = "" }) => enrolmentLink,
    ),
    ...section(`Sign in at ${origin}/sign-in:`, enrolled, ({ passkeys }) => `passkeys: ${passkeys}`),
    "",
    "Open a WorkSpace as its client does:",
    `  ${launchUrl}`,
    "",
    "Another enrolment link: stop this, then run  npm start --workspace workspaces-idp -- enrol ACCOUNT",
    "Stop: Ctrl+C",
  ].join("\n");
}

function section(title: string, people: readonly Person[], say: (person: Person) => string): readonly string[] {
  if (people.length === 0) return [];
  return ["", title, ...people.map((person) => `  ${person.sAMAccountName.padEnd(20)}  ${say(person)}`)];
}
