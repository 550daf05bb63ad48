// `npm test`: installs, builds, checks and tests everything, and ends with the counts.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { runChecks } from "./checks.mjs";
import { ensureInstalled } from "./install.mjs";
import { availableLabs } from "./labs.mjs";
import { command, npx, step } from "./steps.mjs";
import { workspaces } from "./workspaces.mjs";

ensureInstalled();
const built = await step(
  "everything builds and type-checks",
  command("npx", ["--no-install", "turbo", "run", "build"]),
);
const results = [built, ...(built ? await runChecks() : [])];

// A lab that appears or goes away changes what a test does: turbo must not answer from its cache then.
const env = { IDPKIT_LABS: availableLabs().join(",") };
const tested =
  built &&
  (await npx(["turbo", "run", "test", "--continue", "--concurrency=2", "--output-logs=errors-only"], {
    env,
    show: true,
  }));
const reports = built ? testReports() : [];

const count = (status) => reports.filter((test) => test.status === status).length;
const skipped = reports.filter((test) => test.status === "pending" || test.status === "skipped");
const crashed = tested && tested.status !== 0 && count("failed") === 0;
const failed = count("failed") + results.filter((held) => !held).length + (crashed ? 1 : 0);
const passed = count("passed") + results.filter((held) => held).length;

for (const { workspace, name } of skipped) console.log(`skipped: ${workspace}: ${name}`);
console.log(`${results.length} checks and ${reports.length} tests in ${workspaces().length} workspaces:`);
console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;

/** What the test runner wrote for each workspace; one that wrote nothing has failed as a whole. */
function testReports() {
  return workspaces().flatMap(({ folder, manifest }) => {
    const path = join(folder, ".test-results.json");
    if (!existsSync(path)) return [{ workspace: manifest.name, name: "wrote no results", status: "failed" }];
    return JSON.parse(readFileSync(path, "utf8")).testResults.flatMap(({ name: file, status, assertionResults }) =>
      assertionResults.length === 0
        ? [{ workspace: manifest.name, name: file, status: status === "passed" ? "passed" : "failed" }]
        : assertionResults.map(({ fullName, status }) => ({ workspace: manifest.name, name: fullName, status })),
    );
  });
}
