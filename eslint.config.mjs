import js from "@eslint/js";
import tsdoc from "eslint-plugin-tsdoc";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/dist/", "**/.cache/", "**/.turbo/", "docs/reference/", "**/*.config.ts", "*.preset.ts"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { tsdoc },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "tsdoc/syntax": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // Scripts and browser code run as they stand; the compiler does not see them.
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["console", "process", "performance", "fetch", "URL", "setTimeout", "AbortController", "Buffer", "crypto"].map(
          (name) => [name, "readonly"],
        ),
      ),
    },
  },
  {
    files: ["packages/*/src/browser/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["document", "window", "location", "navigator", "PublicKeyCredential", "history"].map((n) => [n, "readonly"]),
      ),
    },
  },
);
