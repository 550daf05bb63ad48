#!/usr/bin/env node
import { readInput } from "./command-line/read-input.js";
import { runDoctor } from "./command-line/run-doctor.js";

const { stdout, stderr, env } = process;

stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads has read enough, as with «| head».
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = await runDoctor(process.argv.slice(2), {
    readInput,
    now: new Date(),
    print: (text) => stdout.write(text),
    complain: (text) => stderr.write(text),
    // https://no-color.org
    colours: stdout.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    columns: stdout.isTTY ? stdout.columns : 100,
  });
} catch (error) {
  // EX_SOFTWARE, so that a fault of the doctor does not pass for one of the sign-in.
  process.exitCode = 70;
  console.error(error);
}
