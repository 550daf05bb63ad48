import { mergeConfig } from "vitest/config";

import preset from "../../vitest.preset.js";

// Without it vitest leaves style sheets empty, also those that are imported as text.
export default mergeConfig(preset, { test: { css: true } });
