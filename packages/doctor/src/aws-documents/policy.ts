import type { PolicyInput } from "@idpkit/aws-twin";

import { isRecord } from "../json/record.js";

/** Whether a value is meant as a policy, as an object or as text. Whether it is a good one is judged with the rest. */
export function isPolicy(value: unknown): value is PolicyInput {
  return typeof value === "string" || (isRecord(value) && "Statement" in value);
}
