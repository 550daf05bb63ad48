import { packageConfig } from "../../tsup.preset.js";

export default packageConfig(["src/index.ts", "src/testing/index.ts"], ["cbor-x"]);
