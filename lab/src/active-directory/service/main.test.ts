import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { domainControllerName, isDomainMissing } from "../tree/debian-tree.js";

describe("the program of the domain service", () => {
  it("does not start without a token", async () => {
    expect(await once(start(""), "close")).toEqual([1, null]);
  });
});

describe.skipIf(isDomainMissing())(`the program of the domain service, with a ${domainControllerName}`, () => {
  it("says where it listens, and ends when its input is closed", async () => {
    const program = start("a token");
    const [line] = (await once(program.stdout, "data")) as [Buffer];
    expect(JSON.parse(line.toString())).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
    program.stdin.end();
    expect(await once(program, "close")).toEqual([0, null]);
  });

  it("ends at SIGTERM", async () => {
    const program = start("a token");
    await once(program.stdout, "data");
    program.kill("SIGTERM");
    expect(await once(program, "close")).toEqual([0, null]);
  });
});

function start(token: string) {
  return spawn(process.execPath, [fileURLToPath(new URL("../../../dist/domain-service.js", import.meta.url))], {
    env: { ...process.env, DOMAIN_CONTROLLER_TOKEN: token },
    stdio: ["pipe", "pipe", "ignore"],
  });
}
