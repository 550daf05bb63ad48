import type { Study } from "../frame/study.js";
import { awsRules } from "./aws-rules.js";
import { bundleSize } from "./bundle-size.js";
import { coldStart } from "./cold-start.js";
import { eventLoop } from "./event-loop.js";
import { linearCost } from "./linear-cost.js";

/** Every study, in the order in which they run. */
export const studies: readonly Study[] = [eventLoop, linearCost, coldStart, bundleSize, awsRules];
