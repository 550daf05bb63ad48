import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that answers each line of JSON on its input with one on its output. */
export interface JsonLines {
  ask(question: Readonly<Record<string, unknown>>): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts such a program; whatever it writes to standard error is told when it ends too early. */
export function startJsonLines(program: string, words: readonly string[]): JsonLines {
  const child = spawn(program, words, { stdio: "pipe" });
  const ended = once(child, "close").catch(() => undefined);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  // A program that has ended is noticed by the missing answer, which knows why.
  child.stdin.on("error", () => undefined);

  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = (await answers.next()) as IteratorResult<string, undefined>;
      if (done === true) throw new Error(`${program} has ended:\n${complaints.slice(-2000)}`);
      return JSON.parse(value) as unknown;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
