import { spawn } from "node:child_process";
import { once } from "node:events";

import { describe, expect, it } from "vitest";

import { identifyProcess, observeProcess } from "./process-identity.js";

describe("observeProcess", () => {
  it("sees this process run", async () => {
    expect(await observeProcess(await identifyProcess(process.pid))).toBe("running");
  });

  it("sees that a killed process is gone", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const identity = await identifyProcess(child.pid ?? 0);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await observeProcess(identity)).toBe("gone");
  });

  // What follows needs Linux's /proc; elsewhere the number is all there is.
  describe.runIf(process.platform === "linux")("where /proc tells more than the number", () => {
    it.each([
      { field: "startTime", whose: "whose number was given to another process", state: "gone" },
      { field: "boot", whose: "of an earlier start of the machine", state: "gone" },
      { field: "namespace", whose: "of another container", state: "unknown" },
    ])("says that a process $whose is $state", async ({ field, state }) => {
      expect(await observeProcess({ ...(await identifyProcess(process.pid)), [field]: "0" })).toBe(state);
    });

    it("counts a zombie as gone", async () => {
      // The shell becomes a `sleep` that never waits for its child, which has ended.
      const parent = spawn("sh", ["-c", "true & echo $!; exec sleep 30"], { stdio: ["ignore", "pipe", "ignore"] });
      const [output] = (await once(parent.stdout, "data")) as [Buffer];
      await new Promise((done) => setTimeout(done, 100));
      const zombie = await identifyProcess(Number(output.toString()));
      const state = await observeProcess(zombie);
      parent.kill("SIGKILL");
      expect(state).toBe("gone");
    });
  });
});
