import { packageConfig } from "../../tsup.preset.js";

// tsup has a style sheet plugin of its own that gets to `./x.css?raw` before the preset's; told so, it gives the text.
export default { ...packageConfig(), loader: { ".css": "text" } };
