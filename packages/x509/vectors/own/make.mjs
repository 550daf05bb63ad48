// Writes the indexes of this folder anew, with fresh keys, of which none is kept: `node make.mjs`.
import { writeFileSync } from "node:fs";

import { loadExternalCases } from "../../../../scripts/load-external-cases.mjs";

const { createOwnCases } = await loadExternalCases("x509", "own-cases.test.fixture.ts");
for (const [name, index] of Object.entries(await createOwnCases())) {
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(index, null, 2)}\n`);
}
