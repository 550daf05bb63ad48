import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

import type { CaseReport } from "./report-case.test.fixture.js";
import { readW3cCases } from "./w3c-cases.test.fixture.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const own = "packages/webauthn/vectors/own/cases.json";
const folder = mkdtempSync(join(tmpdir(), "idpkit-webauthn-cases-"));
const w3c = process.env["IDPKIT_VECTORS"];

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command as its users do, from the root and silent about npm itself. */
function vectors(...files: readonly string[]) {
  return run("npm", ["run", "--silent", "vectors", "--workspace", "@idpkit/webauthn", "--", ...files]);
}

/** Runs what the command runs. */
function vectorsWithoutNpm(...files: readonly string[]) {
  return run(process.execPath, ["packages/webauthn/vectors/run.mjs", ...files]);
}

function run(program: string, commandLine: readonly string[]) {
  const env = { ...process.env, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync(program, commandLine, { cwd: root, encoding: "utf8", env });
  const reports = stdout.split("\n").slice(0, -1);
  return { status, stdout, stderr, reports: reports.map((line) => JSON.parse(line) as CaseReport) };
}

/** Writes a file for the command. */
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const asExpected = "\n0 accepted, and expected to be rejected\n0 rejected, and expected to be accepted\n";

describe("npm run vectors", () => {
  it("judges our own cases as they expect", () => {
    const { status, reports, stderr } = vectors(own);
    expect(status).toBe(0);
    expect(stderr).toContain(asExpected);
    expect(reports[0]).toEqual({
      id: "registration: none",
      verdict: "accept",
      code: null,
      attestation: { format: "none", type: "none", trusted: false, aaguid: null },
      ms: expect.any(Number) as number,
    });
  });

  it("tells which cases came out otherwise than they expect", () => {
    const cases = [{ id: "one", expected: "accept" }, { id: "two", expected: "reject" }, { id: "three" }];
    const { stderr } = vectorsWithoutNpm(file("unmet.json", JSON.stringify(cases)));
    expect(stderr).toContain("\n1 rejected, and expected to be accepted: one\n");
  });

  it("runs several files in their order, and cases that cannot be judged", () => {
    const list = file("list.json", JSON.stringify([null, "case", [], { id: 3 }]));
    const object = file("object.json", `\uFEFF${JSON.stringify({ cases: [{ kind: "recovery" }] })}`);
    const { status, reports } = vectorsWithoutNpm(list, object);
    expect(status).toBe(0);
    expect(reports.map(({ id, code }) => [id, code])).toEqual([
      ["#0", "case-malformed"],
      ["#1", "case-malformed"],
      ["#2", "case-malformed"],
      ["3", "case-malformed"],
      ["#0", "case-malformed"],
    ]);
  });

  it("fails where a file has no cases, and runs the others", () => {
    const { status, reports } = vectorsWithoutNpm(join(folder, "missing.json"), file("none.json", "{}"), own);
    expect(status).toBe(1);
    expect(reports).not.toHaveLength(0);
  });

  it("fails without files", () => {
    expect(vectorsWithoutNpm().status).toBe(1);
  });
});

describe.runIf(w3c !== undefined)("the examples of WebAuthn Level 3 §16 (in the folder IDPKIT_VECTORS)", () => {
  it("are accepted as cases", () => {
    const cases = readW3cCases(w3c ?? "");
    const { reports, stderr } = vectorsWithoutNpm(file("w3c.json", JSON.stringify(cases)));
    expect(reports).toHaveLength(30);
    expect(stderr).toContain(asExpected);
  });
});
