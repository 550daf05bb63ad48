import { packageConfig } from "../tsup.preset.js";

export default packageConfig({
  main: "src/active-directory/logon/main.ts",
  "domain-service": "src/active-directory/service/main.ts",
});
