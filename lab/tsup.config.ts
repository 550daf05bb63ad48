import { packageConfig } from "../tsup.preset.js";

export default packageConfig(["src/active-directory/logon/main.ts"]);
