import { once } from "node:events";
import { Agent, type ClientRequest, createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AppFolder, createAppFolder, readExampleUsers } from "./testing/app-folder.js";
import { type Program, readStartReport, runProgram, startProgram } from "./walk/program.js";

describe("main", () => {
  let app: AppFolder;
  beforeAll(async () => {
    app = await createAppFolder();
  });
  afterAll(() => app.remove());

  it.each([
    ["PORT", "http", "PORT"],
    ["USERS_FILE", "/nowhere/users.json", "/nowhere/users.json"],
    ["DATA_DIR", "/dev/null/data", "/dev/null/data"],
  ])("says that %s=%s will not do and ends with exit code 1", async (name, value, named) => {
    const { exitCode, stderr } = await runProgram([], { ...app.environment, [name]: value });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^ {4}at /m); // a sentence, no stack
  });

  it("says which entry of a users file is wrong", async () => {
    const users = await readExampleUsers();
    await app.writeUsers(users.map((user) => ({ ...user, mail: user.mail.replace("ada.okafor@", "") })));
    const { exitCode, stderr } = await runProgram([], app.environment);
    await app.writeUsers(users);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("entry 1: mail");
  });

  it.each([[["enrol"]], [["enrol", "aokafor", "mrossi"]], [["start"]]])(
    "shows how it is used for %j",
    async (command) => {
      const { exitCode, stderr } = await runProgram(command, app.environment);
      expect(exitCode).toBe(1);
      expect(stderr).toContain("Usage:");
    },
  );

  it("says when a port is taken, and lets go of the data folder", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    const taken = String((other.address() as AddressInfo).port);
    const { exitCode, stderr } = await runProgram([], { ...app.environment, TWIN_PORT: taken });
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Port ${taken} is in use`);
    expect(stderr).toContain("TWIN_PORT");
    expect((await runProgram(["enrol", "aokafor"], app.environment)).exitCode).toBe(0);
  });

  it("stops at SIGTERM with exit code 0 and is the same identity provider after a restart", async () => {
    const first = await startProgram(app.environment);
    const metadata = await (await fetch(`${app.origin}/saml/metadata`)).text();
    expect(await first.stop()).toBe(0);
    const second = await startProgram(app.environment);
    expect(await (await fetch(`${app.origin}/saml/metadata`)).text()).toBe(metadata);
    expect(await second.stop()).toBe(0);
  });

  it("prints a link, and nothing else to stdout, for enrol ACCOUNT", async () => {
    const { exitCode, stdout } = await runProgram(["enrol", "AOKAFOR"], app.environment);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${app.origin}/enrol#[\\w-]{43}\n$`));
  });

  it.each([
    ["unknown", "nobody"],
    ["disabled", "tnguyen"],
  ])("prints no link for an account that is %s", async (_, account) => {
    const { exitCode, stdout } = await runProgram(["enrol", account], app.environment);
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
  });
});

describe("the running app", () => {
  let app: AppFolder;
  let program: Program;
  beforeAll(async () => {
    app = await createAppFolder();
    program = await startProgram(app.environment);
  });
  afterAll(async () => {
    expect(await program.stop()).toBe(0);
    await app.remove();
  });

  it("prints an enrolment link for everybody who is enabled", () => {
    const { enrolmentLinks, launchUrl } = readStartReport(program.output());
    expect([...enrolmentLinks.keys()]).toEqual(["aokafor", "mrossi", "sobrien", "klarsen"]);
    expect(launchUrl).toMatch(new RegExp(`^${app.origin}/launch\\?RelayState=https%3A`));
  });

  it("refuses a second process on its data folder and names itself", async () => {
    const { exitCode, stderr } = await runProgram(["enrol", "aokafor"], app.environment);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`process ${program.pid}`);
  });

  it("listens to this machine only", async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");
    const answers = await Promise.all(outside.map(({ address }) => answersAt(address, app.environment["PORT"] ?? "")));
    expect(answers).toEqual(outside.map(() => false));
  });

  it.each([
    { what: "a wrong method", method: "GET", path: "/api/sign-in/options", status: 405 },
    { what: "a method that HTTP does not have", method: "BREW", path: "/launch", status: 400 },
    { what: "half a JSON text", body: "{", path: "/api/sign-in/options", status: 400 },
    { what: "JSON of another shape", body: '{"response":{"id":[]}}', path: "/api/sign-in/finish", status: 403 },
    { what: "ten megabytes", body: `"${"a".repeat(1e7)}"`, path: "/api/sign-in/finish", status: 413 },
    { what: "a ticket that never was", body: '{"ticket":"x"}', path: "/api/enrolment/options", status: 403 },
    { what: "a path that is no UTF-8", path: "/%ff%00/..%2f", status: 404 },
    { what: "a long RelayState", path: `/launch?RelayState=${"a".repeat(8000)}`, status: 400 },
    { what: "a RelayState longer than headers may be", path: `/launch?RelayState=${"a".repeat(2e4)}`, status: 431 },
    { what: "a RelayState that is no UTF-8", path: "/launch?RelayState=%ff", status: 400 },
  ])("refuses $what with $status and lives on", async ({ method, path, body, status }) => {
    const answer = await fetch(`${app.origin}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { "Content-Type": "application/json", Origin: app.origin },
      ...(body !== undefined && { body }),
    });
    expect(answer.status).toBe(status);
    expect(await (await fetch(`${app.origin}/health`)).json()).toEqual({ status: "ok" });
  });

  it.each([
    { what: "an empty form", body: "" },
    { what: "garbage", body: "SAMLResponse=%00%ff&RelayState=<script>" },
    { what: "XML that is no response", body: `SAMLResponse=${Buffer.from("<a/>").toString("base64")}&RelayState=x` },
    { what: "ten megabytes", body: `SAMLResponse=${"A".repeat(1e7)}` },
  ])("lets the twin refuse $what and live on", async ({ body }) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${app.twinOrigin}/saml`, { method: "POST", headers, body });
    const text = await answer.text();
    expect(text).toContain("<h1");
    expect(text).not.toContain("<script>");
    expect((await fetch(`${app.twinOrigin}/health`)).status).toBe(200);
  });

  it.each([
    { server: "PORT", path: "/api/sign-in/finish", type: "application/json" },
    { server: "TWIN_PORT", path: "/saml", type: "application/x-www-form-urlencoded" },
  ])("keeps a connection to $server usable after a body that it did not read to its end", async (target) => {
    const origin = `http://localhost:${app.environment[target.server]}`;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { "Content-Type": target.type, Origin: origin };
    const post = request(`${origin}${target.path}`, { agent, method: "POST", headers });
    expect(await statusOf(post.end("a".repeat(400_000)))).toBe(413);
    const get = request(`${origin}/health`, { agent });
    expect(await statusOf(get.end())).toBe(200);
    expect(get.reusedSocket).toBe(true);
    agent.destroy();
  });

  it.each(["PORT", "TWIN_PORT"])("survives bytes that are no HTTP on %s", async (name) => {
    const port = Number(app.environment[name]);
    const socket = connect(port, "127.0.0.1");
    socket.end(Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x0d, 0x0a, 0x0d, 0x0a]));
    await new Promise((done) => socket.on("error", done).on("close", done).resume());
    expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
  });
});

async function statusOf(request: ClientRequest): Promise<number | undefined> {
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  await once(answer.resume(), "end");
  return answer.statusCode;
}

async function answersAt(address: string, port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), address);
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });
}
