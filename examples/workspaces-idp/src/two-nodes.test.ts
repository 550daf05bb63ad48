import { createSoftwareAuthenticator } from "@idpkit/webauthn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

import { type AppFolder, createAppFolder } from "./testing/app-folder.js";
import { describeOnPostgres } from "./testing/databases.js";
import { enrolOverHttp, signInOverHttp } from "./walk/http-ceremonies.js";
import { createHttpClient } from "./walk/http-client.js";
import { type Program, readStartReport, startProgram } from "./walk/program.js";

describeOnPostgres("two nodes of the app, started at once", (url) => {
  let apps: readonly [AppFolder, AppFolder];
  let programs: readonly [Program, Program];
  beforeAll(async () => {
    apps = await Promise.all([createAppFolder(), createAppFolder()]);
    const start = ({ environment }: AppFolder) => startProgram({ ...environment, DATABASE_URL: url() });
    programs = await Promise.all([start(apps[0]), start(apps[1])]);
  });
  afterAll(async () => {
    expect(await Promise.all(programs.map((program) => program.stop()))).toEqual([0, 0]);
    await Promise.all(apps.map((app) => app.remove()));
  });

  it("sign with the same key", async () => {
    const certificates = await Promise.all(
      apps.map(async ({ origin }) => {
        const metadata = await (await fetch(`${origin}/saml/metadata`)).text();
        return /X509Certificate>(MII[^<]+)</.exec(metadata)?.[1];
      }),
    );
    expect(certificates[0]).toBeDefined();
    expect(certificates[1]).toBe(certificates[0]);
  });

  it("let one of two devices enrol with one ticket, whichever node they ask", async () => {
    const link = readStartReport(programs[0].output()).enrolmentLinks.get("aokafor") ?? "";
    const attempts = await Promise.allSettled(
      apps.map(({ origin }) => {
        const device = createSoftwareAuthenticator({ origin });
        return enrolOverHttp(createHttpClient(origin), device, link.replace(apps[0].origin, origin));
      }),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(attempts.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "ticket-refused" } });
  });

  it("know the passkeys of each other", async () => {
    const [first, second] = [apps[0].origin, apps[1].origin];
    const link = readStartReport(programs[0].output()).enrolmentLinks.get("mrossi") ?? "";
    const device = createSoftwareAuthenticator({ origin: first });
    await enrolOverHttp(createHttpClient(first), device, link);
    const moved = createSoftwareAuthenticator({ origin: second, credentials: device.exportCredentials() });
    expect(await signInOverHttp(createHttpClient(second), moved, second)).toBe(`${second}/account`);
  });
});
