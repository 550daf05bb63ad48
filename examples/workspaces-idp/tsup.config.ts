import { defineConfig } from "tsup";

/** One JavaScript file per source file, so that a stack trace names the file a reader has open. */
export default defineConfig({
  entry: ["src/**/*.ts", "!src/**/*.test.ts", "!src/testing/**"],
  bundle: false,
  format: ["esm"],
  target: "node20",
  platform: "node",
  sourcemap: true,
  dts: false,
  clean: false,
  silent: true,
});
