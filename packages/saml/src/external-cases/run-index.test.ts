import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, it } from "vitest";

import { hostileCases } from "./hostile-cases.test.fixture.js";
import type { CaseReport } from "./report.test.fixture.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const own = join(root, "packages/saml/vectors/own");
const folder = mkdtempSync(join(tmpdir(), "idpkit-external-cases-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Finished {
  readonly status: number | null;
  readonly reports: readonly CaseReport[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as its users do: from the root, and silent about npm itself. */
function vectors(...commandLine: readonly string[]): Finished {
  const npm = ["run", "--silent", "vectors", "--workspace", "@idpkit/saml", "--", ...commandLine];
  const env = { ...process.env, INIT_CWD: undefined };
  const { status, stdout, stderr } = spawnSync("npm", npm, { cwd: root, encoding: "utf8", env });
  const lines = stdout.split("\n").slice(0, -1);
  return { status, stdout, stderr, reports: lines.map((line) => JSON.parse(line) as CaseReport) };
}

/** Runs cases that are written down here, in a folder with the files that they name. */
function runCases(cases: readonly unknown[], files: Readonly<Record<string, string | Uint8Array>> = {}): Finished {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, "index.json"), JSON.stringify({ cases }));
  return vectors(join(folder, "index.json"));
}

describe("npm run vectors", () => {
  it("judges the cases of our own index as it expects, and prints nothing but their reports", () => {
    const { cases } = JSON.parse(readFileSync(join(own, "index.json"), "utf8")) as {
      readonly cases: readonly { readonly id: string; readonly expected: Omit<CaseReport, "id" | "ms"> }[];
    };
    const { status, reports, stderr } = vectors("packages/saml/vectors/own/index.json");
    expect(reports).toEqual(cases.map(({ id, expected }) => ({ id, ...expected, ms: expect.any(Number) as number })));
    expect(status).toBe(0);
    expect(stderr).toContain(`${String(cases.length)} cases`);
  });

  it("reports cases that cannot be judged, and goes on", () => {
    const sound = { file: join(own, "response.xml"), form: "xml", kind: "Response", cert: join(own, "idp.pem") };
    mkdirSync(join(folder, "directory"));
    const { status, reports } = runCases(
      [
        null,
        "case",
        { ...sound, id: "no file", file: undefined },
        { ...sound, id: "form", form: "pdf" },
        { ...sound, id: "kind", kind: "ArtifactResolve" },
        { ...sound, id: "missing", file: "missing.xml" },
        { ...sound, id: "directory", file: "directory" },
        { ...sound, id: "certificate", cert: "broken.pem" },
        { ...sound, id: "certificate path", cert: 1 },
        { ...sound, id: "key", decryptionKey: join(own, "idp.pem") },
        { ...sound, id: "params", params: [] },
        { ...sound, id: "now", params: { now: "yesterday" } },
        { ...sound, id: "boolean", params: { allowSha1: "yes" } },
        { ...sound, id: "seconds", params: { clockSkewSeconds: 301 } },
        { ...sound, id: "json", form: "json" },
        { ...sound, id: "metadata", params: { spMetadata: "<a/>" } },
        { ...sound, id: 16, params: { acs: null, colour: "blue" } },
      ],
      { "broken.pem": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
    );
    expect(status).toBe(0);
    expect(reports.map(({ id, code }) => [id, code])).toEqual([
      ["#0", "case-malformed"],
      ["#1", "case-malformed"],
      ["no file", "case-malformed"],
      ["form", "form-unknown"],
      ["kind", "kind-unknown"],
      ["missing", "file-unreadable"],
      ["directory", "file-unreadable"],
      ["certificate", "certificate-unreadable"],
      ["certificate path", "case-malformed"],
      ["key", "decryption-key-unreadable"],
      ["params", "params-malformed"],
      ["now", "params-malformed"],
      ["boolean", "params-malformed"],
      ["seconds", "params-malformed"],
      ["json", "json-malformed"],
      ["metadata", "schema-invalid"],
      ["16", null],
    ]);
  });

  it("names params that it does not know", () => {
    expect(runCases([{ params: { colour: "blue" } }, { params: { colour: "red" } }]).stderr).toContain(": colour\n");
  });

  it.each([
    ["a missing index", "missing.json", undefined],
    ["an index that is not JSON", "text.json", "cases"],
    ["an index without cases", "empty.json", "{}"],
  ])("fails for %s", (_, name, content) => {
    if (content !== undefined) writeFileSync(join(folder, name), content);
    const { status, stdout } = vectors(join(folder, name));
    expect([status, stdout]).toEqual([1, ""]);
  });

  it.each([[[]], [["one.json", "two.json"]]])("fails for the arguments %j", (commandLine) => {
    expect(vectors(...commandLine).status).toBe(1);
  });

  it("refuses hostile documents of a megabyte, and none of them by accident", () => {
    const files = Object.fromEntries(hostileCases.map(({ file, content }) => [file, content]));
    const { reports } = runCases(hostileCases, files);
    const refused = hostileCases.map(({ id }) => ({ id, verdict: "reject" }));
    expect(reports.map(({ id, verdict }) => ({ id, verdict }))).toEqual(refused);
    expect(reports.filter(({ code }) => code === "internal-error")).toEqual([]);
  });
});
