import { afterAll, beforeAll, expect, it } from "vitest";

import { type AppFolder, createAppFolder, readExampleUsers } from "../testing/app-folder.js";
import { startDomainController } from "../testing/domain-controller.js";
import { describeWith } from "../testing/laboratory.js";
import { createHttpWalker } from "../walk/http-walk.js";
import { readStartReport, runProgram, startProgram } from "../walk/program.js";
import { readTwinSteps } from "../walk/twin-steps.js";
import { createWalkRecord } from "../walk/walk-record.js";

const laboratory = await startDomainController();
const environment = laboratory.found ? laboratory.environment : {};
const howToGet = laboratory.found ? "" : laboratory.howToGet;

describeWith({ found: laboratory.found, howToGet }, "the demo with a real domain controller", () => {
  let app: AppFolder;
  beforeAll(async () => {
    app = await createAppFolder();
  });
  afterAll(async () => {
    await app.remove();
    if (laboratory.found) await laboratory.stop();
  });

  it("opens the desktop, and shows who granted a ticket to whom", async () => {
    const settings = { ...app.environment, ...environment, PLAYWRIGHT_CHROMIUM: "/nowhere/chromium" };
    const { exitCode, stdout } = await runProgram(["--headless"], settings, "demo.js");
    expect(stdout).toMatch(/accepts it +pass.*\n +Samba [\d.]+\S* grants aokafor@LAB\.EXAMPLE a ticket\./);
    expect(exitCode).toBe(0);
  });

  it("opens none for an account that the domain has disabled, in the words of its KDC", async () => {
    const users = await readExampleUsers();
    const { enrolmentLinks } = await startAndStop();
    const writeMarco = (enabled: boolean) =>
      app.writeUsers(users.map((user) => (user.sAMAccountName === "mrossi" ? { ...user, enabled } : user)));

    await writeMarco(false);
    const program = await startProgram({ ...app.environment, ...environment }); // the domain is as the file is now
    await writeMarco(true);
    const { origin, twinOrigin } = app;
    const { launchUrl } = readStartReport(program.output());
    const plan = { origin, twinOrigin, launchUrl, enrolmentLink: enrolmentLinks.get("mrossi") ?? expect.fail() };
    const desktop = await createHttpWalker(app.dataFolder).walk(plan, createWalkRecord("Marco"));
    const { opened, steps } = await readTwinSteps(desktop);
    await program.stop();

    expect(opened).toBe(false);
    expect(steps.at(-1)?.outcome).toBe("fail");
    expect(steps.at(-1)?.says).toMatch(/Samba .* refuses mrossi@LAB\.EXAMPLE.*NT_STATUS_ACCOUNT_DISABLED/);
  });

  async function startAndStop() {
    const program = await startProgram(app.environment);
    const report = readStartReport(program.output());
    await program.stop();
    return report;
  }
});
