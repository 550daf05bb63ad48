import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { createSoftwareAuthenticator, type SoftwareAuthenticator } from "@idpkit/webauthn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AppFolder, createAppFolder, readExampleUsers } from "./testing/app-folder.js";
import { enrolOverHttp, signInOverHttp } from "./walk/http-ceremonies.js";
import { createHttpClient, RefusedError } from "./walk/http-client.js";
import { type Program, readStartReport, startProgram } from "./walk/program.js";

/** What the app has acknowledged to somebody. */
interface Enrolled {
  readonly link: string;
  readonly device: SoftwareAuthenticator;
}

describe("an app killed by SIGKILL at any moment", () => {
  let app: AppFolder;
  beforeAll(async () => {
    app = await createAppFolder();
    const [ada] = await readExampleUsers();
    if (ada) await app.writeUsers(Array.from({ length: 20 }, (_, index) => ({ ...ada, ...namesOf(index) })));
  });
  afterAll(() => app.remove());

  it("has kept every acknowledged passkey, and every used ticket stays used", async () => {
    const enrolled: Enrolled[] = [];
    for (const milliseconds of [300, 1000]) {
      await startAndCheck(app, enrolled, async (program, links) => {
        const people = links.slice(0, 5).map(async (link) => {
          await sleep(randomInt(milliseconds));
          await enrolAndSignIn(app.origin, link, enrolled);
        });
        await sleep(milliseconds);
        await program.kill();
        await Promise.all(people);
      });
    }
    await startAndCheck(app, enrolled, async (program, links) => {
      await enrolAndSignIn(app.origin, links[0] ?? "", enrolled);
      await program.kill(); // right after the acknowledgement
    });
    expect(enrolled.length).toBeGreaterThan(0);
    await startAndCheck(app, enrolled, (program) => program.kill());
  });
});

async function startAndCheck(
  app: AppFolder,
  enrolled: readonly Enrolled[],
  go: (program: Program, links: readonly string[]) => Promise<void>,
): Promise<void> {
  const program = await startProgram(app.environment);
  await checkKept(app.origin, enrolled);
  await go(program, [...readStartReport(program.output()).enrolmentLinks.values()]);
}

async function enrolAndSignIn(origin: string, link: string, enrolled: Enrolled[]): Promise<void> {
  const device = createSoftwareAuthenticator({ origin });
  try {
    await enrolOverHttp(createHttpClient(origin), device, link);
    enrolled.push({ link, device });
    await signInOverHttp(createHttpClient(origin), device, origin);
  } catch (error) {
    expect(error).not.toBeInstanceOf(RefusedError); // killed meanwhile, so no answer; but no refusal
  }
}

async function checkKept(origin: string, enrolled: readonly Enrolled[]): Promise<void> {
  for (const { link, device } of enrolled) {
    expect(await signInOverHttp(createHttpClient(origin), device, origin)).toBe(`${origin}/account`);
    const again = enrolOverHttp(createHttpClient(origin), createSoftwareAuthenticator({ origin }), link);
    await expect(again).rejects.toMatchObject({ code: "ticket-refused" });
  }
}

function namesOf(index: number) {
  const name = `user-${index}`;
  return {
    objectGUID: randomUUID(),
    sAMAccountName: name,
    userPrincipalName: `${name}@corp.example.com`,
    objectSid: `S-1-5-21-1085031214-1563985344-725345543-${2000 + index}`,
  };
}
