import type { StepName, Walk, WalkStep } from "../walk/walk.js";
import type { stationIcons } from "./icons.js";

/** A stop on the way from passkey to desktop, with the steps taken there. */
export interface Station {
  readonly id: keyof typeof stationIcons;
  readonly name: string;
  /** Whose part the twin plays there. */
  readonly who: string;
  readonly outcome: WalkStep["outcome"] | "told";
  readonly steps: readonly WalkStep[];
}

/** Groups a walk's steps by station; the two ends of the way have none. */
export function stationsOf(walk: Walk): readonly Station[] {
  return [
    { id: "passkey", name: "Passkey", who: "Identity provider", outcome: "told", steps: [] },
    ...plan.map(({ steps: names, ...station }) => {
      const steps = walk.steps.filter((step) => names.includes(step.name));
      return { ...station, outcome: outcomeOf(steps), steps };
    }),
    {
      id: "desktop",
      name: "Desktop",
      who: "Windows",
      outcome: walk.outcome === "desktop" ? "pass" : "not-reached",
      steps: [],
    },
  ];
}

function outcomeOf(steps: readonly WalkStep[]): WalkStep["outcome"] {
  const outcomes = new Set(steps.map((step) => step.outcome));
  return (["fail", "not-reached", "warn", "pass"] as const).find((outcome) => outcomes.has(outcome)) ?? "skipped";
}

const plan: readonly (Pick<Station, "id" | "name" | "who"> & { readonly steps: readonly StepName[] })[] = [
  { id: "message", name: "SAML response", who: "AWS sign-in", steps: ["form", "xml", "signature", "issuer", "status"] },
  {
    id: "sign-in",
    name: "AWS sign-in",
    who: "AWS sign-in and STS",
    steps: ["audience", "recipient", "time", "subject", "role", "trust-policy", "session-name", "session-tags"],
  },
  {
    id: "workspaces",
    name: "WorkSpaces",
    who: "Amazon WorkSpaces",
    steps: ["stream-permission", "directory", "user", "relay-state"],
  },
  { id: "certificate", name: "Certificate", who: "AWS Private CA", steps: ["certificate"] },
  { id: "domain-controller", name: "Domain controller", who: "Active Directory", steps: ["logon"] },
];
