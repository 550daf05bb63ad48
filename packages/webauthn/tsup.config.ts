import { packageConfig } from "../../tsup.preset.js";

export default packageConfig(["src/index.ts", "src/browser/index.ts", "src/testing/index.ts"]);
