import { packageConfig } from "../../tsup.preset.js";

export default packageConfig(["src/index.ts", "src/aws-kms/index.ts"]);
