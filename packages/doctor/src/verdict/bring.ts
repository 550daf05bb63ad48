import type { ExaminedStepName } from "./verdict.js";

/** What can be brought, by its option, and what for. */
export const brought = {
  "--provider": "FILE of «aws iam get-saml-provider»: signature, issuer",
  "--role": "FILE of «aws iam get-role»: the trust policy",
  "--role-policy": "FILE of «aws iam get-role-policy»: the permission",
  "--directories": "FILE of «describe-workspace-directories»: its settings",
  "--region": "CODE of the directory: the permission to stream",
  "--relay-state": "URL that was posted beside it: where it leads",
  "--ca": "FILE, the authority's certificate: whether it may issue",
  "--account": "FILE, the account as JSON: its names, and the logon",
  "--domain-controller": "FILE, its certificate: whether it can answer",
} as const;

/** An option by which something is brought. */
export type BringOption = keyof typeof brought;

/** What each step needs that can be left out. */
export const neededBy: Readonly<Partial<Record<ExaminedStepName, readonly BringOption[]>>> = {
  signature: ["--provider"],
  issuer: ["--provider"],
  "trust-policy": ["--role"],
  "stream-permission": ["--role-policy", "--directories", "--region"],
  directory: ["--directories"],
  user: ["--account"],
  "relay-state": ["--relay-state"],
  authority: ["--ca"],
  "domain-controller": ["--domain-controller"],
  logon: ["--account"],
};
