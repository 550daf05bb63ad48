import { defineConfig } from "vitest/config";

/** How every package is tested: tests stand beside their sources; the counts go where `npm test` adds them up. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    reporters: [
      ["default", { summary: false }],
      ["json", { outputFile: ".test-results.json" }],
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Style sheets are imported as text, too; vitest would leave them empty.
    css: true,
  },
});
