import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

import { afterAll } from "vitest";

// No process outlives the file of tests that started it, also when one of these fails or times out.
const children: ChildProcess[] = [];
subscribe("child_process", (message) => children.push((message as { process: ChildProcess }).process));
afterAll(() => {
  for (const child of children) child.kill();
});
