import { observeVerdicts } from "./observe-verdicts.js";

// A line on standard output is what all runtimes have in common.
console.log(JSON.stringify(await observeVerdicts()));
