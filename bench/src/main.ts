import { benchmarks } from "./benchmarks/index.js";
import { measure } from "./frame/measure.js";
import { formatFindings, formatMeasurements, writeJson } from "./frame/report.js";
import { studies } from "./studies/index.js";

const { names, rounds } = parseArguments(process.argv.slice(2));
const isChosen = ({ name }: { readonly name: string }) => names.length === 0 || names.includes(name);

for (const benchmark of benchmarks.filter(isChosen)) {
  const measurements = await measure(await benchmark.prepare(), rounds);
  console.log(formatMeasurements(benchmark, measurements));
  await writeJson(benchmark, { rounds, measurements });
}
for (const study of studies.filter(isChosen)) {
  const findings = await study.run();
  console.log(formatFindings(study, findings));
  await writeJson(study, findings);
}

/** `[NAME …] [--rounds N]`; anything else is said and ends the program. */
function parseArguments(words: readonly string[]): { names: readonly string[]; rounds: number } {
  const at = words.indexOf("--rounds");
  const rounds = at < 0 ? 15 : Number(words[at + 1]);
  const names = at < 0 ? words : words.toSpliced(at, 2);
  const all = [...benchmarks, ...studies];
  const unknown = names.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
    const known = all.map(({ name, title }) => `  ${name.padEnd(24)} ${title}`).join("\n");
    console.error(`usage: npm run bench -- [NAME …] [--rounds N]\n${known}`);
    process.exit(2);
  }
  return { names, rounds };
}
