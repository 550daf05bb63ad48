import { describeProviders } from "./describe-providers.js";
import { mellon } from "./providers/mellon/mellon.js";
import { pysaml2 } from "./providers/pysaml2/pysaml2.js";

describeProviders([pysaml2, mellon]);
