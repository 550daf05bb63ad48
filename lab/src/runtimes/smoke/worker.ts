import { observeVerdicts } from "./observe-verdicts.js";

/** What `workerd test` runs: it has no program that starts and ends, only handlers. */
export default {
  async test(): Promise<void> {
    console.log(JSON.stringify(await observeVerdicts()));
  },
};
