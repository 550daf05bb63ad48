import { packageConfig } from "../../tsup.preset.js";

export default packageConfig();
