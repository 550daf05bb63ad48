import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";

import { goodSetUp } from "../set-ups/good-set-up.test.fixture.js";
import { run, runForVerdict } from "../set-ups/run-doctor.test.fixture.js";
import { testFolder } from "../set-ups/test-folder.test.fixture.js";
import { createTestKeys, postedBody, signedResponse, writeSetUp } from "../set-ups/write-set-up.test.fixture.js";

const newFolder = testFolder();
let files: Readonly<Record<"body" | "xml" | "base64" | "late" | "hostile" | "directories" | "notText", string>>;
let good: readonly string[];
let late: readonly string[];
beforeAll(async () => {
  const keys = await createTestKeys();
  const folder = await newFolder();
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const xml = signedResponse(goodSetUp, keys);
  const hostile = { ...goodSetUp, response: { ...goodSetUp.response, audience: "evil.example\u009b31m\u202e\u2028" } };
  const { directory } = goodSetUp;
  files = {
    body: await write("body.txt", postedBody(goodSetUp, keys)),
    xml: await write("response.xml", xml),
    base64: await write("response.txt", Buffer.from(xml).toString("base64")),
    late: await write("formatted.xml", xml.replaceAll("><saml:Attribute ", ">\n<saml:Attribute ")),
    hostile: await write("hostile.txt", postedBody(hostile, keys)),
    directories: await write(
      "directories.json",
      JSON.stringify({
        Directories: [{ ...directory, DirectoryId: "d-1111111111", RegistrationCode: "WSfra+ZZZ99Z" }, directory],
      }),
    ),
    notText: await write("picture.har", Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
  };
  good = await writeSetUp(goodSetUp, keys, await newFolder());
  late = await writeSetUp({ ...goodSetUp, postedAt: "2026-11-22T08:05:30.000Z" }, keys, await newFolder());
});

const provider = () => good.slice(0, 2);
const capture = (args: readonly string[]) => args.at(-1) ?? "";

async function codesOf(args: readonly string[]) {
  const { steps } = await runForVerdict(args);
  return steps.flatMap(({ code }) => code ?? []);
}

describe("the time", () => {
  it("is that of the POST in a HAR", async () => {
    expect(await codesOf(late)).toEqual(["issued-too-long-ago"]);
  });

  it("is now for other captures", async () => {
    expect(await codesOf([files.body])).toEqual([]);
    const { printed } = await run([files.body], { now: new Date("2026-11-22T09:00:00Z") });
    expect(printed).toContain("issued-too-long-ago");
    expect(printed.replace(/\s+/g, " ")).toContain("--at issued");
  });

  it.each([["2026-11-22T08:00:01Z"], ["issued"]])("is %s when that is told", async (at) => {
    expect(await codesOf(["--at", at, capture(late)])).toEqual([]);
  });
});

it("is now where a message does not say when it was issued", async () => {
  const path = await bareFile("response.xml", '<Response IssueInstant="0000-99-99T00:00:00Z"/>');
  const { printed } = await run(["--at", "issued", path]);
  expect(printed).toContain("Judged at 2026-11-22T08:00:10.000Z, which is now");
});

describe("a response without its form", () => {
  it.each(["xml", "base64"] as const)("is judged in %s, but for its relay state", async (kind) => {
    const { exitCode, steps } = await runForVerdict([...provider(), files[kind]]);
    expect(exitCode).toBe(0);
    expect(steps.find(({ name }) => name === "relay-state")?.outcome).toBe("skipped");
    expect((await run([files[kind]])).printed).toContain("--relay-state");
  });

  it("is judged with the relay state that is told", async () => {
    expect(await codesOf(["--relay-state", "https://console.aws.amazon.com/", files.xml])).toEqual([
      "relay-state-foreign",
    ]);
  });

  it("is told from one that a viewer has formatted", async () => {
    const { printed } = await run([...provider(), files.late]);
    expect(printed).toContain("signed-content-changed");
    expect(printed.replace(/\s+/g, " ")).toContain("bring a HAR");
  });
});

describe("what was not brought", () => {
  it("is asked for by its option, once", async () => {
    const { exitCode, printed } = await run([capture(good)]);
    expect(exitCode).toBe(0);
    const asked = printed.match(/^ {3}--[a-z-]+/gm)?.map((option) => option.trim());
    expect(asked).toEqual([
      "--provider",
      "--role",
      "--role-policy",
      "--directories",
      "--ca",
      "--account",
      "--domain-controller",
    ]);
  });

  it("is not asked for when all is there", async () => {
    expect((await run(good)).printed).not.toContain("bring");
  });

  it("is the Region, when nothing tells of it", async () => {
    const directories = good[good.indexOf("--directories") + 1] ?? "";
    const { printed } = await run(["--directories", directories, files.xml]);
    expect(printed).toContain("Region eu-central-1, as the CertificateAuthorityArn says");
    const bare = await bareFile("directory.json", '{"DirectoryId":"d-9067012345"}');
    const { printed: asking } = await run(["--directories", bare, files.xml]);
    expect(asking).toMatch(/^ {3}--region/m);
  });
});

async function bareFile(name: string, content: string): Promise<string> {
  const path = join(await newFolder(), name);
  await writeFile(path, content);
  return path;
}

describe("of several directories", () => {
  it("the one of the registration code is judged, or the one that is named", async () => {
    expect(await codesOf(["--directories", files.directories, files.body])).toEqual([]);
    const named = ["--directories", files.directories, "--directory", "d-1111111111", files.body];
    expect(await codesOf(named)).toEqual(["registration-code-mismatch"]);
  });
});

describe("what is printed", () => {
  it("fits a screen", async () => {
    const { printed } = await run([capture(late)], { columns: 80 });
    const lines = printed.split("\n");
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("has colours only when they are wanted", async () => {
    expect((await run(late)).printed).not.toContain("\u001b");
    expect((await run(late, { colours: true })).printed).toContain("\u001b[31m✖");
  });

  it.each([[[]], [["--json"]]])("lets no terminal obey a stranger, with %j", async (options) => {
    const { printed } = await run([...options, files.hostile]);
    expect(printed).toContain("evil.example");
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(printed.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2028]/);
  });

  it.each([[[]], [["--json"]]])("holds no secrets of the HAR and no signature, with %j", async (options) => {
    const { printed } = await run([...options, ...late]);
    expect(printed).not.toMatch(/secret-cookie|secret-token|SignatureValue|[A-Za-z0-9+/]{60}/);
  });

  it("is the walk as JSON, with what was judged and when", async () => {
    const { printed, exitCode } = await run(["--json", ...late]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({
      capture: "har",
      at: "2026-11-22T08:05:30.000Z",
      acs: "https://signin.aws.amazon.com/saml",
      outcome: "fail",
      verdict: { name: "time", code: "issued-too-long-ago" },
    });
  });
});

describe("the exit code", () => {
  it("is 0 after help", async () => {
    expect(await run(["--help"])).toMatchObject({ exitCode: 0, complained: "" });
  });

  it("is 64 for a command line that is not understood, with the way to help", async () => {
    const { exitCode, printed, complained } = await run(["--nonsense"]);
    expect({ exitCode, printed }).toEqual({ exitCode: 64, printed: "" });
    expect(complained).toContain("doctor --help");
  });

  it.each([
    ["that is missing", ["/nonexistent/sign-in.har"]],
    ["that is no text", () => [files.notText]],
    ["of another kind", () => ["--role", files.xml, files.body]],
    ["that is no certificate", () => ["--ca", files.xml, files.body]],
  ])("is 65 for a file %s, which is named", async (_, args) => {
    const given = typeof args === "function" ? args() : args;
    const { exitCode, printed, complained } = await run(given);
    expect({ exitCode, printed }).toEqual({ exitCode: 65, printed: "" });
    expect(given.some((name) => complained.includes(`doctor: ${name}: `))).toBe(true);
  });
});

describe("the program", () => {
  const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
  const start = (args: readonly string[], input = "") =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const child = execFile(process.execPath, [main, ...args], (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, stdout, stderr });
      });
      child.stdin?.end(input);
    });

  it("judges files, and answers to the shell", async () => {
    expect(await start(["--json", ...late])).toMatchObject({ code: 1, stderr: "" });
  });

  it("reads standard input", async () => {
    const { code, stdout } = await start(["--at", "issued", "-"], "SAMLResponse=PHg%2BPC94Pg%3D%3D");
    expect(code).toBe(1);
    expect(stdout).toContain("message-not-a-response");
  });

  it("does not mind when nobody reads on", async () => {
    const child = spawn(process.execPath, [main, "--json", ...late], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    const complaints = child.stderr.toArray();
    const [code] = (await once(child, "close")) as [number];
    expect({ code, complaints: await complaints }).toEqual({ code: 1, complaints: [] });
  });

  it("complains on standard error", async () => {
    expect(await start([])).toMatchObject({
      code: 64,
      stdout: "",
      stderr: expect.stringContaining("doctor: ") as string,
    });
  });
});
