// Writes the file of this folder anew, with fresh keys, of which none is kept: `node make.mjs`.
import { writeFileSync } from "node:fs";

import { loadExternalCases } from "../../../../scripts/load-external-cases.mjs";

const { createOwnCases } = await loadExternalCases("webauthn", "own-cases.test.fixture.ts");
const cases = JSON.stringify(await createOwnCases(), null, 2);
writeFileSync(new URL("cases.json", import.meta.url), `${cases}\n`);
