import { packageConfig } from "../tsup.preset.js";

const outDir = "dist/runtimes";

export default [
  // With imports as users have them: how a runtime finds packages is part of what is tried.
  { ...packageConfig(["src/runtimes/smoke/main.ts"]), outDir },
  // In one file, as workerd has no packages.
  { ...packageConfig(["src/runtimes/smoke/worker.ts"]), outDir, noExternal: [/^(?!node:)/] },
];
