import { packageConfig } from "../../tsup.preset.js";

export default packageConfig(["src/index.ts", "src/main.ts"]);
