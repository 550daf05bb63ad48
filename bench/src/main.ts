import { benchmarks } from "./benchmarks/index.js";
import { measure } from "./frame/measure.js";
import { formatTable, writeJson } from "./frame/report.js";

const { names, rounds } = parseArguments(process.argv.slice(2));
const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));

for (const benchmark of chosen) {
  const measurements = await measure(await benchmark.prepare(), rounds);
  console.log(formatTable(benchmark, measurements));
  await writeJson(benchmark, rounds, measurements);
}

/** `[NAME …] [--rounds N]`; anything else is said and ends the program. */
function parseArguments(words: readonly string[]): { names: readonly string[]; rounds: number } {
  const at = words.indexOf("--rounds");
  const rounds = at < 0 ? 15 : Number(words[at + 1]);
  const names = at < 0 ? words : words.toSpliced(at, 2);
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
    const known = benchmarks.map(({ name, title }) => `  ${name.padEnd(24)} ${title}`).join("\n");
    console.error(`usage: npm run bench -- [NAME …] [--rounds N]\n${known}`);
    process.exit(2);
  }
  return { names, rounds };
}
