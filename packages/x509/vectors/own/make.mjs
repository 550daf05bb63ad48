// Writes the indexes of this folder anew, with fresh keys, of which none is kept: `node make.mjs`.
import { writeFileSync } from "node:fs";

import { loadSource } from "../load-source.mjs";

const { createOwnCases } = await loadSource("own-cases.test.fixture.ts");
for (const [name, index] of Object.entries(await createOwnCases())) {
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(index, null, 2)}\n`);
}
