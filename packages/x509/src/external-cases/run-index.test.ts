import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

import type { CaseReport } from "./run-index.test.fixture.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const own = "packages/x509/vectors/own";
const folder = mkdtempSync(join(tmpdir(), "idpkit-x509-cases-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command as its users do, from the root and silent about npm itself. */
function vectors(...commandLine: readonly string[]) {
  const npm = ["run", "--silent", "vectors", "--workspace", "@idpkit/x509", "--"];
  return run("npm", [...npm, ...commandLine]);
}

/** Runs what the command runs. */
function vectorsWithoutNpm(...commandLine: readonly string[]) {
  return run(process.execPath, ["packages/x509/vectors/run.mjs", ...commandLine]);
}

function run(program: string, commandLine: readonly string[]) {
  const env = { ...process.env, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync(program, commandLine, { cwd: root, encoding: "utf8", env });
  const reports = stdout.split("\n").slice(0, -1);
  return { status, stdout, stderr, reports: reports.map((line) => JSON.parse(line) as CaseReport) };
}

function runIndex(form: readonly string[], index: unknown) {
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  return vectorsWithoutNpm(...form, join(folder, "index.json"));
}

describe("npm run vectors", () => {
  it("judges our own cases of x509-limbo's form as they expect, and says why", () => {
    const { status, reports, stderr } = vectors(`${own}/limbo.json`);
    expect(status).toBe(0);
    expect(stderr).toContain("\n0 accepted, and expected to be rejected\n0 rejected, and expected to be accepted\n");
    expect(reports.map(({ id, code }) => [id, code])).toEqual([
      ["own::sound", null],
      ["own::wildcard", null],
      ["own::wildcard-one-label", "peer-name-mismatch"],
      ["own::address", null],
      ["own::other-address", "peer-name-mismatch"],
      ["own::other-name", "peer-name-mismatch"],
      ["own::name-constraints", "name-not-permitted"],
      ["own::client", "extended-key-usage-not-allowed"],
      ["own::purpose", "extended-key-usage-not-allowed"],
      ["own::algorithm", null],
      ["own::other-algorithm", "signature-algorithm-not-listed"],
      ["own::expired", "expired"],
      ["own::depth", null],
      ["own::no-depth", "path-length-exceeded"],
      ["own::not-revoked", null],
      ["own::revoked", "revoked"],
      ["own::no-leaf", "case-malformed"],
    ]);
    const [first] = reports;
    expect(first).toEqual({ id: "own::sound", verdict: "accept", code: null, ms: expect.any(Number) as number });
  });

  it("judges our own chains as they expect, and says why", () => {
    const { status, reports, stderr } = vectors("--chains", `${own}/chains.json`);
    expect(status).toBe(0);
    expect(stderr).toContain("\n0 accepted, and expected to be rejected\n0 rejected, and expected to be accepted\n");
    expect(reports.map(({ id, code }) => [id, code])).toEqual([
      ["sound", null],
      ["arrays", null],
      ["any purpose", null],
      ["purpose by OID", null],
      ["other purpose", "extended-key-usage-not-allowed"],
      ["unknown purpose", "purpose-unknown"],
      ["no intermediate", "trust-anchor-not-found"],
      ["name constraints", "name-not-permitted"],
      ["not revoked", null],
      ["revoked", "revoked"],
      ["no list of the issuer", "revocation-status-unknown"],
      ["no policy", "policy-required"],
      ["no instant", "case-malformed"],
      ["no certificate", "der-malformed"],
    ]);
  });

  it.each([
    ["limbo", []],
    ["chains", ["--chains"]],
  ])("refuses cases of the form %s that cannot be judged, and goes on", (_, form) => {
    const cases = [null, "case", [], { id: 3 }, { id: "pem", chainPem: "text", peer_certificate: [1] }];
    const { status, reports } = runIndex(form, { testcases: cases, cases });
    expect(status).toBe(0);
    expect(reports.map(({ id, code }) => [id, code])).toEqual([
      ["#0", "case-malformed"],
      ["#1", "case-malformed"],
      ["#2", "case-malformed"],
      ["3", "case-malformed"],
      ["pem", "case-malformed"],
    ]);
  });

  it.each([
    [["missing.json"], "null"],
    [["--chains", "index.json"], "{}"],
  ])("fails for %j where the index is %s", (commandLine, index) => {
    writeFileSync(join(folder, "index.json"), index);
    const { status, stdout } = vectorsWithoutNpm(...commandLine.map((it) => it.replace(/^(?=\w)/, `${folder}/`)));
    expect([status, stdout]).toEqual([1, ""]);
  });

  it.each([[[]], [["--chains"]], [["one.json", "two.json"]]])("fails for the arguments %j", (commandLine) => {
    expect(vectorsWithoutNpm(...commandLine).status).toBe(1);
  });
});
