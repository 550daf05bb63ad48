import { defineConfig } from "vitest/config";

import preset from "../vitest.preset.js";

/** The service providers that take their time, for whoever asks for them by name. */
export default defineConfig({
  ...preset,
  test: { ...preset.test, include: ["src/**/*.slow.ts"], reporters: ["default"] },
});
