import { relative } from "node:path";
import { fileURLToPath } from "node:url";

import { AppError } from "../errors.js";
import { readSettings, type Settings } from "../settings.js";
import { readUsers } from "../users/users-file.js";
import { createBrowserWalker } from "./browser-walk.js";
import { findChromium, howToGetChromium } from "./chromium.js";
import { createHttpWalker } from "./http-walk.js";
import { findFreePorts } from "./ports.js";
import { type Program, readStartReport, runProgram, startProgram } from "./program.js";
import { readTwinSteps } from "./twin-steps.js";
import { createWalkRecord, formatWalk, type WalkRecord } from "./walk-record.js";
import type { Walker, WalkPlan } from "./walker.js";

/**
 * Walks the first person of the users file to their desktop, with nobody at the keyboard, and prints every step.
 *
 * The first run enrols a passkey, later ones find it. Resolves to whether the desktop opened.
 */
export async function runHeadlessDemo(): Promise<boolean> {
  const settings = readSettings(process.env);
  const [port, twinPort] = await findFreePorts([settings.port, settings.twinPort]);
  const walker = await chooseWalker(settings);
  const start = { PORT: String(port), TWIN_PORT: String(twinPort) };
  const { program, enrolmentLink } = await startWith(await walker.hasPasskey(), await firstAccount(settings), start);
  console.log(
    enrolmentLink === undefined ? "Using the passkey of an earlier run." : "A first run: enrolling a passkey.",
  );

  const record = createWalkRecord(walker.name);
  let opened = false;
  try {
    opened = await walkToDesktop(
      {
        origin: `http://localhost:${port}`,
        twinOrigin: `http://localhost:${twinPort}`,
        launchUrl: readStartReport(program.output()).launchUrl,
        ...(enrolmentLink !== undefined && { enrolmentLink }),
      },
      walker,
      record,
    );
  } finally {
    await program.stop();
    console.log(formatWalk(record.steps, opened ? "pass" : "fail"));
    if (walker.screenshots !== undefined) console.log(`\nScreenshots: ${relative("", walker.screenshots)}`);
  }
  return opened;
}

async function walkToDesktop(plan: WalkPlan, walker: Walker, record: WalkRecord): Promise<boolean> {
  try {
    const { opened, steps } = await readTwinSteps(await walker.walk(plan, record));
    for (const step of steps) record.add(step);
    return opened;
  } catch (error) {
    if (record.steps.at(-1)?.outcome !== "fail") throw error; // else the table tells
    return false;
  }
}

async function chooseWalker({ dataFolder }: Settings): Promise<Walker> {
  const executablePath = await findChromium();
  if (executablePath !== undefined) return createBrowserWalker({ executablePath, dataFolder, screenshots });
  console.log(`There is no Chromium to show the pages in (${howToGetChromium}): walking without a browser.`);
  return createHttpWalker(dataFolder);
}

/** Starts the app. A link comes along when the account has no passkey in the database, or when its device is not here. */
async function startWith(
  hasPasskey: boolean,
  account: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ program: Program; enrolmentLink: string | undefined }> {
  const program = await startProgram(environment);
  const enrolmentLink = readStartReport(program.output()).enrolmentLinks.get(account);
  if (enrolmentLink !== undefined || hasPasskey) return { program, enrolmentLink };

  await program.stop(); // the database is open to one process at a time
  const { stdout } = await runProgram(["enrol", account], environment);
  return { program: await startProgram(environment), enrolmentLink: stdout.trim() };
}

async function firstAccount({ usersFile }: Settings): Promise<string> {
  const user = (await readUsers(usersFile)).find(({ enabled }) => enabled);
  if (!user) throw new AppError("users-file-invalid", "The users file has nobody who is enabled.");
  return user.sAMAccountName;
}

const screenshots = fileURLToPath(new URL("../../screenshots/", import.meta.url));
