import { packageConfig } from "../../tsup.preset.js";

// By itself, so that a page that is served this one file has all of it.
export default packageConfig({ "browser/index": "src/browser/index.ts" });
