import { mergeConfig } from "vitest/config";

import preset from "../../vitest.preset.js";

export default mergeConfig(preset, {
  test: {
    globalSetup: "src/testing/global-setup.ts",
    setupFiles: "src/testing/end-children.ts",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
